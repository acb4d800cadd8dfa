# Shared by the end-to-end tests: a scratch folder that is also the server's, a runner, assertions.
# shellcheck shell=bash
set -euo pipefail

: "${REHEARSE:?the built program}" "${REHEARSE_SOURCE_DIR:?the repository}"

# Short, because a socket goes into it; open, because started as root the server runs as somebody else.
scratch=$(mktemp -d /tmp/re2e-XXXXXX)
chmod 1777 "$scratch"
mkdir -m 1777 "$scratch/tmp"
export REHEARSE_TMPDIR=$scratch/tmp
trap 'rm -rf "$scratch"' EXIT

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  [ ! -e "$scratch/out" ] || { echo '--- output' >&2 && tail -n 60 "$scratch/out" >&2; }
  exit 1
}

# run ARGS...: the exit status goes to $status, everything printed to $scratch/out.
run() {
  status=0
  (cd "$scratch" && "$REHEARSE" "$@") >"$scratch/out" 2>&1 || status=$?
}

expect_status() { [ "$status" -eq "$1" ] || fail "exit status $status, expected $1"; }
expect_output() { grep -qF -- "$1" "$scratch/out" || fail "the output lacks: $1"; }
record() { jq -r "$1" "$scratch/.rehearse/latest/run.json"; }
expect_record() { [ "$(record "$1")" = "$2" ] || fail "run.json: $1 is $(record "$1"), expected $2"; }

# migration FOLDER NAME UP DOWN
migration() {
  mkdir -p "$scratch/$1"
  printf '%s\n' "$3" >"$scratch/$1/$2.up.sql"
  printf '%s\n' "$4" >"$scratch/$1/$2.down.sql"
}

# Whatever a run made below its temporary folder, and every process that works there.
left_behind() {
  find "$scratch/tmp" -mindepth 1 -maxdepth 1
  local link
  for link in /proc/[0-9]*/cwd; do
    case $(readlink "$link" 2>/dev/null) in "$scratch/tmp"*) echo "process $link" ;; esac
  done
}

# wait_until SECONDS COMMAND...: polls for a condition, with a bound.
wait_until() {
  local deadline=$(($(date +%s%N) + $1 * 1000000000))
  shift
  until "$@"; do
    [ "$(date +%s%N)" -lt "$deadline" ] || return 1
    read -r -t 0.02 <> <(:) || true
  done
}

nothing_left() { [ -z "$(left_behind)" ]; }
expect_nothing_left_within() { wait_until "$1" nothing_left || fail "left behind: $(left_behind)"; }
expect_nothing_left() { expect_nothing_left_within 5; }
