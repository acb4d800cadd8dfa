import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<any>) {
  await db.schema.alterTable('orders').addColumn('status', 'text').execute();
  await sql`UPDATE orders SET status = 'paid'`.execute(db);
}

export async function down(db: Kysely<any>) {
  await db.schema.alterTable('orders').dropColumn('status').execute();
}
