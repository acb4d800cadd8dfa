#!/usr/bin/env bash
# As root the server runs as somebody else; an ordinary user needs nobody's help.
source "$(dirname "$0")/lib.sh"

migration plain 1_t 'CREATE TABLE t (id int PRIMARY KEY);' 'DROP TABLE t;'
run run plain
expect_status 0
if [ "$(id -u)" -ne 0 ]; then exit 0; fi

chmod -R a+rX "$scratch/plain"
mkdir -m 777 "$scratch/nobody"
status=0
(cd "$scratch/nobody" &&
  HOME=$scratch/nobody setpriv --reuid=65534 --regid=65534 --clear-groups "$REHEARSE" run "$scratch/plain") \
  >"$scratch/out" 2>&1 || status=$?
expect_status 0
expect_nothing_left
