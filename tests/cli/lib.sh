# Sourced by every *_test.sh: a private folder as working directory, `rehearse` with what it said, assertions.
# shellcheck shell=bash
set -euo pipefail

: "${REHEARSE:?path of the program under test}" "${REHEARSE_SOURCE_DIR:?path of the sources}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir home # whatever a command leaves behind in its working directory is seen here
cd home

# rehearse ARGUMENT...: sets $code; stdout and stderr are in the files below.
out=$work/out
err=$work/err
rehearse() {
  last="rehearse $*"
  code=0
  "$REHEARSE" "$@" >"$out" 2>"$err" </dev/null || code=$?
}

fail() {
  printf '%s\n' "FAILED: $1" "command: $last (exit code $code)" "--- stdout" "$(cat "$out")" "--- stderr" "$(cat "$err")" >&2
  exit 1
}

expect_code() { [ "$code" = "$1" ] || fail "expected exit code $1"; }
expect_out() { grep -qF -- "$1" "$out" || fail "expected on stdout: $1"; }
expect_err() { grep -qF -- "$1" "$err" || fail "expected on stderr: $1"; }
expect_no_out() { [ ! -s "$out" ] || fail "expected nothing on stdout"; }
expect_no_err() { [ ! -s "$err" ] || fail "expected nothing on stderr"; }

# expect_files NAME...: the working directory holds exactly these (sorted).
# shellcheck disable=SC2120 # no argument: the directory is empty
expect_files() {
  local expected found
  expected=$(printf "%s\n" "$@")
  found=$(find . -mindepth 1 -printf '%P\n' | sort)
  [ "$found" = "$expected" ] || fail "expected the files: $(echo "$expected" | tr '\n' ' '), found: $(echo "$found" | tr '\n' ' ')"
}

# write FILE <<'EOT': a file with its folders.
write() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

# Servers work in a folder that one can look into, and so does the cache.
use_own_folders() {
  chmod a+rx "$work"
  mkdir -m 1777 "$work/tmp"
  mkdir -m 755 "$work/cache"
  export REHEARSE_TMPDIR=$work/tmp XDG_CACHE_HOME=$work/cache
}

# Two migrations that work, one of them without a way back.
write_shop() {
  write shop/migrations/0001_customers.up.sql <<<'CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);'
  write shop/migrations/0001_customers.down.sql <<<'DROP TABLE customers;'
  write shop/migrations/0002_index.up.sql <<'EOT'
-- rehearse: no-transaction
CREATE INDEX CONCURRENTLY customers_name ON customers (name);
COMMENT ON INDEX customers_name IS 'by name';
EOT
  write shop/migrations/0002_index.down.sql <<<'DROP INDEX customers_name;'
}
