#!/usr/bin/env bash
# The README's first command: six migrations, three pass, three fail for different reasons.
source "$(dirname "$0")/lib.sh"

run run "$REHEARSE_SOURCE_DIR/scenarios/quickstart"
expect_status 1
expect_record '[.migrations[] | .id + " " + .verdict] | join(", ")' \
  '0004 pass, 0005 pass, 0006 fail, 0007 fail, 0008 fail, 0009 pass'
expect_record '[.migrations[] | select(.id == "0006").findings[].check] | unique | join(" ")' 'reads_blocked table_rewrite'
expect_record '[.migrations[] | select(.id == "0007").findings[].check] | join(" ")' 'applies'
expect_record '[.migrations[] | select(.id == "0008").findings[].check] | join(" ")' 'round_trip_down'
expect_record '[.seed.tables[].rows] | add >= 2500000' true
expect_record '.migrations[] | select(.id == "0007").steps[0].error.sqlstate' 23502
expect_output '6 migrations rehearsed in '
expect_nothing_left
