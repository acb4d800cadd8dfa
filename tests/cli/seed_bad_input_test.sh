#!/usr/bin/env bash
# seed with what it cannot use: profiles that are damaged or of another database, a disk that fills up. Each is
# named, and nothing that is half loaded is ever taken for whole. Needs PostgreSQL binaries.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

use_own_folders

write shop/migrations/0001_orders.up.sql <<'EOS'
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);
EOS
profile_of() { # TABLE
  cat <<EOS
SELECT * FROM pg_catalog.pg_restore_relation_stats('version', '180003'::integer, 'schemaname', 'public',
  'relname', '$1', 'relpages', '120'::integer, 'reltuples', '4000'::real, 'relallvisible', '119'::integer);
SELECT * FROM pg_catalog.pg_restore_attribute_stats('version', '180003'::integer, 'schemaname', 'public',
  'relname', '$1', 'attname', 'note', 'inherited', 'f'::boolean, 'null_frac', '0'::real, 'avg_width',
  '40'::integer, 'n_distinct', '-1'::real);
EOS
}
profile_of orders >orders.sql
profile_of invoices >invoices.sql
rehearse profile orders.sql -o orders.json
rehearse profile invoices.sql -o invoices.json
use_profile() {
  write shop/rehearse.toml <<EOS
[migrations]
path = "migrations"
[seed]
profile = "$1"
EOS
}
nothing_kept() {
  rehearse cache list
  expect_out 'no seeded state is kept'
  [ -z "$(ls -A "$work/tmp")" ] || fail 'expected nothing in the temporary folder'
}

# Damaged in each of the ways that a file gets damaged: refused before a server is started.
head -c 200 orders.json >shop/cut.json
: >shop/empty.json
sed 's/"rows": 4000/"rows": -4/' orders.json >shop/negative.json
sed 's/"null_fraction": 0/"null_fraction": 7/' orders.json >shop/absurd.json
for damage in cut empty negative absurd missing; do
  use_profile "$damage.json"
  rehearse seed shop --no-cache
  [ "$code" = 2 ] || [ "$code" = 3 ] || fail "expected the profile $damage.json to be refused"
  expect_err "$damage.json"
  ! grep -q provision "$err" || fail 'expected no server for a damaged profile'
done

cp invoices.json shop/
use_profile invoices.json
rehearse seed shop
expect_code 2
expect_err 'invoices.json'
expect_err 'public.invoices'
expect_err 'public.orders'
nothing_kept

# More rows than the disk has room for are refused at once.
rm shop/rehearse.toml
rehearse seed shop --rows 900000000000
expect_code 3
expect_err 'of disk space for its rows alone'
expect_err '--scale'
nothing_kept

# A disk that turns out to be smaller: here, because indexes and WAL need as much again.
if [ "$(id -u)" != 0 ] || ! mount -t tmpfs -o size=700m,mode=1777 tmpfs "$work/tmp" 2>/dev/null; then
  echo 'not tested: a disk that fills up, which needs a tmpfs of our own'
  exit 0
fi
trap 'umount "$work/tmp"; rm -rf "$work"' EXIT
write full/migrations/0001_orders.up.sql <<'EOS'
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL, code uuid NOT NULL);
CREATE INDEX ON orders (note);
CREATE INDEX ON orders (code);
EOS
write full/rehearse.toml <<'EOS'
[migrations]
path = "migrations"
[seed]
cache = "refresh"
[seed.tables.orders.columns.note]
width = 200
EOS
rehearse seed full --rows 1500000
expect_code 3
grep -qE 'the disk is (almost )?full' "$err" || fail 'expected the full disk to be named'
expect_err 'REHEARSE_TMPDIR'
nothing_kept
