#!/bin/sh
# Makes .venv with a Python of 3.11 or newer, or stops with the one line that installs what is missing.
set -eu

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then echo "$1"; else echo "sudo $1"; fi
}

line_that_installs_python() {
    if [ "$(uname)" = Darwin ]; then
        echo 'brew install python@3.12'
    elif ! command -v apt-get >/dev/null; then
        echo 'see https://www.python.org/downloads/'
    elif ! [ -x /usr/bin/python3 ]; then
        as_root 'apt-get install python3 python3-venv'
    # An older release's own Python is too old, though it may carry a newer one beside it.
    elif apt-cache show python3.11-venv >/dev/null 2>&1; then
        as_root 'apt-get install python3.11 python3.11-venv'
    else
        echo 'see https://www.python.org/downloads/'
    fi
}

line_that_installs_venv() {
    if command -v apt-get >/dev/null; then
        as_root "apt-get install python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    else
        line_that_installs_python
    fi
}

# Each candidate is run, not only looked up: a pyenv shim can be on the PATH and still fail.
python='' without_venv=''
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3.14 python3 python}; do
    is_new_enough "$candidate" || continue
    if can_make_venvs "$candidate"; then
        python=$candidate
        break
    fi
    without_venv=${without_venv:-$candidate}
done

if [ -z "$python" ] && [ -n "$without_venv" ]; then
    stop "$without_venv cannot make a virtual environment. Install what it lacks, then run make again:" \
        "    $(line_that_installs_venv "$without_venv")"
elif [ -z "$python" ] && [ -n "${PYTHON:-}" ]; then
    stop "PYTHON=$PYTHON does not run as a Python of 3.11 or newer. Name another, or leave PYTHON out."
elif [ -z "$python" ]; then
    stop 'Waybill needs Python 3.11 or newer, and none was found. Install one, then run make again:' \
        "    $(line_that_installs_python)"
fi

# A half-made .venv would look whole to the next make.
trap 'rm -rf .venv' EXIT
trap 'exit 130' INT TERM HUP
"$python" -m venv --clear .venv >&2 ||
    stop "$python could not make a virtual environment. Install what it lacks, then run make again:" \
        "    $(line_that_installs_venv "$python")"
trap - EXIT
