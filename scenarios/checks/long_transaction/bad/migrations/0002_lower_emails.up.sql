-- One transaction for all batches: its snapshot holds back VACUUM, and rows that it changed stay locked.
UPDATE users SET email = lower(email) WHERE id <= 5000;
SELECT pg_sleep(0.2);
UPDATE users SET email = lower(email) WHERE id > 5000;
SELECT pg_sleep(0.2);
