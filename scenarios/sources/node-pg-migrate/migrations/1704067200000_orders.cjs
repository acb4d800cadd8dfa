exports.up = (pgm) => pgm.createTable('orders', { id: 'id', note: 'text' });
exports.down = (pgm) => pgm.dropTable('orders');
