exports.up = (knex) => knex.schema.createTable('orders', (t) => { t.increments('id'); t.text('note'); });
exports.down = (knex) => knex.schema.dropTable('orders');
