# Everything a clone needs: Python 3.10–3.13 and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INPUT ?= seeds
OUTPUT ?= output
N ?= 12

.DEFAULT_GOAL := help
.PHONY: help install develop graph test lint evaluate fresh bench wheel lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Once set up for developing, an environment stays so: "make graph" does not mix two states of the locks.
install: $(or $(wildcard $(VENV)/developing),$(VENV)/running) ## set up .venv to run kg, from requirements.lock (quiet when nothing is to do)

develop: $(VENV)/developing ## the same with the tools for tests and lint, from requirements-dev.lock

# The locks are complete, so pip resolves nothing (--no-deps) and builds nothing (--only-binary):
# what others release later changes nothing here. "pip check" says whether it all fits together.
CHECK_PYTHON = $(PYTHON) -c 'import sys; v = sys.version_info[:2]; (3, 10) <= v <= (3, 13) or sys.exit("kg needs Python 3.10 to 3.13, and $(PYTHON) is %d.%d: make PYTHON=python3.12 $(MAKECMDGOALS)" % v)'
PIP := $(BIN)/python -m pip --disable-pip-version-check
$(VENV)/running: LOCK := requirements.lock
$(VENV)/developing: LOCK := requirements-dev.lock
$(VENV)/running: requirements.lock pyproject.toml
$(VENV)/developing: requirements-dev.lock pyproject.toml
$(VENV)/running $(VENV)/developing:
	@echo "Setting up $(VENV) from $(LOCK) (a few minutes, once) ..."
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || { $(CHECK_PYTHON) && $(PYTHON) -m venv $(VENV); }
	@$(PIP) install --quiet --no-deps --only-binary :all: --require-hashes -r $(LOCK)
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(PIP) check > /dev/null || $(PIP) check
	@touch $@

graph: install ## build the graph of seeds/ into output/graph.html (INPUT=, OUTPUT= for others)
	@$(BIN)/kg build $(INPUT) -o $(OUTPUT)

test: develop ## run all tests, the rules' own examples and the accuracy floors
	@$(BIN)/python -m pytest -n auto --dist loadfile
	@$(BIN)/lint-imports --no-cache > /dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/kg evaluate --floors

lint: develop ## format, lint, types, floors of the design
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: install ## measure accuracy on tests/gold
	@$(BIN)/kg evaluate

fresh: develop ## draw N articles nobody has looked at from CORPUS (folder of JSON lines), for annotators
	@$(BIN)/python -m benchmarks.fresh draw --corpus $(CORPUS) -n $(N)

bench: develop ## run the benchmarks (minutes) and write docs/performance.md
	@$(BIN)/python -m benchmarks

wheel: install ## build the package into dist/ (the same files give the same bytes)
	@$(BIN)/hatchling build -t wheel

# Pins that still hold are kept; UPGRADE=--upgrade takes the newest of everything, UPGRADE="-P NAME" of one.
COMPILE = build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet $(UPGRADE)
lock: ## refresh both locks from pyproject.toml
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: uv==0.13.9
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group build --group dev --all-extras -c requirements.lock -o requirements-dev.lock

clean: ## remove what a build wrote
	rm -rf $(OUTPUT)/* .mypy_cache .ruff_cache .hypothesis
