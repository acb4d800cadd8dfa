#!/usr/bin/env bash
# init writes a file that holds nothing but defaults, is valid with every line uncommented, and is never overwritten.
. "$(dirname "$0")/lib.sh"

write_shop
rehearse init shop
expect_code 0
expect_out 'wrote shop/rehearse.toml'
rehearse plan shop
expect_code 0
cp "$out" "$work/with_defaults"
rm shop/rehearse.toml
rehearse plan shop
diff "$out" "$work/with_defaults" || fail 'expected the same plan without the file'

rehearse init shop
sed -E 's/^# (\[|[a-z_.]+ = )/\1/' shop/rehearse.toml >everything.toml
! grep -qE '^# *[a-z_.]+ = ' everything.toml || fail 'expected every key to be uncommented'
rehearse plan shop --config everything.toml
expect_code 2
expect_err 'migrations' # "migrations" is relative to everything.toml, where there is none
cp everything.toml shop/rehearse.toml
rehearse plan shop
expect_code 0
expect_out 'public.audit_*'

rehearse init shop
expect_code 2
expect_err 'shop/rehearse.toml exists'
diff everything.toml shop/rehearse.toml || fail 'expected the file to stay as it was'
