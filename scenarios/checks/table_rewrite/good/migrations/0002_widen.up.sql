-- A new column that new code writes to; a batched backfill and the switch follow in migrations of their own.
ALTER TABLE items ADD COLUMN quantity_big bigint;
