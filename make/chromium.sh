#!/bin/sh
# Sees to it that the browser tests have a Chromium: one already here, else Debian's, else Playwright's own.
set -eu

if .venv/bin/python -m tests.browser.live; then exit 0; fi

if [ "$(id -u)" = 0 ] && grep -q '^ID=debian$' /etc/os-release 2>/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation
else
    .venv/bin/python -m playwright install chromium
fi
