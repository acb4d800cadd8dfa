ALTER TABLE orders DROP COLUMN external_ref;
