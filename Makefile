# Everything a clone needs: Python 3.10–3.13 and make.
PYTHON ?= python3
BIN := .venv/bin
INPUT ?= seeds
OUTPUT ?= output
N ?= 12

.DEFAULT_GOAL := help
.PHONY: help install graph test lint evaluate fresh bench lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: .venv/installed ## set up .venv from the lock file (quiet when nothing is to do)

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; ok = (3, 10) <= sys.version_info[:2] <= (3, 13); sys.exit(0 if ok else "kg needs Python 3.10 to 3.13, and $(PYTHON) is %d.%d: make PYTHON=python3.12 $(MAKECMDGOALS)" % sys.version_info[:2])'
	@echo "Setting up .venv (a few minutes, once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

graph: install ## build the graph of seeds/ into output/graph.html (INPUT=, OUTPUT= for others)
	@$(BIN)/kg build $(INPUT) -o $(OUTPUT)

test: install ## run all tests, the rules' own examples and the accuracy floors
	@$(BIN)/python -m pytest -n auto --dist loadfile
	@$(BIN)/lint-imports --no-cache > /dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/kg evaluate --floors

lint: install ## format, lint, types, floors of the design
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: install ## measure accuracy on tests/gold
	@$(BIN)/kg evaluate

fresh: install ## draw N articles nobody has looked at from CORPUS (folder of JSON lines), for annotators
	@$(BIN)/python -m benchmarks.fresh draw --corpus $(CORPUS) -n $(N)

bench: install ## run the benchmarks (minutes) and write docs/performance.md
	@$(BIN)/python -m benchmarks

lock: install ## refresh requirements.lock from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock

clean: ## remove what a build wrote
	rm -rf $(OUTPUT)/* .mypy_cache .ruff_cache .hypothesis
