const { Table } = require('typeorm');

module.exports = class Orders1704067200000 {
  async up(runner) {
    await runner.createTable(new Table({
      name: 'orders',
      columns: [
        { name: 'id', type: 'int', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
        { name: 'note', type: 'text' },
      ],
    }));
  }
  async down(runner) {
    await runner.dropTable('orders');
  }
};
