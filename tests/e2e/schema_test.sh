#!/usr/bin/env bash
# rehearse schema snapshot and diff, whole: a server that runs, exit codes, files, secrets, interruption.
source "$(dirname "$0")/lib.sh"

# The server of a run in progress stands in for production: its second migration never ends.
migration shop 0001_orders 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);' 'DROP TABLE orders;'
migration shop 0002_never 'SELECT pg_sleep(3600);' 'SELECT 1;'
printf '[migrations]\nunder_test = "0002"\n[seed]\nrows = 0\n' >"$scratch/shop/rehearse.toml"
set -m
(cd "$scratch" && exec "$REHEARSE" run shop --verbose) >"$scratch/production" 2>&1 </dev/null &
production=$!
set +m
trap 'kill -9 $production 2>/dev/null || true; rm -rf "$scratch"' EXIT
wait_until 60 grep -qs '0002_never.up.sql' "$scratch/production" || fail "production did not start: $(cat "$scratch/production")"
sockets=$(find "$scratch/tmp" -name '*.s' | head -n 1)
url="postgresql://postgres:s3cret@/rehearse_1?host=$sockets"

# A snapshot is the same each time, and holds nothing of the server.
run schema snapshot "$url" -o schema.json
expect_status 0
cp "$scratch/schema.json" "$scratch/first.json"
run schema snapshot "$url" --timeout 5min -o schema.json
expect_status 0
cmp "$scratch/first.json" "$scratch/schema.json" || fail "two snapshots of one schema differ"
! grep -qF -e "$scratch" -e s3cret "$scratch/schema.json" || fail "the snapshot names the server"
run schema snapshot "$url"
expect_status 0
cmp "$scratch/out" "$scratch/schema.json" || fail "standard output is not the file"
(cd "$scratch" && PGHOST=$sockets PGUSER=postgres PGDATABASE=rehearse_1 "$REHEARSE" schema snapshot postgresql:// -o env.json)
cmp "$scratch/env.json" "$scratch/schema.json" || fail "the PG variables lead elsewhere"

# Equal, whatever the sides are.
mkdir "$scratch/migrations"
cp "$scratch"/shop/0001* "$scratch/migrations"
echo 'CREATE TABLE public.orders (id bigint PRIMARY KEY, total numeric NOT NULL);' >"$scratch/structure.sql"
for side in migrations structure.sql schema.json; do
  run schema diff "$side" "$url"
  expect_status 0
  ! grep -qF s3cret "$scratch/out" || fail "the password is shown"
done
run schema diff - schema.json <"$scratch/schema.json"
expect_status 0

# Different.
migration migrations 0002_note 'ALTER TABLE orders ADD note text;' 'ALTER TABLE orders DROP note;'
run schema diff migrations "$url"
expect_status 1
expect_output 'public.orders.note'
run schema diff migrations "$url" --format json -o diff.json
expect_status 1
[ "$(jq -r '.equal, .differences[0].object' "$scratch/diff.json" | tr '\n' ' ')" = 'false public.orders.note ' ] || fail "diff.json: $(cat "$scratch/diff.json")"
run schema diff migrations structure.sql --format markdown
expect_status 1

# What does not work says so.
run schema diff migrations nowhere
expect_status 2
run schema snapshot "postgresql://app:s3cret@127.0.0.1:1/shop"
expect_status 3
expect_output 'cannot connect to postgresql://app@127.0.0.1:1/shop'
! grep -qF s3cret "$scratch/out" || fail "the password is shown"
run schema snapshot "$url" -o missing/schema.json
expect_status 2
migration broken 0001_x "$(printf 'SELECT 1;\nSELECT missing;')" 'SELECT 1;'
run schema diff broken schema.json
expect_status 2
expect_output 'broken/0001_x.up.sql:2:8: error: 0001_x does not apply'
[ -z "$(find "$scratch" -maxdepth 1 -name '*.partial')" ] || fail "a half-written file is left"

# Ctrl-C ends a throwaway server, and leaves no half of a file.
migration never 0001_x 'SELECT pg_sleep(3600);' 'SELECT 1;'
set -m
(cd "$scratch" && exec "$REHEARSE" schema diff never schema.json -o never.txt) >"$scratch/out" 2>&1 </dev/null &
pid=$!
set +m
two_servers() { [ "$(find "$scratch/tmp" -name '.s.PGSQL.5432' | wc -l)" -eq 2 ]; }
wait_until 60 two_servers || fail "the throwaway server did not start"
kill -INT "$pid"
status=0
wait "$pid" || status=$?
expect_status 130
[ ! -e "$scratch/never.txt" ] || fail "a file of an interrupted diff"

kill -INT "$production"
wait "$production" || true
expect_nothing_left
