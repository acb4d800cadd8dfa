#!/usr/bin/env bash
# SIGINT is 130 and SIGTERM 143, at once, with nothing left behind. Needs PostgreSQL binaries.
. "$(dirname "$0")/lib.sh"

write shop/0001_sleep.up.sql <<<'SELECT pg_sleep(600);'
write shop/0001_sleep.down.sql <<<'SELECT 1;'

interrupt() { # SIGNAL EXPECTED_CODE
  last="rehearse run shop --verbose, then SIG$1"
  # A background job of a script ignores SIGINT; job control gives it back.
  set -m
  "$REHEARSE" run shop --verbose >"$out" 2>"$err" </dev/null &
  local pid=$!
  set +m
  for _ in $(seq 300); do
    ! grep -q '0001_sleep.up.sql' "$err" || break
    sleep 0.1
  done
  local begin=$SECONDS
  kill "-$1" "$pid"
  code=0
  wait "$pid" || code=$?
  expect_code "$2"
  # A second on an idle machine; a busy disk takes its time to remove the server's folder.
  [ $((SECONDS - begin)) -le 10 ] || fail 'expected it to end at once'
  [ ! -e .rehearse ] || fail 'expected no record of an interrupted run'
}

interrupt INT 130
interrupt TERM 143
rehearse gc
expect_code 0
expect_out 'nothing to remove'
