#!/usr/bin/env bash
# Make .venv and install the project with one group of its tools: `assets` for the site, `dev` for
# the tests too. Done before, with the same versions, it ends at once.
set -euo pipefail
cd "$(dirname "$0")/.."
group=$1

# Which registry pip asks is the machine's to say; where it installs to and what is not.
unset PIP_TARGET PIP_PREFIX PIP_ROOT PIP_PYTHON PIP_DRY_RUN PIP_NO_DEPS PIP_REQUIREMENT PIP_EDITABLE
unset PIP_REQUIRE_HASHES PIP_NO_BUILD_ISOLATION PIP_REPORT PIP_QUIET PIP_VERBOSE
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1

stop() { printf '%s\n' "$@" >&2; exit 1; }

find_python() {
  local name
  for name in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  stop "Affidavit needs Python 3.11 or newer, and found none." \
    "Install it (Debian: apt install python3 python3-venv), or say where: make PYTHON=/path/to/python3"
}

# Debian keeps the module that makes environments in a package of its own.
ensure_venv() {
  local python=$1 package
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
    echo "Installing $package" >&2
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y \
      --no-install-recommends "$package"; } </dev/null >/dev/null || true
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  fi
  stop "$python cannot make virtual environments: a part of it is missing." \
    "Install it (Debian: apt install $package) and start again."
}

# Everything that decides what is in .venv. The folder is part of it: an environment cannot be moved.
wanted() { { echo "$1"; pwd; .venv/bin/python -VV; cat pyproject.toml constraints.txt; } | cksum; }
is_done() { [ -f ".venv/set-up-$1" ] && [ "$(wanted "$1")" = "$(cat ".venv/set-up-$1")" ]; }

if .venv/bin/python -c '' 2>/dev/null; then
  if is_done "$group" || is_done dev; then exit 0; fi
fi

python=$(find_python)
ensure_venv "$python"
if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || [ "$(cat .venv/made-in 2>/dev/null)" != "$PWD" ]; then
  rm -rf .venv
  "$python" -m venv .venv
  echo "$PWD" >.venv/made-in
fi
echo "Installing Affidavit and what it needs into .venv (once; a minute or two)" >&2
# Twice quiet: errors only. What a registry warns about is not the reader's concern.
pip() { .venv/bin/python -m pip --quiet --quiet "$@" </dev/null; }
pip install --upgrade --constraint constraints.txt pip
pip install --constraint constraints.txt --group "$group" --editable .
wanted "$group" >".venv/set-up-$group"
