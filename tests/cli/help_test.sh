#!/usr/bin/env bash
# --help and --version answer on stdout and start nothing.
. "$(dirname "$0")/lib.sh"

rehearse --version
expect_code 0
grep -qE '^rehearse [0-9]+\.[0-9]+\.[0-9]+$' "$out" || fail "expected a version"
expect_no_err

rehearse --help
expect_code 0
expect_out 'Example:'
expect_out 'Exit codes:'
for command in run seed plan judge report compare explain doctor gc init schema cache; do
  expect_out "  $command "
done

for command in run seed plan judge report compare explain doctor gc init completions; do
  rehearse "$command" --help
  expect_code 0
  expect_out 'Example:'
  expect_no_err
done

rehearse schema --help
expect_code 0
for command in snapshot diff; do
  expect_out "  $command "
  rehearse schema "$command" --help
  expect_code 0
  expect_out 'Example:'
  rehearse schema --help
done
expect_files
