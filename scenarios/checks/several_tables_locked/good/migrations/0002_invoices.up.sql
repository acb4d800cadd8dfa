-- The foreign key locks orders as well, by its nature; the new table is nobody else's yet.
CREATE TABLE invoices (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders);
ALTER TABLE orders ADD COLUMN archived boolean NOT NULL DEFAULT false;
