-- migrate:up
CREATE TABLE orders (id serial PRIMARY KEY, note text);
-- migrate:down
DROP TABLE orders;
