ALTER TABLE orders DROP COLUMN archived;
ALTER TABLE users DROP COLUMN archived;
