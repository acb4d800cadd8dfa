-- migrate:up
CREATE INDEX orders_note ON orders (note);
-- migrate:down
SELECT 1;
