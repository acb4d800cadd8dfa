# Shared by the scripts of this folder: installs what is missing, configures, builds.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 3
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# cache_folder NAME: where downloads of that kind are kept. Root's own cache is closed to the user whom the server runs as when root
# starts it, so root's downloads go where everybody may use them.
cache_folder() {
  if [ -n "${REHEARSE_CACHE:-}" ]; then
    [[ $REHEARSE_CACHE = /* ]] || die "REHEARSE_CACHE must be an absolute path, not $REHEARSE_CACHE"
    echo "$REHEARSE_CACHE/$1"
  elif [ "$(id -u)" -eq 0 ]; then
    echo "/var/cache/rehearse/$1"
  else
    echo "${XDG_CACHE_HOME:-$HOME/.cache}/rehearse/$1"
  fi
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Boost.Process v2 came with 1.80; Debian and Ubuntu carry several versions of Boost side by side.
boost_package() {
  local package
  for package in $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 'libboost1.*-dev' 2>/dev/null |
                     awk '$2 == "installed" { print $1 }') \
                 $(apt-cache search --names-only '^libboost1\.[0-9]+-dev$' | awk '{ print $1 }' | sort -V); do
    local minor=${package#libboost1.}
    if [ "${minor%-dev}" -ge 80 ]; then
      echo "$package"
      return
    fi
  done
  echo libboost-dev
}

server_package() {
  if compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; then echo postgresql-common; else echo postgresql; fi
}

# packages GROUP: the names of what a build, the tests or the lint need.
packages() {
  case $1 in
    build)
      echo g++ cmake ninja-build pkg-config libpqxx-dev libpq-dev libfmt-dev nlohmann-json3-dev \
        libcli11-dev libtomlplusplus-dev libxxhash-dev libpugixml-dev "$(boost_package)" "$(server_package)"
      ;;
    test) echo libgtest-dev libgmock-dev libbenchmark-dev libpg-query-dev postgresql-client jq libxml2-utils git ;;
    lint) echo clang clang-format clang-tidy libclang-rt-14-dev shellcheck ;;
  esac
}

# install PACKAGE...: whatever of it is missing, after saying so.
install() {
  local missing=() package
  for package in "$@"; do
    installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null ||
    die "missing: ${missing[*]}. This script installs packages on Debian 12 and Ubuntu 24.04; elsewhere install their like and build with cmake --preset release"
  say "installing with apt-get: ${missing[*]}"
  keep_apt_from_starting_a_cluster
  local log
  log=$(mktemp)
  if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "apt-get could not install ${missing[*]}"
  fi
  rm -f "$log"
}

# Debian's server package makes and starts a cluster of its own. rehearse needs only the programs.
keep_apt_from_starting_a_cluster() {
  [ -e /etc/postgresql-common/createcluster.d ] || installed postgresql-common && return
  as_root mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.d/rehearse.conf >/dev/null
}

# install_npm MANIFEST FOLDER: what the package.json names, unless that is there already.
install_npm() {
  local log
  cmp -s "$1" "$2/package.json" && [ -e "$2/complete" ] && return
  rm -rf "$2"
  mkdir -p "$2"
  cp "$1" "$2/"
  command -v npm >/dev/null || install npm
  say "installing with npm: what $1 names"
  log=$(mktemp)
  if ! (cd "$2" && npm install --no-audit --no-fund) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "npm could not install what $1 names"
  fi
  touch "$2/complete"
  rm -f "$log"
}

# install_for GROUP...
install_for() {
  # On a fresh machine apt has no lists yet, and boost_package would find nothing to choose from.
  if [ -z "$(apt-cache search --names-only '^libboost1\.[0-9]+-dev$' 2>/dev/null)" ]; then
    as_root apt-get update >/dev/null 2>&1 || true
  fi
  local group more wanted=()
  for group in "$@"; do
    read -r -a more <<<"$(packages "$group")"
    wanted+=("${more[@]}")
  done
  install "${wanted[@]}"
}

# build PRESET [TARGET...]: quiet unless it fails.
build() {
  local preset=$1
  shift
  local log
  log=$(mktemp)
  if ! { [ -e "$root/build/$preset/build.ninja" ] || (cd "$root" && cmake --preset "$preset"); } >"$log" 2>&1 ||
     ! (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"}) >>"$log" 2>&1; then
    tail -n 60 "$log" >&2
    say "building failed; the whole log is $log"
    exit 3
  fi
  rm -f "$log"
}
