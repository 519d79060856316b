#!/usr/bin/env bash
# Write constraints.txt anew: the newest versions that pyproject.toml allows, as pip resolves them
# today. Names and versions only, so that it says nothing about where they came from. Run it with
# the oldest Python we promise, Debian 12's: PYTHON=/usr/bin/python3.11 .ci/renew-constraints.sh
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf .venv
: >constraints.txt
bash .ci/set-up.sh dev
{
  echo "# The versions that \`make test\` has passed with. Written by .ci/renew-constraints.sh."
  .venv/bin/python -m pip freeze --all --exclude-editable --exclude setuptools --disable-pip-version-check
} >constraints.new
mv constraints.new constraints.txt
