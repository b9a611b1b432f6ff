# Two commands for a fresh machine with Python 3.11: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := example.onrecord
PORT ?= 8000

.PHONY: setup dev run test bench clean

# The stamps hold what was installed from which files, so that a second call returns at once.
.venv/.setup: pyproject.toml constraints.txt model-en/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(f"onrecord needs Python 3.11 or newer, {sys.executable} is {sys.version.split()[0]}" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[serve,en,pdf]' --editable ./model-en
	touch $@

.venv/.dev: .venv/.setup
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	touch $@

setup: .venv/.setup  ## the environment of the program

dev: .venv/.dev      ## and what its tests need

run: setup           ## the record of the bundled example: built, its state printed, served until stopped
	$(BIN)/onrecord demo --record $(EXAMPLE) --port $(PORT)

test: dev            ## lint, types, layers, the whole suite
	./run.sh lint types layers test docs

bench: dev           ## every figure, held against bench/floors.toml
	./run.sh bench

clean:
	rm -rf .venv build dist $(EXAMPLE)*
