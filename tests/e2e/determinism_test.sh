#!/usr/bin/env bash
# The same inputs give the same verdicts and findings, run after run.
source "$(dirname "$0")/lib.sh"

summary='[.migrations[] | [.id, .verdict, (.schema | tojson), ([.findings[].check] | sort)]] | tojson'
for round in 1 2 3; do
  run run "$REHEARSE_SOURCE_DIR/scenarios/quickstart" --scale 0.02
  expect_status 1
  record "$summary" >"$scratch/summary-$round"
done
cmp "$scratch/summary-1" "$scratch/summary-2" || fail "two runs disagree"
cmp "$scratch/summary-1" "$scratch/summary-3" || fail "two runs disagree"
expect_nothing_left
