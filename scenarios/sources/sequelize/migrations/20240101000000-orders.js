module.exports = {
  up: (queries, { INTEGER, TEXT }) => queries.createTable('orders', {
    id: { type: INTEGER, primaryKey: true, autoIncrement: true },
    note: TEXT,
  }),
  down: (queries) => queries.dropTable('orders'),
};
