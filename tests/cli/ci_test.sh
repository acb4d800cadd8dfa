#!/usr/bin/env bash
# The scripts of CI, against programs that only write down how they were called.
. "$(dirname "$0")/lib.sh"

scripts=$REHEARSE_SOURCE_DIR/scripts/ci
mkdir "$work/bin"
export PATH=$work/bin:$PATH
printf '<!-- rehearse-report:shop -->\n## failed\n' >comment.md

# fake NAME: says what the file `answer` holds when it is asked for something, and writes down each call.
fake() {
  cat >"$work/bin/$1" <<'EOT'
#!/usr/bin/env bash
printf '%s\n' "$*" >>calls
case "$*" in *PATCH* | *POST* | *PUT*) ;; *) cat answer ;; esac
EOT
  chmod +x "$work/bin/$1"
}
# call SCRIPT ARGUMENT...
call() {
  local script=$1
  shift
  last="$script $*"
  code=0
  rm -f calls
  "$scripts/$script" "$@" >"$out" 2>"$err" || code=$?
}
expect_call() { grep -qF -- "$1" calls || fail "expected the call: $1, found: $(cat calls)"; }

fake gh
echo '[{"id": 1, "body": "hello", "user": {"type": "User"}}]' >answer
call github-comment comment.md shop/db 7
expect_code 0
expect_call 'POST repos/shop/db/issues/7/comments -F body=@comment.md'
cat >answer <<'EOT'
[{"id": 1, "body": "<!-- rehearse-report:shop --> me too", "user": {"type": "User"}},
 {"id": 2, "body": "<!-- rehearse-report:other -->\nold", "user": {"type": "Bot"}}]
[{"id": 3, "body": "<!-- rehearse-report:shop -->\nold", "user": {"type": "Bot"}}]
EOT
call github-comment comment.md shop/db 7
expect_call 'PATCH repos/shop/db/issues/comments/3 -F body=@comment.md'
! grep -q POST calls || fail 'expected one comment, not two'
call github-comment comment.md
expect_code 2

fake curl
export CI_API_V4_URL=https://gitlab.example/api/v4 CI_PROJECT_ID=5 CI_MERGE_REQUEST_IID=9 REHEARSE_GITLAB_TOKEN=secret
echo '[]' >answer
call gitlab-comment comment.md
expect_code 0
expect_call 'POST --data-urlencode body@comment.md https://gitlab.example/api/v4/projects/5/merge_requests/9/notes'
cat >answer <<'EOT'
[{"id": 4, "body": "<!-- rehearse-report:shop -->\nold"}]
EOT
call gitlab-comment comment.md
expect_call 'PUT --data-urlencode body@comment.md https://gitlab.example/api/v4/projects/5/merge_requests/9/notes/4'
! grep -q secret calls || fail 'expected the token not among the arguments'
CI_MERGE_REQUEST_IID='' call gitlab-comment comment.md
expect_code 1
expect_err 'not the pipeline of a merge request'

# What the action runs writes what its other steps take.
write_shop
last=github-run
code=0
REHEARSE_PATH=shop REHEARSE_ARGS='--rows 100 --quiet' REHEARSE_OUT=report "$scripts/github-run" >"$out" 2>"$err" || code=$?
expect_code 0
while read -r file; do
  [ -s "report/${file#*/}" ] || fail "expected $file, which action.yml names"
done < <(grep -oE 'rehearse-report/[a-z.]+' "$REHEARSE_SOURCE_DIR/action.yml" | sort -u)
