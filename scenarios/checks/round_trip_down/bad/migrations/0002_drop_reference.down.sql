-- The index went with the column, and does not come back with it.
ALTER TABLE orders ADD COLUMN reference text;
