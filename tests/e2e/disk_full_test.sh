#!/usr/bin/env bash
# A disk that fills up is the environment's fault, not the migration's: exit status 3, and nothing left behind.
source "$(dirname "$0")/lib.sh"

if [ "$(id -u)" -ne 0 ] || ! mount -t tmpfs -o size=90m,mode=1777 tmpfs "$scratch/tmp" 2>/dev/null; then
  echo "skipped: needs root and the right to mount a small tmpfs"
  exit 77
fi
trap 'umount "$scratch/tmp"; rm -rf "$scratch"' EXIT

migration full 1_t 'CREATE TABLE t (id bigint PRIMARY KEY, note text NOT NULL);' 'DROP TABLE t;'
migration full 2_u 'ALTER TABLE t ADD COLUMN u int;' 'ALTER TABLE t DROP COLUMN u;'
run run full --rows 5000000
expect_status 3
# Refused before a row is loaded: a server whose disk is full cannot even end in order.
expect_output 'are free'
expect_output 'free some space'
expect_nothing_left
