ALTER TABLE counters DROP COLUMN value;
