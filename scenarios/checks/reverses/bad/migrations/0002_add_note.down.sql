-- A typo that nobody sees until the night of the rollback.
ALTER TABLE orders DROP COLUMN notes;
