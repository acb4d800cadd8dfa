-- rehearse: no-transaction
-- Each statement commits, so nobody waits for the work after the changes.
ALTER TABLE users ADD COLUMN full_name text;
ALTER TABLE users ADD COLUMN nickname text;
SELECT count(first_name || ' ' || last_name), pg_sleep(0.4) FROM users;
