#!/usr/bin/env bash
# Every scenarios/checks/<id>/bad is caught by exactly that check, and its good twin passes.
# Usage: checks_test.sh ID
set -euo pipefail

id=$1
folder=$REHEARSE_SOURCE_DIR/scenarios/checks/$id
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# A scenario with a history is two folders: migrations as of a commit, and as they are now.
state_of() {
  local repository=$out/repository-$1
  if [ ! -d "$folder/$1/before" ]; then
    echo "$folder/$1"
    return
  fi
  cp -r "$folder/$1/before" "$repository"
  cp "$folder/$1/rehearse.toml" "$repository"
  git -C "$repository" init -q
  git -C "$repository" add -A
  git -C "$repository" -c user.name=a -c user.email=a@example.org commit -qm before
  rm -r "$repository/migrations"
  cp -r "$folder/$1/after/." "$repository"
  echo "$repository"
}

# run TWIN: prints the checks that spoke up, without those the author accepted.
findings_of() {
  local status=0
  "$REHEARSE" run "$(state_of "$1")" --quiet --out "$out/$1" --json "$out/$1.json" >"$out/$1.txt" 2>&1 || status=$?
  if [ "$status" -gt 1 ]; then
    cat "$out/$1.txt" >&2
    exit 1
  fi
  jq -r '[.migrations[].findings[], .findings[] | select(.severity != "accepted") | .check] | unique | join(" ")' "$out/$1.json"
}

fail() {
  echo "$1" >&2
  cat "$out/$2.txt" >&2
  exit 1
}

bad=$(findings_of bad)
[ "$bad" = "$id" ] || fail "the bad scenario should be caught by $id alone, but found: ${bad:-nothing}" bad
good=$(findings_of good)
[ -z "$good" ] || fail "the good twin should pass, but found: $good" good
[ "$(jq -r .verdict "$out/good.json")" = pass ] || fail "the good twin should have the verdict pass" good
