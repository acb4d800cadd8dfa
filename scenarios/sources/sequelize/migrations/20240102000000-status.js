module.exports = {
  up: (queries, { TEXT }) => queries.sequelize.transaction(async (transaction) => {
    await queries.addColumn('orders', 'status', TEXT, { transaction });
    await queries.sequelize.query("UPDATE orders SET status = 'paid'", { transaction });
  }),
  down: (queries) => queries.removeColumn('orders', 'status'),
};
