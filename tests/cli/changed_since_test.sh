#!/usr/bin/env bash
# --changed-since: what a branch added is rehearsed, what it did to older migrations is found. Needs PostgreSQL binaries and git.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

use_own_folders
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
commit() {
  git add -A
  git -c user.name=a -c user.email=a@example.org commit -qm "$1"
}
found() { jq -r "$1" "$work/run.json"; }
run_changed() { rehearse run shop --rows 100 --changed-since "$@" --quiet --json "$work/run.json"; }

write_shop
rehearse run shop --changed-since main
expect_code 2
expect_err 'a git repository only'

git init -q -b main
echo .rehearse >.gitignore
commit 'as released'
rehearse run shop --changed-since nowhere
expect_code 2
expect_err "have in common"
expect_err 'fetch-depth: 0'
rehearse run shop 0001 --changed-since main
expect_code 2

# Nothing to do is well, and quick: no server is started.
git checkout -qb feature
rehearse run shop --changed-since main
expect_code 0
expect_err 'no migration was added or changed since main'
! grep -q provision "$err" || fail 'expected no server'

# What is not committed counts as well; comments do not.
write shop/migrations/0003_note.up.sql <<<'ALTER TABLE customers ADD COLUMN note text;'
write shop/migrations/0003_note.down.sql <<<'ALTER TABLE customers DROP COLUMN note;'
sed -i '1i -- reviewed twice' shop/migrations/0001_customers.up.sql
run_changed main
expect_code 0
[ "$(found '[.migrations[].id] | join(" ")')" = 0003 ] || fail 'expected the new one alone'
[ "$(found .baseline)" = 2 ] || fail 'expected the others to be applied first'
[ "$(found .history.since)" = main ] || fail 'expected the commit to be in the record'
commit 'a note'

# main went on meanwhile: only what this branch did counts.
git checkout -q main
write shop/migrations/0004_other.up.sql <<<'CREATE TABLE other (id int PRIMARY KEY);'
write shop/migrations/0004_other.down.sql <<<'DROP TABLE other;'
commit 'meanwhile'
git checkout -q feature
run_changed main
expect_code 0
[ "$(found '[.migrations[].id] | join(" ")')" = 0003 ] || fail 'expected the same as before'

# Merged, the new one comes before what is there already.
git -c user.name=a -c user.email=a@example.org merge -q main -m merged
run_changed main
expect_code 0
[ "$(found '.migrations[0].findings[0].check')" = out_of_order ] || fail 'expected the order to be told'

# What was released is edited, or gone.
git checkout -q main
write shop/migrations/0001_customers.up.sql <<<'CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(80) NOT NULL);'
rm shop/migrations/0004_other.*
run_changed HEAD
expect_code 1
[ "$(found '.migrations[0].id + " " + .migrations[0].findings[0].check')" = '0001 edited_after_release' ] ||
  fail 'expected the edit to be found'
[ "$(found '.findings[0].message')" = '0004_other is gone: databases that have it keep what it did' ] ||
  fail 'expected the missing one to be named'
git checkout -q shop/migrations/0001_customers.up.sql
rehearse run shop --rows 100 --changed-since HEAD
expect_code 1
expect_out '0004_other is gone'

# A file with its pair, and a folder that is new.
git checkout -q .
rehearse plan shop/migrations/0004_other.up.sql --changed-since HEAD~1
expect_code 0
expect_out 0004_other
mkdir fresh
cp -r shop/migrations fresh/
rehearse plan fresh --changed-since HEAD --json
expect_code 0
[ "$(jq '.migrations | length' "$out")" = 3 ] || fail 'expected all of a new folder'
git -C "$PWD" diff --quiet || fail 'expected the repository to be as it was'
