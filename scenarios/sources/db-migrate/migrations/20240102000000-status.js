exports.up = async (db) => {
  await db.addColumn('orders', 'status', 'text');
  await db.runSql("UPDATE orders SET status = 'paid'");
};
exports.down = (db) => db.removeColumn('orders', 'status');
