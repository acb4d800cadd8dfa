CREATE TABLE items (id bigint PRIMARY KEY, quantity integer NOT NULL);
