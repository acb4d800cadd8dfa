#!/usr/bin/env bash
# Folders and files that nobody should have to rehearse: a message that names the fault, the right exit status.
source "$(dirname "$0")/lib.sh"

refused() { # STATUS MESSAGE ARGS...
  local expected=$1 message=$2
  shift 2
  run "$@"
  expect_status "$expected"
  expect_output "$message"
}

refused 2 'missing' run missing

mkdir "$scratch/empty"
refused 2 'empty' run empty

migration twice 1_a 'SELECT 1;' 'SELECT 1;'
cp "$scratch/twice/1_a.up.sql" "$scratch/twice/1_a.sql"
refused 2 '1_a' run twice

mkdir "$scratch/orphan"
echo 'SELECT 1;' >"$scratch/orphan/1_a.down.sql"
refused 2 'there are downs, but no up file' run orphan

migration nothing 1_a 'SELECT 1;' 'SELECT 1;'
: >"$scratch/nothing/1_a.up.sql"
refused 2 '1_a.up.sql' run nothing

migration utf8 1_a "$(printf "SELECT 1;\nSELECT '\xff';")" 'SELECT 1;'
refused 2 '1_a.up.sql:2:9' run utf8

migration nul 1_a 'SELECT 1;' 'SELECT 1;'
printf 'SELECT 1;\nSELECT \0 2;\n' >"$scratch/nul/1_a.up.sql"
refused 2 '1_a.up.sql:2:8' run nul

migration meta 1_a "$(printf 'SELECT 1;\n\\connect other')" 'SELECT 1;'
refused 2 '1_a.up.sql:2:1' run meta
expect_output '\connect'

migration unended 1_a "SELECT 'never ends;" 'SELECT 1;'
refused 2 '1_a.up.sql:1:8' run unended

migration good 1_a 'SELECT 1;' 'SELECT 1;'
refused 4 '0042' run good 0042
refused 3 '99' run good --postgres 99
expect_nothing_left
