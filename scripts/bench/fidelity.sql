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
-- Words as texts have them: a few are most of it.
CREATE TEMP TABLE word AS
SELECT n, CASE WHEN n <= 40 THEN (string_to_array('the of and to in is it you that he was for on are with as his they at be this from have or by one had not but what all were when we there can an your which their', ' '))[n]
  ELSE substr(translate(md5(n::text), '0123456789', 'aeioursntl'), 1, 3 + n % 8) END AS word
FROM generate_series(1, 2000) n;
CREATE FUNCTION pg_temp.prose(words int) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  known text[] := (SELECT array_agg(word ORDER BY n) FROM pg_temp.word);
  made text[] := '{}';
BEGIN
  FOR i IN 1 .. words LOOP
    made := array_append(made, known[1 + floor(2000 * power(random(), 3))::int]);
  END LOOP;
  RETURN array_to_string(made, ' ');
END $$;

INSERT INTO customer
SELECT i, substr(md5(i::text), 1, 6 + i % 9) || i || '@' || (ARRAY['mail.org', 'post.example', 'firm.test'])[1 + floor(3 * power(random(), 2))::int],
  initcap(substr(md5((i * 7)::text), 1, 4 + i % 9)) || ' ' || initcap(substr(md5((i * 13)::text), 1, 3 + i % 11)),
  (ARRAY['DE', 'FR', 'US', 'GB', 'JP', 'BR', 'IN', 'PL'])[1 + floor(8 * power(random(), 2.5))::int],
  date '2012-01-01' + (i / 12)
FROM generate_series(1, :rows / 15) i;
INSERT INTO orders
SELECT i, 1 + floor((:rows / 15) * power(random(), 2.5))::int,
  CASE WHEN i < :rows * 0.9 THEN (ARRAY['sent', 'sent', 'sent', 'sent', 'back', 'lost'])[1 + floor(6 * random())::int]
       ELSE (ARRAY['new', 'paid', 'sent'])[1 + floor(3 * random())::int] END,
  timestamptz '2019-01-01 00:00+00' + i * interval '300 seconds' + random() * random() * interval '9 hours',
  round(exp(3 + 1.2 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))::numeric, 2),
  1 + floor(-ln(1 - random()) * 3)::int, upper(substr(md5(random()::text), 1, 4)) || '-' || lpad((i % 99991)::text, 5, '0'),
  CASE WHEN random() < 0.07 THEN 'SALE' || floor(random() * 60) END,
  CASE WHEN random() < 0.35 THEN pg_temp.prose(4 + floor(30 * random() * random())::int) END,
  CASE WHEN i < :rows * 0.95 AND random() < 0.93 THEN timestamptz '2019-01-02 00:00+00' + i * interval '300 seconds' + random() * interval '4 days' END
FROM generate_series(1, :rows) i;
INSERT INTO document
SELECT i, 1 + floor(:rows * random())::bigint, pg_temp.prose(2 + floor(5 * random())::int),
  pg_temp.prose(150 + floor(900 * random() * random())::int),
  (SELECT string_agg(md5(random()::text || i), '') FROM generate_series(1, 20 + i % 120)), 1
FROM generate_series(1, :rows / 30) i;
\endif
