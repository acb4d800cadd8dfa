exports.up = (db) => db.createTable('orders', {
  id: { type: 'int', primaryKey: true, autoIncrement: true },
  note: 'text',
});
exports.down = (db) => db.dropTable('orders');
