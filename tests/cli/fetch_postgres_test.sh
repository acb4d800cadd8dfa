#!/usr/bin/env bash
# What scripts/fetch-postgres does without fetching: where servers go, and what it refuses.
. "$(dirname "$0")/lib.sh"

REHEARSE=$REHEARSE_SOURCE_DIR/scripts/fetch-postgres
export REHEARSE_CACHE=$work/cache

rehearse --folder
expect_code 0
[ "$(cat "$out")" = "$work/cache/servers" ] || fail "expected $work/cache/servers"

for arguments in '' '12' '17 later' '17.10'; do
  # shellcheck disable=SC2086 # several arguments
  rehearse $arguments
  expect_code 2
  expect_err 'majors: 13 14 15 16 17 18'
  expect_no_out
done

REHEARSE_CACHE=cache rehearse 17
expect_code 3
expect_err 'must be an absolute path'
[ ! -e "$work/cache" ] || fail "nothing was to be fetched"
# shellcheck disable=SC2119
expect_files
