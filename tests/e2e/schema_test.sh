#!/usr/bin/env bash
# rehearse schema snapshot and diff against real servers: equal and different, every kind of side, nothing leaked.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
