module.exports = {
  up: (queries) => queries.addIndex('orders', ['note'], { name: 'orders_note' }),
  down: async () => {},
};
