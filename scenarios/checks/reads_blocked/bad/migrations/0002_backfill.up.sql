-- One transaction: the lock of the first statement is held until the second has ended.
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = first_name || ' ' || last_name;
