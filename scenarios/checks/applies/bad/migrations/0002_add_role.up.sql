-- Works while the table is empty.
ALTER TABLE users ADD COLUMN role text NOT NULL;
