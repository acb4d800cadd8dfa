-- A longer limit changes the catalog only.
ALTER TABLE items ALTER COLUMN label TYPE varchar(100);
