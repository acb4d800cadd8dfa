exports.up = async (knex) => {
  await knex.schema.alterTable('orders', (t) => t.string('status', 10));
  await knex('orders').update({ status: 'paid' });
};
exports.down = (knex) => knex.schema.alterTable('orders', (t) => t.dropColumn('status'));
