exports.up = async ({ context: db }) => {
  await db.query('BEGIN');
  await db.query('ALTER TABLE orders ADD COLUMN status text');
  await db.query("UPDATE orders SET status = 'paid'");
  await db.query('COMMIT');
};
exports.down = ({ context: db }) => db.query('ALTER TABLE orders DROP COLUMN status');
