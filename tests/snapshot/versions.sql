-- Every kind of definition that PostgreSQL stores parsed and prints again, in words of version 13.
CREATE SCHEMA shop;
CREATE TYPE shop.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE shop.pair AS (a integer, b text);
CREATE DOMAIN shop.positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN shop.email AS text COLLATE "C" DEFAULT 'a@b'::text NOT NULL CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE SEQUENCE shop.numbers START 10 INCREMENT 5;
CREATE TABLE shop.customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email shop.email,
  name varchar(80) NOT NULL,
  tags text[] DEFAULT ARRAY['new'::text, 'web'],
  feeling shop.mood DEFAULT 'ok',
  joined timestamptz NOT NULL DEFAULT now(),
  born date DEFAULT '2000-01-01'::date,
  kept interval DEFAULT '1 year 2 mons'::interval,
  settings jsonb DEFAULT '{}',
  at_zone timestamp DEFAULT (now() AT TIME ZONE 'utc'),
  lowered text GENERATED ALWAYS AS (lower(name::text) || '!') STORED,
  who name DEFAULT CURRENT_USER,
  who2 text DEFAULT SESSION_USER,
  day date DEFAULT CURRENT_DATE,
  t time DEFAULT LOCALTIME(0),
  number integer DEFAULT nextval('shop.numbers'),
  CONSTRAINT short_name CHECK (length(name) < 80 AND name <> '' OR name IS NULL),
  CONSTRAINT known CHECK (name IN ('a', 'b', 'c')),
  CONSTRAINT between_dates CHECK (born BETWEEN '1900-01-01' AND '2100-01-01' AND joined IS NOT NULL),
  UNIQUE (email)
);
CREATE TABLE shop.orders (
  id integer PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES shop.customers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  total numeric(12,2) NOT NULL DEFAULT 0.00 CHECK (total >= 0),
  state shop.mood,
  pair shop.pair,
  created timestamptz,
  CONSTRAINT pair_ok CHECK ((pair).a IS NULL OR (pair).a > 0),
  CONSTRAINT casey CHECK (CASE WHEN total > 10 THEN state IS NOT NULL ELSE true END),
  CONSTRAINT noninh CHECK (total < 1000000) NO INHERIT
);
CREATE TABLE shop.items (
  order_id integer REFERENCES shop.orders,
  line integer NOT NULL,
  note text COLLATE "C",
  data jsonb,
  PRIMARY KEY (order_id, line),
  CHECK (data ? 'sku'),
  CHECK (data->>'sku' IS DISTINCT FROM ''),
  CHECK (COALESCE(note, '') NOT LIKE 'x%' ),
  CHECK (note SIMILAR TO '[a-z]+'),
  CHECK (substring(note from 1 for 3) <> 'abc'),
  CHECK (position('a' in note) > 0),
  CHECK (overlay(note placing 'x' from 1) <> trim(both ' ' from note)),
  CHECK (note COLLATE "C" < 'z'),
  CHECK (line = ANY (ARRAY[1,2,3])),
  CHECK (line NOT IN (7, 8)),
  CHECK ((order_id, line) <> (1, 1)),
  CHECK ((order_id, line) < (10, 10)),
  CHECK (NOT (line = 5)),
  CHECK (greatest(line, 1) > 0 AND nullif(line, 3) IS NULL),
  CHECK (date_part('year', now()) > 1.5),
  CHECK ((now() at time zone 'Europe/Berlin')::date > '2000-01-01'),
  CHECK (row(order_id, line) IS NOT NULL),
  CHECK (normalize(note) = note)
);
CREATE INDEX part ON shop.orders (created) WHERE state = 'ok' AND total > 1.5;
CREATE INDEX expr ON shop.customers (lower(name), (born + 1)) INCLUDE (joined);
CREATE UNIQUE INDEX coal ON shop.items (COALESCE(note, ''::text), (data->>'a') text_pattern_ops DESC);
CREATE INDEX cas ON shop.items ((CASE line WHEN 1 THEN 'a' ELSE 'b' END));
CREATE STATISTICS shop.stat (ndistinct, dependencies) ON id, customer_id FROM shop.orders;
CREATE VIEW shop.single AS SELECT id, name, lower(name) AS low FROM shop.customers WHERE id > 10 ORDER BY name;
CREATE VIEW shop.alias AS SELECT c.id, c.name AS n FROM shop.customers c WHERE c.name <> '';
CREATE VIEW shop.joined AS SELECT c.id, c.name, o.total FROM shop.customers c JOIN shop.orders o ON
  o.customer_id = c.id LEFT JOIN shop.items i ON i.order_id = o.id WHERE o.total > 5;
