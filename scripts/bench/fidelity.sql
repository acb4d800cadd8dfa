-- A shop as no generator of ours would make it: skew, correlation, NULLs, texts that compress well and badly.
-- The first part is the schema of both databases, the second is production's data. :rows orders.
\if :schema
CREATE TABLE customer (
  id int PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL, country char(2) NOT NULL, joined date NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY, customer_id int NOT NULL CONSTRAINT orders_customer REFERENCES customer,
  status text NOT NULL CHECK (status IN ('new', 'paid', 'sent', 'back', 'lost')), placed_at timestamptz NOT NULL,
  total numeric(12,2), quantity int NOT NULL, code text NOT NULL, coupon text, remark text, shipped_at timestamptz);
CREATE INDEX orders_placed ON orders (placed_at);
CREATE TABLE document (
  id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, title text NOT NULL, body text NOT NULL,
  raw text NOT NULL, version int NOT NULL);
\else
SELECT setseed(0.31);
-- Words as texts have them: a few are most of it. Sentences repeat, as they do in a shop's texts.
CREATE TEMP TABLE word AS
SELECT n, CASE WHEN n <= 40 THEN (string_to_array('the of and to in is it you that he was for on are with as his they at be this from have or by one had not but what all were when we there can an your which their', ' '))[n]
  ELSE substr(translate(md5(n::text), '0123456789', 'aeioursntl'), 1, 3 + n % 8) END AS word
FROM generate_series(1, 2000) n;
CREATE TEMP TABLE sentence AS
WITH place AS MATERIALIZED (SELECT n, k, 1 + floor(2000 * power(random(), 3))::int AS w FROM generate_series(1, 6000) n, generate_series(1, 6 + n % 15) k)
SELECT place.n AS id, string_agg(word, ' ' ORDER BY k) || '.' AS sentence FROM place JOIN word ON word.n = w GROUP BY place.n;
ANALYZE sentence;

INSERT INTO customer
SELECT i, substr(md5(i::text), 1, 6 + i % 9) || i || '@' || (ARRAY['mail.org', 'post.example', 'firm.test'])[1 + floor(3 * power(random(), 2))::int],
  initcap(substr(md5((i * 7)::text), 1, 4 + i % 9)) || ' ' || initcap(substr(md5((i * 13)::text), 1, 3 + i % 11)),
  (ARRAY['DE', 'FR', 'US', 'GB', 'JP', 'BR', 'IN', 'PL'])[1 + floor(8 * power(random(), 2.5))::int],
  date '2012-01-01' + (i / 12)
FROM generate_series(1, :rows / 15) i;
WITH draw AS MATERIALIZED (
  SELECT i, 1 + floor((:rows / 15) * power(random(), 2.5))::int AS customer, random() AS a, random() AS b, random() AS c, random() AS d,
    CASE WHEN random() < 0.35 THEN 1 + floor(6000 * random())::int END AS remark
  FROM generate_series(1, :rows) i)
INSERT INTO orders
SELECT i, customer,
  CASE WHEN i < :rows * 0.9 THEN (ARRAY['sent', 'sent', 'sent', 'sent', 'back', 'lost'])[1 + floor(6 * a)::int]
       ELSE (ARRAY['new', 'paid', 'sent'])[1 + floor(3 * a)::int] END,
  timestamptz '2019-01-01 00:00+00' + i * interval '300 seconds' + b * c * interval '9 hours',
  round(exp(3 + 1.2 * sqrt(-2 * ln(1 - c)) * cos(2 * pi() * d))::numeric, 2),
  1 + floor(-ln(1 - a) * 3)::int, upper(substr(md5(i::text), 1, 4)) || '-' || lpad((i % 99991)::text, 5, '0'),
  CASE WHEN d < 0.07 THEN 'SALE' || floor(b * 60) END, left(sentence, 10 + floor(110 * b)::int),
  CASE WHEN i < :rows * 0.95 AND b < 0.93 THEN timestamptz '2019-01-02 00:00+00' + i * interval '300 seconds' + c * interval '4 days' END
FROM draw LEFT JOIN sentence ON id = remark ORDER BY i;
-- Four of nine say the same again and again, and compress well; the others hardly do.
WITH part AS MATERIALIZED (
  SELECT i, k, 1 + floor(CASE WHEN i % 9 < 4 THEN 25 ELSE 6000 END * random())::int AS s FROM generate_series(1, :rows / 30) i, generate_series(1, 10 + (i::bigint * 7919 % 83)::int) k)
INSERT INTO document
SELECT i, 1 + floor(:rows * random())::bigint, left(max(sentence), 60), string_agg(sentence, ' ' ORDER BY k),
  (SELECT string_agg(md5(g || ' ' || i), '') FROM generate_series(1, 20 + i % 120) g), 1
FROM part JOIN sentence ON id = s GROUP BY i ORDER BY i;
\endif
