-- Works on an empty table, and on every developer's laptop.
ALTER TABLE customers ADD COLUMN tier text NOT NULL;
