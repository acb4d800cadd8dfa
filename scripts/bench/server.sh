# A server of the benchmark's own on a socket in a temporary folder; it ends, and the folder goes, with the script.
# shellcheck shell=bash

# start_server USER [POSTGRES_OPTION...]: sets `work` and exports PGHOST, PGPORT and PGUSER.
start_server() {
  local user=$1
  shift
  work=$(mktemp -d)
  server_bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 | sort -V | tail -n 1)
  as_server=()
  if [ "$(id -u)" -eq 0 ]; then
    as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres "$work"
  fi
  chmod 755 "$work"
  trap stop_server EXIT
  "${as_server[@]}" "$server_bin/initdb" -D "$work/data" -U "$user" -A trust --no-sync --locale=C.UTF-8 -E UTF8 >/dev/null
  "${as_server[@]}" "$server_bin/pg_ctl" -D "$work/data" -l "$work/log" -s -w \
    -o "-c listen_addresses= -c unix_socket_directories=$work $*" start >/dev/null
  export PGHOST=$work PGPORT=5432 PGUSER=$user PGOPTIONS='-c client_min_messages=warning'
}

stop_server() {
  [ ! -e "$work/data/postmaster.pid" ] || "${as_server[@]}" "$server_bin/pg_ctl" -D "$work/data" -m immediate -s stop || true
  rm -rf "$work"
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

# median NUMBER...
median() { printf '%s\n' "$@" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
