#!/usr/bin/env bash
# What bash offers after the script of `rehearse completions bash`.
. "$(dirname "$0")/lib.sh"

rehearse completions bash
expect_code 0
cp "$out" script
# shellcheck source=/dev/null
. ./script

# offered WORD...: what is offered for the last word.
offered() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _rehearse || true # as compgen says when there is nothing
  last="tab after: $*"
  printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' ' >"$out"
}
expect_offer() { [ "$(cat "$out")" = "$1 " ] || fail "expected the offer: $1"; }

offered rehearse sch
expect_offer schema
offered rehearse schema ''
grep -q 'diff .*snapshot' "$out" || fail 'expected the commands of schema'
offered rehearse run --ju
expect_offer --junit
offered rehearse run shop 0042 --color ''
expect_offer 'always auto never'
offered rehearse schema diff --format m
expect_offer markdown
offered rehearse report run.json --format h
expect_offer html
offered rehearse run sho
expect_offer '' # bash then offers files

rehearse completions fihs
expect_code 2
rehearse completions
expect_code 2
