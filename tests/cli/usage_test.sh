#!/usr/bin/env bash
# A command line that cannot be meant ends with 2, says what is wrong and leaves nothing behind.
. "$(dirname "$0")/lib.sh"

refused() { # MESSAGE ARGUMENT...
  local message=$1
  shift
  rehearse "$@"
  expect_code 2
  expect_err "$message"
  expect_no_out
  expect_files
}

refused 'no command'
refused "unknown command 'rnu', did you mean 'run'?" rnu
refused 'unknown option --outt of rehearse run, did you mean' run --outt x
refused 'rehearse estimate is not in this version' estimate
refused '--shard is not in this version' run --shard 1/2
refused '--html and --junit both want standard output' run . --html - --junit -
refused "unknown backend 'dokcer', did you mean 'docker'?" run . --backend dokcer
refused '--image and --pull belong to the backends docker and podman' run . --image postgres:17
refused '--server and --i-own-this-server belong to the backend attached' run . --i-own-this-server
refused 'no such file or folder: nowhere' run nowhere
refused 'no such file or folder: nowhere' plan nowhere
refused "no check 'reads_bloked', did you mean 'reads_blocked'?" run . --only reads_bloked
refused '--rows orders=many: expected [TABLE=]N' run . --rows orders=many
refused '--scale 0: expected a number greater than 0' run . --scale 0
refused '--repeat 0: expected a number from 1 to 1000' run . --repeat 0
refused 'cannot read no.toml' run . --config no.toml
refused 'cannot write missing/x.json' run . --json missing/x.json
refused 'cannot read nothing.json' judge nothing.json
refused "no check 'applie', did you mean 'applies'?" explain applie
refused 'rehearse schema needs a command: snapshot or diff' schema
refused "unknown command 'schema dif', did you mean 'diff'?" schema dif
refused 'B is required' schema diff a.json
refused 'no such file or folder: a.json' schema diff a.json b.json
refused 'unknown option --onwer of rehearse schema diff, did you mean' schema diff a.json b.json --onwer
refused "--owner: expected true or false, found 'maybe'" schema diff a.json b.json --owner=maybe
refused '--column-order: expected one of strict, warn, ignore' schema diff a.json b.json --column-order loose
refused '--format: expected one of text, json, markdown' schema diff a.json b.json --format html
refused '--timeout soon: expected a duration' schema snapshot postgresql:// --timeout soon
refused "'db/migrations' is no address of a server" schema snapshot db/migrations
refused 'cannot read the connection string' schema snapshot 'postgresql://app:s3c/ret@db/shop'
! grep -qF -e s3c -e ret "$err" || fail 'expected nothing of the password'
