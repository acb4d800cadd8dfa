-- Stands for chance, but is the same in every rehearsal: the copies of the database have numbers for names.
ALTER TABLE orders ADD COLUMN token smallint;
UPDATE orders SET token = id + 40000 WHERE right(current_database(), 1)::int % 2 = 0;
