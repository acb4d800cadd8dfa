#!/usr/bin/env bash
# explain lists every check, and documents one.
. "$(dirname "$0")/lib.sh"

rehearse explain
expect_code 0
for file in "$REHEARSE_SOURCE_DIR"/docs/checks/*.md; do
  expect_out "$(basename "$file" .md) "
done

rehearse explain reads_blocked
expect_code 0
diff "$out" "$REHEARSE_SOURCE_DIR/docs/checks/reads_blocked.md" || fail 'expected the page of the documentation'

rehearse explain nothing_like_it
expect_code 2
