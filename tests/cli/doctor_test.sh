#!/usr/bin/env bash
# doctor tells what works; gc has nothing to do on a clean machine. Needs PostgreSQL binaries.
. "$(dirname "$0")/lib.sh"

rehearse doctor
expect_code 0
expect_out 'backend local'
expect_out 'memory'
expect_out 'cores'
expect_out 'free'
expect_out 'rehearse run works here'

rehearse doctor --postgres 99
expect_code 3
expect_out ' no '
expect_out 'does not work here'
expect_out 'scripts/fetch-postgres 99'

mkdir -p "$work/cache/servers/17/bin"
printf '#!/bin/sh\necho "postgres (PostgreSQL) 17.99"\n' >"$work/cache/servers/17/bin/postgres"
printf '#!/bin/sh\n' >"$work/cache/servers/17/bin/initdb"
chmod +x "$work/cache/servers/17/bin/"*
REHEARSE_CACHE=$work/cache rehearse doctor --postgres 17
expect_out "PostgreSQL 17.99         $work/cache/servers/17/bin, fetched"
expect_files