CREATE VIEW shop.using_join AS SELECT * FROM shop.orders o JOIN (SELECT order_id AS id, count(*) AS n FROM
  shop.items GROUP BY order_id) s USING (id);
CREATE VIEW shop.sub AS SELECT id, (SELECT count(*) FROM shop.items i WHERE i.order_id = o.id) AS n, (SELECT
  max(line) FROM shop.items) AS m FROM shop.orders o;
CREATE VIEW shop.uni AS SELECT id::bigint, 'order' AS what FROM shop.orders UNION ALL SELECT id, name FROM
  shop.customers;
CREATE VIEW shop.cte AS WITH x AS (SELECT id, total FROM shop.orders WHERE total > 1), y AS MATERIALIZED (SELECT
  max(id) AS id FROM x) SELECT x.id, x.total FROM x, y WHERE x.id = y.id;
CREATE VIEW shop.rec AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r;
CREATE VIEW shop.agg AS SELECT customer_id, sum(total) FILTER (WHERE state = 'ok') AS s, count(DISTINCT state)
  AS c, row_number() OVER (PARTITION BY customer_id ORDER BY sum(total) DESC) AS rn, string_agg(state::text, ','
  ORDER BY id) AS l FROM shop.orders GROUP BY customer_id, id HAVING count(*) > 0;
CREATE VIEW shop.sets AS SELECT customer_id, state, grouping(state) AS g, sum(total) AS t FROM shop.orders GROUP
  BY GROUPING SETS ((customer_id), (state), ());
CREATE VIEW shop.win AS SELECT id, sum(total) OVER w AS run, lag(total) OVER (w ROWS BETWEEN 1 PRECEDING AND
  CURRENT ROW) AS l FROM shop.orders WINDOW w AS (PARTITION BY customer_id ORDER BY created);
CREATE VIEW shop.lat AS SELECT o.id, x.line FROM shop.orders o CROSS JOIN LATERAL (SELECT line FROM shop.items i
  WHERE i.order_id = o.id ORDER BY line LIMIT 1) x;
CREATE VIEW shop.vals AS SELECT a, b FROM (VALUES (1, 'x'), (2, 'y')) v(a, b);
CREATE VIEW shop.func AS SELECT g, g * 2 AS d FROM generate_series(1, 3) g;
CREATE VIEW shop.ext AS SELECT created AT TIME ZONE 'utc' AS u, substring(i.note FROM 'a(.)') AS s, trim(i.note)
  AS t FROM shop.orders, shop.items i;
CREATE VIEW shop.star AS SELECT * FROM shop.single;
CREATE VIEW shop.dup AS SELECT a.id, b.id AS id2 FROM shop.orders a, shop.orders b WHERE a.id < b.id AND EXISTS
  (SELECT 1 FROM shop.items WHERE items.order_id = a.id);
CREATE VIEW shop.whole AS SELECT o FROM shop.orders o;
CREATE VIEW shop.dist AS SELECT DISTINCT ON (customer_id) customer_id, id FROM shop.orders ORDER BY customer_id,
  id DESC;
CREATE VIEW shop.upd WITH (check_option=local) AS SELECT id, total FROM shop.orders WHERE total > 0;
CREATE VIEW shop.nat AS SELECT id, n FROM shop.sub NATURAL JOIN (SELECT 1 AS id) z;
CREATE VIEW shop.roles AS SELECT CURRENT_USER AS u, SESSION_USER AS s, CURRENT_CATALOG AS c, CURRENT_SCHEMA AS
  sc, CURRENT_TIMESTAMP(2) AS ts, CURRENT_ROLE AS r;
CREATE VIEW shop.fld AS SELECT (pair).a AS a, (pair).b FROM shop.orders;
CREATE VIEW shop.arr AS SELECT tags[1] AS f, tags[1:2] AS s, array_length(tags, 1) AS n, 'x' = ANY (tags) AS has
  FROM shop.customers;
CREATE VIEW shop.lim AS SELECT id FROM shop.orders ORDER BY id OFFSET 5 LIMIT 10;
CREATE VIEW shop.intersected AS (SELECT id FROM shop.orders EXCEPT SELECT order_id FROM shop.items) ORDER BY 1;
CREATE VIEW shop.samp AS SELECT id FROM shop.orders TABLESAMPLE system (10) REPEATABLE (1);
CREATE VIEW shop.quoted AS SELECT id AS "Id", name AS "select" FROM shop.customers AS "C";
CREATE VIEW shop.inter AS SELECT kept + '3 days'::interval AS k, born - '2001-01-01'::date AS d, -5 AS neg, 1.50
  AS num, 'é' AS acc, E'a\\b' AS bs, B'101' AS bits, NULL::text AS nul FROM shop.customers;
