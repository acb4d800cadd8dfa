-- Somebody sold more than two billion of something.
ALTER TABLE order_items ALTER COLUMN quantity TYPE bigint;
