-- rehearse: no-transaction
UPDATE users SET email = lower(email) WHERE id <= 5000;
SELECT pg_sleep(0.2);
UPDATE users SET email = lower(email) WHERE id > 5000;
SELECT pg_sleep(0.2);
