#!/usr/bin/env bash
# A project of a migration tool, rehearsed with the tool itself: scenarios/sources/<tool>/expected.tsv says which migration gets which
# verdict, and by which checks. Skipped where the tool is not installed, unless REHEARSE_REQUIRE_FRAMEWORKS is set.
# Usage: framework_test.sh TOOL
# shellcheck source=tests/e2e/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../e2e/lib.sh"

tool=$1
project=$scratch/$tool
cp -r "$REHEARSE_SOURCE_DIR/scenarios/sources/$tool" "$project"

lacking() {
  [ -z "${REHEARSE_REQUIRE_FRAMEWORKS:-}" ] || fail "$tool is not installed: scripts/install-frameworks $tool"
  echo "skipped: $tool is not installed; scripts/install-frameworks $tool does that"
  exit 77
}

present() {
  case $tool in
    django) python3 -c 'import django, psycopg2' ;;
    rails) ruby -e 'require "rails"; require "active_record"; require "pg"' ;;
    liquibase) java -version ;;
    *) [ -e "$project/package.json" ] || command -v "$tool" ;;
  esac
}

# The system's packages are those of the system's Python and Ruby.
PATH=/usr/bin:$PATH
present >/dev/null 2>&1 || lacking
if [ -e "$project/package.json" ]; then
  installed=$("$REHEARSE_SOURCE_DIR/scripts/install-frameworks" --folder)/$tool
  [ -e "$installed/complete" ] || lacking
  ln -s "$installed/node_modules" "$project/node_modules"
  # The package of Liquibase has its program elsewhere.
  PATH=$project/node_modules/.bin:$project/node_modules/liquibase/dist/liquibase:$PATH
fi

run run "$tool" --json "$scratch/run.json"
expect_status 1
jq -r '.migrations[] | [.id, .verdict, ([.findings[] | select(.severity == "error") | .check] | unique | join(","))] | @tsv' \
  "$scratch/run.json" >"$scratch/found.tsv"
diff -u "$project/expected.tsv" "$scratch/found.tsv" || fail "other verdicts than expected"

# Its statements and locks are known although rehearse did not run them.
jq -e '[.migrations[].steps[] | select(.error == null) | .statements | length] | min > 0' "$scratch/run.json" >/dev/null ||
  fail "a step without statements"
jq -e '[.migrations[].steps[].locks[] | select(.mode == "AccessExclusiveLock" and .statement != null)] | length > 0' \
  "$scratch/run.json" >/dev/null || fail "no exclusive lock was put down to a statement"
expect_nothing_left
