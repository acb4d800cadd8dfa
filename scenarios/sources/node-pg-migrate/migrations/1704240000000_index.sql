-- Up Migration
CREATE INDEX orders_note ON orders (note);
-- Down Migration
SELECT 1;
