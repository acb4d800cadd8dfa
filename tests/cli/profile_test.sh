#!/usr/bin/env bash
# rehearse profile of a dump, and its lint: what is written, what is told, exit codes.
# shellcheck source=tests/cli/lib.sh
source "$(dirname "$0")/lib.sh"

write statistics.sql <<'EOT'
SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180003'::integer, 'schemaname', 'public', 'relname', 'orders',
	'relpages', '120'::integer, 'reltuples', '10000'::real, 'relallvisible', '119'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180003'::integer, 'schemaname', 'public', 'relname', 'orders', 'attname', 'state',
	'inherited', 'f'::boolean, 'null_frac', '0'::real, 'avg_width', '9'::integer, 'n_distinct', '2'::real,
	'most_common_vals', '{unheard-of,secretive}'::text, 'most_common_freqs', '{0.75,0.25}'::real[]
);
EOT

# A profile goes to standard output or to a file, with notes beside it, and is the same each time.
rehearse profile statistics.sql
expect_code 0
expect_out '"frequencies": [0.75, 0.25]'
expect_err 'profiled 1 table with 1 column'
cp "$out" "$work/first.json"
rehearse profile statistics.sql -o profile.json
expect_code 0
expect_no_out
cmp profile.json "$work/first.json" || fail 'two profiles of one dump differ'
if grep -qE 'unheard|secretive' profile.json; then fail 'values of production are in the profile'; fi

# Lint shows every text, and fails only when asked to, and for values that were kept.
rehearse profile lint profile.json --strict
expect_code 0
expect_out 'tables[0].columns[0].name	public.orders.state	name	state'
rehearse profile statistics.sql --keep-values orders.state -o kept.json
expect_code 0
rehearse profile lint kept.json
expect_code 0
expect_out 'tables[0].columns[0].values[0]	public.orders.state	kept by choice	unheard-of'
rehearse profile lint kept.json --strict
expect_code 1
expect_err 'values of production were kept by choice'

# Mistakes are named.
rehearse profile
expect_code 2
expect_err 'needs a server or a file of statistics'
rehearse profile statistics.sql --keep-values orders.stat
expect_code 2
expect_err "did you mean 'orders.state'"
rehearse profile statistics.sql --tabel orders
expect_code 2
expect_err "did you mean '--table'"
rehearse profile statistics.sql --k many
expect_code 2
rehearse profile profile.json
expect_code 2
rehearse profile nothing.sql
expect_code 3
rehearse profile lint statistics.sql
expect_code 2
expect_err 'this is not JSON'
head -c 300 profile.json >cut.json
rehearse profile lint cut.json
expect_code 2
sed 's/"width"/"wdith"/' profile.json >edited.json
rehearse profile lint edited.json
expect_code 2
expect_err "edited.json: tables[0].columns[0].wdith: expected no key of this name, did you mean 'width'"
sed 's/"rehearse_profile_version": 1/"rehearse_profile_version": 2/' profile.json >newer.json
rehearse profile lint newer.json
expect_code 2
expect_err 'rehearse_profile_version: expected 1'
rehearse profile postgresql://app:s3cret@127.0.0.1:1/shop -o none.json
expect_code 3
expect_err 'cannot connect to postgresql://app@127.0.0.1:1/shop'
if grep -q s3cret "$err" || [ -e none.json ]; then fail 'a password or an empty file is left'; fi
