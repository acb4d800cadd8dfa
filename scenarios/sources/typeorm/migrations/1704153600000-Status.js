module.exports = class Status1704153600000 {
  async up(runner) {
    await runner.query('ALTER TABLE orders ADD COLUMN status text');
    await runner.query("UPDATE orders SET status = 'paid'");
  }
  async down(runner) {
    await runner.dropColumn('orders', 'status');
  }
};
