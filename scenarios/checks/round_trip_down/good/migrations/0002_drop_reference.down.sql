ALTER TABLE orders ADD COLUMN reference text;
CREATE INDEX orders_reference_idx ON orders (reference);
