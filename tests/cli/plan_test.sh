#!/usr/bin/env bash
# plan shows migrations with file:line, rows, budgets and checks; it starts and writes nothing.
. "$(dirname "$0")/lib.sh"

write_shop
write shop/rehearse.toml <<'EOT'
[migrations]
path = "migrations"
under_test = "last 1"
[seed]
rows = 500
[seed.tables.customers]
rows = "2M"
[budget]
preset = "strict"
[checks]
skip = ["table_rewrite"]
EOT
before=$(find . | sort)

rehearse plan shop
expect_code 0
expect_no_err
expect_out 'baseline: 1 migration,'
expect_out 'under test: 1 migration '
expect_out '0002_index'
expect_out 'up: 2 statements, no transaction'
expect_out 'shop/migrations/0002_index.up.sql:2  CREATE INDEX CONCURRENTLY'
expect_out 'down: 1 statement, one transaction'
expect_out '2,000,000 rows'
expect_out '500 rows'
expect_out 'reads blocked 500 ms, writes blocked 500 ms, transaction 10.0 s, step 1 min 00 s'
! grep -q table_rewrite "$out" || fail 'expected the skipped check to be left out'

rehearse plan shop --rows 7 --scale 2 --only applies
expect_code 0
expect_out '14 rows'
! grep -q reads_blocked "$out" || fail 'expected only the selected check'

rehearse plan shop --repeat 5
expect_code 0
expect_out 'each 5 times from the same state, judged by the median run'

rehearse plan shop --json
expect_code 0
expect_out '"baseline": 1'
expect_out '"sql": "CREATE INDEX CONCURRENTLY customers_name ON customers (name)"'
expect_out '"customers": 2000000'
expect_out '"transaction": "none"'

[ "$(find . | sort)" = "$before" ] || fail 'expected no new files'
