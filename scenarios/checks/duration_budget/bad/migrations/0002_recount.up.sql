-- Stands for any work that takes longer than the deployment has time for.
SELECT pg_sleep(0.3);
