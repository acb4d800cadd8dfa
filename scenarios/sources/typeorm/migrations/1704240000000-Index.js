module.exports = class Index1704240000000 {
  async up(runner) {
    await runner.query('CREATE INDEX orders_note ON orders (note)');
  }
  async down() {}
};
