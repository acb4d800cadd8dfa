#!/usr/bin/env bash
# A recorded run is judged and rendered again without a server.
. "$(dirname "$0")/lib.sh"

golden=$REHEARSE_SOURCE_DIR/tests/golden/report
mkdir failing
cp "$golden/failing.json" failing/run.json

rehearse judge "$golden/passing.json"
expect_code 0
write no_patience.toml <<'EOT'
[budget]
reads_blocked = "0ms"
writes_blocked = "0ms"
EOT
rehearse judge "$golden/passing.json" --config no_patience.toml
expect_code 1
expect_out 'reads_blocked'
rehearse judge "$golden/passing.json" --config no_patience.toml --skip reads_blocked,writes_blocked
expect_code 0

# One of its migrations could not be judged, which weighs more than those that failed.
rehearse judge failing/run.json
expect_code 3
rehearse judge failing --json judged.json --fail-on warning
expect_code 3
grep -q '"fail_on": "warning"' judged.json || fail 'expected the new rules in the record'
rehearse judge failing --json -
expect_out '"schema_version": 1'
expect_no_err

rehearse report failing
expect_code 0 # rendering judges nothing
expect_out 'reads_blocked'
! grep -q $'\x1b' "$out" || fail 'expected no colours in a file'
rehearse report failing --color always
grep -q $'\x1b' "$out" || fail 'expected colours'
rehearse report failing --format json
diff "$out" failing/run.json || fail 'expected the record unchanged'
rehearse report failing --format jsno
expect_code 2
expect_err "unknown format 'jsno', did you mean 'json'?"

# Every format renders from the record as it did from the run.
for format in markdown:md junit:junit.xml sarif:sarif github:github.txt codequality:codequality.json; do
  rehearse report failing --format "${format%%:*}" -o rendered
  expect_code 0
  expect_no_out
  diff rendered "$golden/failing.${format#*:}" || fail "expected the golden ${format%%:*}"
done
rehearse report failing --format html -o no/such/folder/page.html
expect_code 2

echo '{"schema_version": 1}' >broken.json
rehearse report broken.json
expect_code 2
expect_err 'broken.json'

code=0
last='rehearse report failing > /dev/full'
"$REHEARSE" report failing >/dev/full 2>"$err" || code=$?
expect_code 3
expect_err 'No space left on device'
