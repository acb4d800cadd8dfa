-- The same work in pieces, each within the budget.
SELECT pg_sleep(0.1);
SELECT pg_sleep(0.1);
SELECT pg_sleep(0.1);
