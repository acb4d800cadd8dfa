exports.up = ({ context: db }) => db.query('CREATE INDEX orders_note ON orders (note)');
exports.down = async () => {};
