exports.up = (db) => db.addIndex('orders', 'orders_note', ['note']);
exports.down = async () => {};
