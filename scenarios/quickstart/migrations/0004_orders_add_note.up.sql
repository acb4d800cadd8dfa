-- A nullable column, and one with a constant default: both only touch the catalog.
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN gift boolean NOT NULL DEFAULT false;
