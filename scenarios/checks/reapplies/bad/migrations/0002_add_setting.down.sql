-- Leaves the row where it is: the next up fails on the primary key.
SELECT 1;
