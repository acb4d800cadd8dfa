import type { Kysely } from 'kysely';

export async function up(db: Kysely<any>) {
  await db.schema.createIndex('orders_note').on('orders').column('note').execute();
}

export async function down() {}
