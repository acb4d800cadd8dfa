CREATE TABLE items (id bigint PRIMARY KEY, label varchar(50) NOT NULL);
