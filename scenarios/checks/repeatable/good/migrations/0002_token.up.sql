ALTER TABLE orders ADD COLUMN token smallint;
UPDATE orders SET token = id % 30000;
