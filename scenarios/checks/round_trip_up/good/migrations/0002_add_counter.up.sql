ALTER TABLE counters ADD COLUMN value bigint;
