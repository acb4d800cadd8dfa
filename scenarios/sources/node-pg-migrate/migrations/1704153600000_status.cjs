exports.up = (pgm) => {
  pgm.addColumns('orders', { status: 'text' });
  pgm.sql("UPDATE orders SET status = 'paid'");
};
exports.down = (pgm) => pgm.dropColumns('orders', ['status']);
