#!/usr/bin/env bash
# Ctrl-C and SIGTERM end a run within two seconds, whatever it is doing, and leave nothing behind.
source "$(dirname "$0")/lib.sh"

migration never 1_never 'SELECT pg_sleep(3600);' 'SELECT 1;'

has_line() { grep -qF -- "$1" "$scratch/out"; }
ended() { ! kill -0 "$pid" 2>/dev/null; }

# interrupt SIGNAL STATUS LINE ARGS...: sends the signal once the line has been printed.
interrupt() {
  local signal=$1 expected=$2 line=$3 status=0
  shift 3
  : >"$scratch/out"
  (cd "$scratch" && exec "$REHEARSE" "$@") >"$scratch/out" 2>&1 &
  pid=$!
  wait_until 30 has_line "$line" || fail "never came to: $line"
  kill -s "$signal" "$pid"
  wait_until 2 ended || fail "still there two seconds after SIG$signal"
  wait "$pid" || status=$?
  [ "$status" -eq "$expected" ] || fail "exit status $status after SIG$signal, expected $expected"
  expect_nothing_left_within 2
}

# Background jobs of a script ignore SIGINT unless job control is on.
set -m
interrupt INT 130 '1_never.up.sql' run never --verbose
interrupt TERM 143 '1_never.up.sql' run never --verbose
interrupt INT 130 'baseline' run "$REHEARSE_SOURCE_DIR/scenarios/quickstart" --scale 4
