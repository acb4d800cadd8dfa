ALTER TABLE items DROP COLUMN quantity_big;
