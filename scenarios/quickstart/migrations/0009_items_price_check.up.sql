-- rehearse: no-transaction
ALTER TABLE order_items ADD CONSTRAINT order_items_price_check CHECK (price >= 0) NOT VALID;
ALTER TABLE order_items VALIDATE CONSTRAINT order_items_price_check;
