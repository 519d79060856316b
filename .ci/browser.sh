#!/usr/bin/env bash
# Print the path of a Chromium, which draws the charts and reads the pages in the tests. Where there
# is none it is installed: Debian's package as root, else Playwright's own download. Where neither
# can be had: say so once, print nothing, return 1.
set -euo pipefail
cd "$(dirname "$0")/.."

# One that starts: a download may lack libraries of the system.
starts() { [ -n "$1" ] && "$1" --version </dev/null >/dev/null 2>&1; }

installed() {
  local name path
  for name in "${AFFIDAVIT_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    path=$(command -v "${name:-none}" || true)
    if starts "$path"; then
      echo "$path"
      return
    fi
  done
  return 1
}

from_debian() {
  [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ] || return 1
  echo "Installing Debian's Chromium (once)" >&2
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y \
    --no-install-recommends chromium; } </dev/null >/dev/null && installed
}

playwrights() {
  local path
  path=$(.venv/bin/python -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as playwright: print(playwright.chromium.executable_path)' 2>/dev/null || true)
  starts "$path" && echo "$path"
}

from_playwright() {
  echo "Downloading Playwright's Chromium (once, some 170 MB)" >&2
  {
    .venv/bin/python -m pip install --constraint constraints.txt playwright &&
      .venv/bin/python -m playwright install chromium
  } </dev/null >.venv/browser.log 2>&1 && playwrights
}

installed || playwrights || from_debian || from_playwright || {
  echo "No Chromium could be found or installed: charts will show their tables without pictures." >&2
  echo "Install one (Debian: apt install chromium), or set AFFIDAVIT_CHROMIUM to its path." >&2
  echo "What the download said is in .venv/browser.log" >&2
  exit 1
}
