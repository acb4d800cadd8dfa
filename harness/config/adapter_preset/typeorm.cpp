#include "config/adapter_presets.h"

namespace rehearse::config {

namespace {

// The command line of TypeORM runs all that is pending, and lists nothing without a database: so its own
// classes are asked. Transactions are as the data source says (migrationsTransactionMode).
constexpr const char* kHelper = R"(// one migration of a TypeORM data source
const fs = require('fs'), path = require('path');
const [action, wanted] = process.argv.slice(1);
const folders = ['', 'src/', 'src/config/', 'src/database/', 'src/db/', 'dist/', 'build/'];
const names = folders.flatMap((folder) => ['data-source', 'datasource', 'ormconfig'].flatMap(
  (name) => ['.ts', '.js', '.cjs'].map((end) => folder + name + end)));
const nameOf = (migration) => migration.name || migration.constructor.name;
const isSource = (one) => one && typeof one.undoLastMigration === 'function';

function understandTypeScript() {
  for (const loader of ['ts-node/register/transpile-only', 'tsx/cjs'])
    try { return require(loader); } catch (error) { if (error.code !== 'MODULE_NOT_FOUND') throw error; }
  throw new Error('a data source in TypeScript needs ts-node or tsx');
}

function dataSource() {
  const file = process.env.TYPEORM_DATA_SOURCE || names.find((name) => fs.existsSync(name));
  if (!file) throw new Error('no data source found: name its file in the variable TYPEORM_DATA_SOURCE');
  if (file.endsWith('.ts')) understandTypeScript();
  const exported = require(path.resolve(file));
  const source = [exported, ...Object.values(exported)].find(isSource);
  if (!source) throw new Error(file + ' exports no data source');
  return source.setOptions({ synchronize: false, dropSchema: false, migrationsRun: false });
}

async function main() {
  const source = dataSource();
  if (action === 'list') {
    await source.buildMetadatas();
    const age = (name) => parseInt(name.slice(-13), 10);
    const all = source.migrations.map(nameOf).sort((a, b) => age(a) - age(b));
    return console.log(all.join('\n'));
  }
  await source.initialize();
  try {
    source.migrations = source.migrations.filter((migration) => nameOf(migration) === wanted);
    const options = { transaction: source.options.migrationsTransactionMode };
    if (action === 'up') await source.runMigrations(options);
    else await source.undoLastMigration(options);
  } finally {
    await source.destroy();
  }
}

main().catch((error) => { console.error(error); process.exit(1); });
)";

}  // namespace

extern const AdapterSpec typeorm{
    .tool = "typeorm",
    .list = {"node", "-e", kHelper, "list"},
    .up = {"node", "-e", kHelper, "up", "{id}"},
    .down = {"node", "-e", kHelper, "down", "{id}"},
    .ledger = {"migrations", "typeorm_metadata"},
};

}  // namespace rehearse::config
