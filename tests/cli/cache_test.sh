#!/usr/bin/env bash
# The cache of seeded states from the command line. Needs PostgreSQL binaries.
. "$(dirname "$0")/lib.sh"

chmod a+rx "$work"
mkdir -m 755 "$work/cache"
export XDG_CACHE_HOME=$work/cache

rehearse cache
expect_code 2
expect_err 'rehearse cache needs a command: list or prune'
rehearse cache list
expect_code 0
expect_out 'no seeded state is kept'
rehearse cache prune --older-than often
expect_code 2

write_shop
write shop/rehearse.toml <<'EOT'
[migrations]
path = "migrations"
[seed]
rows = 2000
cache = "refresh"
cache_limit = "1GB"
EOT
rehearse seed shop
expect_code 0
rehearse cache list
expect_code 0
expect_out 'shop'
expect_out '2,000'
expect_out '1 state'

sed -i 's/"refresh"/"auto"/' shop/rehearse.toml
rehearse seed shop
expect_code 0
expect_err 'cache'
expect_out 'from the cache'
expect_out '2,000'
rehearse seed shop --no-cache
expect_code 0
expect_out 'seeded in'
rehearse seed shop --rows 3000
expect_out 'seeded in'

rehearse cache prune --older-than 7d
expect_out 'removed 0 states'
echo '{' >"$(echo "$work"/cache/rehearse-cache-*/seeded/*/state.json)"
rehearse cache list
expect_code 0
expect_out '(damaged)'
rehearse cache prune
expect_out 'removed 1 state'
rehearse cache list
expect_out 'no seeded state is kept'

sed -i 's/"auto"/"refresh"/' shop/rehearse.toml
rehearse seed shop
rehearse cache prune --all
expect_out 'removed 1 state'

sed -i 's/cache_limit = .*/cache_limit = "much"/' shop/rehearse.toml
rehearse seed shop
expect_code 2
expect_err 'rehearse.toml:6'
sed -i 's/"1GB"//; s/"refresh"/"always"/; /cache_limit/d' shop/rehearse.toml
rehearse seed shop
expect_code 2
expect_err "seed.cache: expected"
