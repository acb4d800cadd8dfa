-- migrate:up
ALTER TABLE orders ADD COLUMN status text;
UPDATE orders SET status = 'paid';
-- migrate:down
ALTER TABLE orders DROP COLUMN status;
