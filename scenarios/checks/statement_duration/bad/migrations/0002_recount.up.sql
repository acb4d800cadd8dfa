-- Stands for one statement that works on all rows at once.
SELECT pg_sleep(0.3);
