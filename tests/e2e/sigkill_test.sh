#!/usr/bin/env bash
# A harness that is SIGKILLed at any moment leaves no process, no socket and no folder after five seconds.
# Sleeping here chooses the moment of the kill; nothing depends on what the run is doing by then.
source "$(dirname "$0")/lib.sh"

migration never 1_never 'SELECT pg_sleep(3600);' 'SELECT 1;'
RANDOM=${REHEARSE_TEST_SEED:-1}
for _ in $(seq 1 "${REHEARSE_KILLS:-6}"); do
  (cd "$scratch" && exec "$REHEARSE" run never) >"$scratch/out" 2>&1 &
  pid=$!
  sleep "0.$((RANDOM % 90 + 10))"
  kill -s KILL "$pid"
  wait "$pid" 2>/dev/null || true
  expect_nothing_left
done
