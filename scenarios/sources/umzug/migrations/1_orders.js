exports.up = ({ context: db }) => db.query('CREATE TABLE orders (id serial PRIMARY KEY, note text)');
exports.down = ({ context: db }) => db.query('DROP TABLE orders');
