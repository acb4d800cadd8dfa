#!/usr/bin/env bash
# seed: what was seeded, why it would be, and a server that is left to a person. Needs PostgreSQL binaries.
. "$(dirname "$0")/lib.sh"

use_own_folders

wait_until() { # SECONDS COMMAND...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "not within the time: $*"
    read -r -t 0.05 <> <(:) || true
  done
}
nothing_left() { [ -z "$(ls -A "$work/tmp")" ]; }

write_shop
rehearse seed shop --rows 1000
expect_code 0
expect_out 'public.customers'
expect_out '1,000'
expect_out '2 migrations'
expect_err 'seed'
nothing_left || fail 'expected nothing in the temporary folder'

rehearse seed shop --rows 1000 --quiet --json -
expect_code 0
expect_out '"table": "public.customers"'
expect_out '"kept": null'
expect_err 'public.customers'

rehearse seed shop --rows 1000 --explain
expect_code 0
expect_out 'public.customers, 1,000 rows'
expect_out '  name '
! grep -q 'rows/s' "$err" || fail 'expected that nothing is loaded'
[ "$(awk '{ if (length($0) > 100) print }' "$out" | wc -l)" = 0 ] || fail 'expected lines of 100 columns at most'

write broken/1.up.sql <<<'CREATE TABLE a (id nonsense);'
rehearse seed broken
expect_code 2
expect_err '1.up.sql:1'

rehearse seed shop --keep --explain
expect_code 2
rehearse seed shop --keep --lease forever
expect_code 2
expect_err '--lease forever: expected a duration'

# A server that nobody asked to keep ends with its harness, however that ends.
last='rehearse seed, then SIGKILL'
write slow/1.up.sql <<<'SELECT pg_sleep(600);'
"$REHEARSE" seed slow --keep >"$out" 2>"$err" </dev/null &
pid=$!
wait_until 30 grep -q provision "$err"
kill -KILL "$pid"
wait "$pid" 2>/dev/null || true
wait_until 5 nothing_left

rehearse seed shop --rows 1000 --keep
expect_code 0
socket=$(sed -n 's/^ *psql -h \([^ ]*\) -p 5432 -U owner rehearse_1$/\1/p' "$out")
[ -S "$socket/.s.PGSQL.5432" ] || fail 'expected a server on the printed socket'
if command -v psql >/dev/null; then
  [ "$(psql -h "$socket" -p 5432 -U owner -XAtc 'SELECT count(*) FROM customers' rehearse_1)" = 1000 ] ||
    fail 'expected the rows in the server that was kept'
fi
rehearse gc
expect_out 'nothing to remove'
[ -S "$socket/.s.PGSQL.5432" ] || fail 'expected gc to leave the server alone'
rehearse gc --all
expect_code 0
expect_out 'removed'
nothing_left || fail 'expected gc --all to remove the server that was kept'

rehearse seed shop --rows 10 --keep --lease 1s
expect_code 0
wait_until 15 nothing_left
