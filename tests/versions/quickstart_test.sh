#!/usr/bin/env bash
# The quickstart, small, on the PostgreSQL version given as argument: provision, seed, up, down, up again, destroy.
source "$(dirname "$0")/../e2e/lib.sh"

run run "$REHEARSE_SOURCE_DIR/scenarios/quickstart" --postgres "$1" --scale 0.01
expect_status 1
expect_record '.server.version_num / 10000 | floor' "$1"
expect_record '[.migrations[] | .id + " " + ([.steps[].phase] | join(" "))] | join(", ")' \
  '0004 up down reapply, 0005 up down reapply, 0006 up down reapply, 0007 up, 0008 up down reapply, 0009 up down reapply'
expect_record '[.migrations[].findings[] | select(.severity == "error").check] | join(" ")' 'applies round_trip_down'
expect_record '.migrations[] | select(.id == "0007").steps[0].error.sqlstate' 23502
expect_record '[.seed.tables[] | select(.problem != null)] | length' 0
expect_nothing_left
