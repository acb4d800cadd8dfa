const { Client } = require('pg');
const { Umzug } = require('umzug');

const client = new Client({ connectionString: process.env.DATABASE_URL });
const storage = {
  async executed() {
    await client.query('CREATE TABLE IF NOT EXISTS umzug_migrations (name text PRIMARY KEY)');
    const { rows } = await client.query('SELECT name FROM umzug_migrations ORDER BY name');
    return rows.map((row) => row.name);
  },
  logMigration: ({ name }) => client.query('INSERT INTO umzug_migrations VALUES ($1)', [name]),
  unlogMigration: ({ name }) => client.query('DELETE FROM umzug_migrations WHERE name = $1', [name]),
};
const umzug = new Umzug({ migrations: { glob: 'migrations/*.js' }, context: client, storage, logger: console });

client.connect().then(() => umzug.runAsCLI()).finally(() => client.end());
