#!/usr/bin/env bash
# The HTML page in headless Chromium. Skipped where there is none, unless REHEARSE_REQUIRE_BROWSER is set.
# REHEARSE_SCREENSHOTS=DIR keeps pictures of it in three widths, light and dark.
set -euo pipefail
: "${REHEARSE:?path of the program under test}" "${REHEARSE_SOURCE_DIR:?path of the sources}"

lacking() {
  [ -z "${REHEARSE_REQUIRE_BROWSER:-}" ] || { echo "FAILED: no $1: scripts/install-browser" >&2; exit 1; }
  echo "skipped: no $1; scripts/install-browser installs it"
  exit 77
}

modules=$("$REHEARSE_SOURCE_DIR/scripts/install-browser" --folder)/node_modules
browser=$(command -v chromium || command -v google-chrome || true)
[ -n "$browser" ] || lacking Chromium
command -v node >/dev/null || lacking Node.js
[ -d "$modules/playwright-core" ] || lacking playwright-core

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# One of its migrations tries to be a script.
jq '.migrations[0].name = "<script>owned = 1</script><img src=x onerror=\"owned = 1\">"' \
  "$REHEARSE_SOURCE_DIR/tests/golden/report/failing.json" >"$work/run.json"
"$REHEARSE" report "$work/run.json" --format html -o "$work/page.html"
node "$REHEARSE_SOURCE_DIR/tests/browser/page_test.js" "$modules" "$browser" "$work/page.html" ${REHEARSE_SCREENSHOTS:+"$REHEARSE_SCREENSHOTS"}
