#!/usr/bin/env bash
# A selection that matches no migration is exit code 4, a folder without any is 2; neither is a pass.
. "$(dirname "$0")/lib.sh"

mkdir empty
rehearse plan empty
expect_code 2
expect_err 'no migrations'
rehearse run empty
expect_code 2
expect_err 'no migrations'
expect_files empty

write_shop
rehearse plan shop 9999
expect_code 4
expect_err '9999'
