#!/usr/bin/env bash
# Mistakes in rehearse.toml are reported with file:line:column, before anything is started or written.
. "$(dirname "$0")/lib.sh"

write_shop
write shop/rehearse.toml <<'EOT'
[budget]
read_blocked = "1s"
EOT
rehearse run shop
expect_code 2
expect_err "shop/rehearse.toml:2:1: error: unknown key 'read_blocked' in [budget], did you mean 'reads_blocked'?"

write shop/rehearse.toml <<<'[budget'
rehearse plan shop
expect_code 2
expect_err 'shop/rehearse.toml:1:'

write other.toml <<<'checks.skip = ["aplies"]'
rehearse plan shop --config other.toml
expect_code 2
expect_err 'other.toml:1:16: error: checks.skip[0]'
expect_err "did you mean 'applies'?"

[ ! -e .rehearse ] || fail 'expected no folder for a run that never started'
