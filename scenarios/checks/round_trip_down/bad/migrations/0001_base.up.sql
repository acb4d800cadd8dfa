CREATE TABLE orders (id bigint PRIMARY KEY, reference text);
CREATE INDEX orders_reference_idx ON orders (reference);
