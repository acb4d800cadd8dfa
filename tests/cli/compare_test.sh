#!/usr/bin/env bash
# Two recorded runs are compared without a server.
. "$(dirname "$0")/lib.sh"

golden=$REHEARSE_SOURCE_DIR/tests/golden/report

rehearse compare "$golden/failing.json" "$golden/failing.json" --fail-on-regression 0%
expect_code 0
expect_out '0 slower, 0 faster, 0 found, 0 fixed'
expect_no_err

jq '.migrations[0].steps[0].duration_ms *= 100' "$golden/failing.json" >slower.json
rehearse compare "$golden/failing.json" slower.json
expect_code 0 # it only tells
expect_out '1 slower, 0 faster'
expect_out '0042_add_order_note'
rehearse compare "$golden/failing.json" slower.json --fail-on-regression 20%
expect_code 1
rehearse compare slower.json "$golden/failing.json" --fail-on-regression 20%
expect_code 0
expect_out '0 slower, 1 faster'

rehearse compare "$golden/failing.json"
expect_code 2
rehearse compare "$golden/failing.json" nowhere.json
expect_code 2
expect_err 'cannot read nowhere.json'
rehearse compare slower.json slower.json --fail-on-regression 20
expect_code 2
expect_err 'expected a number with a percent sign'