CREATE VIEW shop.fullj AS SELECT COALESCE(a.id, b.order_id) AS x FROM shop.orders a FULL JOIN shop.items b ON
  a.id = b.order_id;
CREATE MATERIALIZED VIEW shop.mat AS SELECT state, count(*) AS n FROM shop.orders GROUP BY state;
CREATE UNIQUE INDEX mat_state ON shop.mat (state);
CREATE FUNCTION shop.f(a integer, b text DEFAULT 'x', VARIADIC c integer[] DEFAULT '{}') RETURNS text LANGUAGE
  sql IMMUTABLE AS $$ SELECT b $$;
CREATE FUNCTION shop.g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE PROCEDURE shop.p(INOUT a integer) LANGUAGE plpgsql AS $$ BEGIN a := 1; END $$;
CREATE FUNCTION shop.h(d timestamptz DEFAULT now() - '1 day'::interval, OUT x integer, OUT y text) RETURNS SETOF
  record LANGUAGE sql AS $$ SELECT 1, 'a' $$;
CREATE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE TRIGGER touched BEFORE UPDATE OF total ON shop.orders FOR EACH ROW WHEN (old.total IS DISTINCT FROM
  new.total AND new.state = 'ok') EXECUTE FUNCTION shop.g();
CREATE TRIGGER stmt AFTER INSERT ON shop.items REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE
  FUNCTION shop.g();
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON shop.items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN
  (new.line > 3) EXECUTE FUNCTION shop.g();
CREATE RULE no_delete AS ON DELETE TO shop.items WHERE old.line = 1 DO INSTEAD NOTHING;
CREATE RULE ins AS ON INSERT TO shop.single DO INSTEAD INSERT INTO shop.customers (name) VALUES (new.name)
  RETURNING id, name, lower(name);
CREATE RULE upd AS ON UPDATE TO shop.single DO INSTEAD UPDATE shop.customers SET name = new.name WHERE id = old.id;
CREATE RULE del AS ON DELETE TO shop.single DO INSTEAD DELETE FROM shop.customers c USING shop.orders o WHERE
  c.id = old.id AND o.id = c.id;
ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON shop.orders FOR SELECT USING (customer_id = (SELECT id FROM shop.customers WHERE name =
  CURRENT_USER));
CREATE POLICY ins ON shop.orders FOR INSERT WITH CHECK (total > 0 AND EXISTS (SELECT 1 FROM shop.customers c
  WHERE c.id = orders.customer_id));
CREATE TABLE shop.log (id bigint NOT NULL, at timestamptz NOT NULL, kind text DEFAULT 'x', PRIMARY KEY (id, at))
  PARTITION BY RANGE (at);
CREATE TABLE shop.log_2026 PARTITION OF shop.log FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01
  00:00:00+00');
CREATE TABLE shop.log_rest PARTITION OF shop.log DEFAULT;
CREATE TABLE shop.byhash (id integer) PARTITION BY HASH (id);
CREATE TABLE shop.byhash_0 PARTITION OF shop.byhash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shop.bylist (region text) PARTITION BY LIST (lower(region));
CREATE TABLE shop.bylist_eu PARTITION OF shop.bylist FOR VALUES IN ('de', 'fr', NULL);
CREATE TABLE shop.base (a integer NOT NULL, b text NOT NULL);
CREATE TABLE shop.child (c integer) INHERITS (shop.base);
CREATE TABLE shop.excl (during tsrange, EXCLUDE USING gist (during WITH &&) WHERE (NOT isempty(during)));
CREATE TYPE shop.span AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE PUBLICATION pub FOR TABLE shop.orders, shop.items WITH (publish = 'insert,update');
COMMENT ON TABLE shop.orders IS 'it''s';
GRANT SELECT ON shop.orders TO PUBLIC;
GRANT UPDATE (total) ON shop.orders TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO PUBLIC;
CREATE TEXT SEARCH CONFIGURATION shop.plain (COPY = simple);
CREATE COLLATION shop.c (LOCALE = 'C');
CREATE OPERATOR shop.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR =
  OPERATOR(shop.===), RESTRICT = eqsel);
CREATE CAST (shop.pair AS text) WITH INOUT;

-- What versions truly see differently.
CREATE VIEW shop.epoch AS SELECT EXTRACT(epoch FROM created) AS e FROM shop.orders;
ALTER TABLE shop.orders ADD CONSTRAINT this_century CHECK (EXTRACT(year FROM created) > 2000);
CREATE UNLOGGED TABLE shop.fast (id serial);
CREATE SUBSCRIPTION sub CONNECTION 'dbname=elsewhere' PUBLICATION pub
  WITH (connect = false, enabled = false, slot_name = NONE);
