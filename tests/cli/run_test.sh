#!/usr/bin/env bash
# run, whole: files, streams and exit codes. Needs PostgreSQL binaries.
. "$(dirname "$0")/lib.sh"

write_shop
rehearse run shop --rows 100
expect_code 0
expect_out '0001_customers'
expect_err 'provision'
expect_err 'record: .rehearse/'
! grep -q $'\r\|\x1b' "$err" || fail 'expected plain lines without a terminal'
grep -q '"schema_version": 1' .rehearse/latest/run.json || fail 'expected the record behind .rehearse/latest'
grep -qF '"rehearse run shop --rows 100"' .rehearse/latest/run.json || fail 'expected the command in the record'
[ "$(find .rehearse -name '*.partial' | wc -l)" = 0 ] || fail 'expected no half-written file'
rm -r .rehearse

rehearse run shop 0002 --rows 100 --out kept/there --json - --quiet
expect_code 0
expect_out '"schema_version": 1'
head -c 1 "$out" | grep -q '{' || fail 'expected nothing but JSON on stdout'
diff "$out" kept/there/run.json || fail 'expected the same record on stdout and in the file'
expect_err '0002_index'
[ ! -e .rehearse ] || fail 'expected --out to replace the default folder'

# Every file beside the record is as the record renders.
rehearse run shop --rows 100 --out all --quiet --markdown all/r.md --junit all/r.junit --sarif all/r.sarif \
  --codequality all/r.codequality --html all/r.html
expect_code 0
for format in markdown:md junit:junit sarif:sarif codequality:codequality html:html; do
  "$REHEARSE" report all --format "${format%%:*}" >again
  diff again "all/r.${format#*:}" || fail "expected ${format%%:*} again as it was written"
done
xmllint --noout all/r.junit || fail 'expected XML'
jq -e '.version == "2.1.0" and (.runs[0].results | type) == "array"' all/r.sarif >/dev/null || fail 'expected SARIF'

write shop/migrations/0003_broken.up.sql <<<'ALTER TABLE customers ADD COLUMN email text NOT NULL;'
write shop/migrations/0003_broken.down.sql <<<'ALTER TABLE customers DROP COLUMN email;'
rehearse run shop 0003 --rows 100
expect_code 1
expect_out '0003_broken.up.sql:1'

GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$PWD/summary.md GITHUB_SHA=0123456789abc GITHUB_SERVER_URL=https://github.example \
  GITHUB_REPOSITORY=shop/db GITHUB_RUN_ID=7 rehearse run shop 0003 --rows 100 --annotations auto
expect_code 1
expect_out '::error file=shop/migrations/0003_broken.up.sql,line=1,'
grep -qF '[full report](https://github.example/shop/db/actions/runs/7)' summary.md ||
  fail 'expected the origin in the summary'
GITLAB_CI=true rehearse run shop 0003 --rows 100 --annotations auto
jq -e '.[0].location.path == "shop/migrations/0003_broken.up.sql"' gl-code-quality-report.json >/dev/null ||
  fail 'expected the report for the merge request'

rehearse run shop 0003 --rows 0
expect_code 0 # without rows there is nothing that is null

rehearse run shop --postgres 99
expect_code 3
