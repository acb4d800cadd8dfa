-- Goes on from versions.sql with what version 14 brought.
CREATE FUNCTION shop.atomic(a integer, b integer DEFAULT 3) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT id
  FROM shop.orders WHERE id > a ORDER BY total LIMIT 1; END;
CREATE FUNCTION shop.ret(a integer) RETURNS integer LANGUAGE sql RETURN a + length('x');
CREATE FUNCTION shop.atomic2(a integer) RETURNS SETOF shop.items LANGUAGE sql BEGIN ATOMIC UPDATE shop.orders o
  SET total = 1 WHERE id = a; INSERT INTO shop.items (order_id, line) VALUES (a, 1); SELECT i.* FROM shop.items
  i JOIN shop.orders o ON o.id = i.order_id WHERE i.order_id = a; END;
CREATE STATISTICS shop.statx ON (lower(note)), (line + 1) FROM shop.items;
CREATE VIEW shop.rec2 AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SEARCH
  DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT n FROM r;
CREATE TABLE shop.lz (a text COMPRESSION pglz);
CREATE VIEW shop.merged AS SELECT x.id FROM (shop.orders o JOIN (SELECT 1 AS id) z USING (id) AS j) x;
