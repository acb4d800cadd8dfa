#!/usr/bin/env bash
# seed --report: what was asked against what ANALYZE says is there. Needs PostgreSQL binaries.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

use_own_folders

write shop/migrations/0001_orders.up.sql <<'EOS'
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount int NOT NULL, note text NOT NULL);
CREATE TABLE other (id int PRIMARY KEY);
EOS
write shop/rehearse.toml <<'EOS'
[migrations]
path = "migrations"
[seed]
profile = "profile.json"
rows = 300
[seed.tables.orders.columns.state]
values = { paid = 0.7, open = 0.3 }
nulls = 0.25
EOS
write statistics.sql <<'EOS'
SELECT * FROM pg_catalog.pg_restore_relation_stats('version', '180003'::integer, 'schemaname', 'public',
  'relname', 'orders', 'relpages', '120'::integer, 'reltuples', '4000'::real, 'relallvisible', '119'::integer);
SELECT * FROM pg_catalog.pg_restore_attribute_stats('version', '180003'::integer, 'schemaname', 'public',
  'relname', 'orders', 'attname', 'amount', 'inherited', 'f'::boolean, 'null_frac', '0.5'::real, 'avg_width',
  '4'::integer, 'n_distinct', '2'::real, 'most_common_vals', '{7,9}'::text, 'most_common_freqs', '{0.4,0.1}'::real[]);
SELECT * FROM pg_catalog.pg_restore_relation_stats('version', '180003'::integer, 'schemaname', 'public',
  'relname', 'gone', 'relpages', '1'::integer, 'reltuples', '10'::real, 'relallvisible', '1'::integer);
SELECT * FROM pg_catalog.pg_restore_attribute_stats('version', '180003'::integer, 'schemaname', 'public',
  'relname', 'gone', 'attname', 'x', 'inherited', 'f'::boolean, 'null_frac', '0'::real, 'avg_width',
  '4'::integer, 'n_distinct', '-1'::real);
EOS
rehearse profile statistics.sql -o shop/profile.json
expect_code 0

rehearse seed shop --report --quiet -o report.json
expect_code 0
expect_out 'asked > there'
expect_out 'public.orders.state'
expect_out 'public.orders.amount, null fraction: off by 0.500; the column is NOT NULL here, or part of a key'
expect_out 'table public.gone: not in this schema'
expect_out 'nothing is asked of'
jq -e '.report.deviations | map(select(.subject == "public.orders.state")) | length == 3 and all(.met)' report.json >/dev/null ||
  fail 'expected that NULLs, values and frequencies of the configured column are compared, and met'
jq -e '.report.faithful == false and (.report.deviations | .[0].deviation / .[0].bar >= .[-1].deviation / .[-1].bar)' report.json >/dev/null ||
  fail 'expected what is not met'
jq -e '[.report.deviations[] | select(.metric == "rows") | .asked] == [4000, 300] or
  [.report.deviations[] | select(.metric == "rows") | .asked] == [300, 4000]' report.json >/dev/null ||
  fail 'expected the rows of the profile, and those of the configuration for the other table'

rehearse seed shop --quiet -o report.json
jq -e '.report == null' report.json >/dev/null || fail 'expected no report that nobody asked for'
rehearse seed shop --report --explain
expect_code 2

# A number for all tables does not touch those that the profile counts; one for a table does.
rehearse seed shop --explain --rows 50
expect_out 'public.orders, 4,000 rows (rows of the profile)'
expect_out 'public.other, 50 rows ([seed] rows: the profile does not tell any)'
rehearse seed shop --explain --rows orders=50
expect_out 'public.orders, 50 rows (rows of its [seed] entry)'
