# Every target sets up what it needs on a fresh Debian or Ubuntu with Python 3.11 or newer and make.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000

.PHONY: help demo serve test lint bench setup assets

help:           ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

demo: setup assets  ## start the reference deployment on this machine; Ctrl-C stops it
	@exec $(BIN)/motcua demo --port $(PORT)

serve: setup assets  ## serve against DATABASE_URL
	@exec $(BIN)/motcua serve --port $(PORT)

test: $(VENV)/.tests assets  ## everything: lint, types, contracts, tests, browser stories
	@tests/run

lint: $(VENV)/.tests  ## ruff, mypy, import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(VENV)/.tests assets  ## measure, each figure beside its limit; JSON to BENCH_OUT
	@$(BIN)/python benchmarks/run.py

setup: $(VENV)/.demo

assets: setup
	@$(BIN)/python assets/build.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.demo: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing the locked packages"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . 
	@touch $@

$(VENV)/.tests: requirements-test.lock $(VENV)/.demo
	@echo "installing the locked packages of the tests"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@tests/system-packages
	@touch $@
