#!/usr/bin/env bash
# A file of 50 MB is read, run and recorded; the record stays small.
source "$(dirname "$0")/lib.sh"

migration huge 1_t 'CREATE TABLE t (note text);' 'DROP TABLE t;'
awk 'BEGIN { line = sprintf("%1000s", ""); gsub(/ /, "x", line); for (i = 0; i < 50000; i++) print "INSERT INTO t VALUES ('"'"'" line "'"'"');" }' \
  >>"$scratch/huge/1_t.up.sql"
[ "$(stat -c %s "$scratch/huge/1_t.up.sql")" -gt 50000000 ] || fail "the file is too small to prove anything"
run run huge
expect_status 0
expect_nothing_left
