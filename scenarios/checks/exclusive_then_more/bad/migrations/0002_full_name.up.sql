-- Several quick changes of one table are no trouble; the work after them is.
ALTER TABLE users ADD COLUMN full_name text;
ALTER TABLE users ADD COLUMN nickname text;
SELECT count(first_name || ' ' || last_name), pg_sleep(0.4) FROM users;
