exports.up = (knex) => knex.schema.alterTable('orders', (t) => t.index('note', 'orders_note'));
exports.down = async () => {};
