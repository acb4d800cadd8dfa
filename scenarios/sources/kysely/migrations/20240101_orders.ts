import type { Kysely } from 'kysely';

export async function up(db: Kysely<any>) {
  await db.schema.createTable('orders').addColumn('id', 'serial', (c) => c.primaryKey()).addColumn('note', 'text').execute();
}

export async function down(db: Kysely<any>) {
  await db.schema.dropTable('orders').execute();
}
