#!/usr/bin/env bash
# The workflow, executable: ./run.sh format lint types layers test bench docs (any of them, in the order given).
set -euo pipefail
cd "$(dirname "$0")"
bin=.venv/bin

format() { $bin/ruff format . && $bin/ruff check --fix . ; }
lint() { $bin/ruff format --check . && $bin/ruff check . ; }
types() { $bin/mypy ; }
layers() { $bin/lint-imports ; }
# shellcheck disable=SC2086 # PYTEST_ARGS holds several words on purpose
test() { $bin/python -m pytest ${PYTEST_ARGS:-} ; }
bench() { $bin/python -m bench ; }
docs() { $bin/interrogate src && $bin/python -m pytest -q --no-header tests/docs ; }

[ $# -gt 0 ] || { sed -n '2s/^# //p' "$0"; exit 2; }
for step in "$@"; do
  case $step in
    format | lint | types | layers | test | bench | docs) echo "== $step" >&2; $step ;;
    *) echo "no step named $step: format lint types layers test bench docs" >&2; exit 2 ;;
  esac
done
