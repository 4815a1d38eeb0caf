# The verbs never change: demo · serve · check · fix · test · gate · bench · bench-peers · faults · build · lock · clean
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
SERVE ?= 1
PORT ?= 8710
SHARED ?= ../shared
V := .venv/bin
S := .venv/.stamps
FRONTEND := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)
BUILT := src/sayso/web/static/build/.built
CODE := src tests evaluation benchmarks training
PIP := $(V)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes --no-deps
# What can go at once does. A worker holds a reader, so there are four at most; they take file by file in the order of
# names, since those of many tests are not the slow ones. The tests start the program hundreds of times: `make test`
# lets Python keep what it compiles.
AT_ONCE := --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=line)
SPREAD := --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

.PHONY: help demo serve check fix test unit browser gate bench bench-peers faults build lock clean
.PHONY: format lint types contracts front-types installed

help:  ## what each verb does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

demo: $(S)/run $(BUILT)  ## read the invented demo dossier and show it on 127.0.0.1:$(PORT); SERVE=0 stops before serving
	@rm -rf .demo && $(V)/sayso demo --db .demo/demo.db --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

serve: $(S)/run $(BUILT)  ## show the ledger sayso.db on 127.0.0.1:$(PORT)
	@$(V)/sayso serve --port $(PORT)

check: format lint types contracts front-types  ## format, lint, strict types, import contracts, front-end types

fix: $(S)/dev  ## mend what the formatter and the linter can mend
	$(V)/ruff check --fix $(CODE)
	$(V)/ruff format $(CODE)

test:  ## everything that CI runs
	@$(MAKE) --no-print-directory $(AT_ONCE) check installed
	SAYSO_SHARED=$(abspath $(SHARED)) PYTHONDONTWRITEBYTECODE= $(V)/pytest $(SPREAD)

unit: $(S)/dev $(S)/system  ## the tests that need neither browser nor data packs
	$(V)/pytest -m 'not browser and not packs'

browser: $(S)/dev $(BUILT) $(S)/system  ## the browser tests alone
	$(V)/pytest -m browser

gate: $(S)/dev  ## quality on the development data of SHARED, with 95 % intervals, against evaluation/floors.toml
	$(V)/python -m evaluation.gate --shared $(SHARED)

bench: $(S)/dev  ## reports a second and memory, per stage, on one and two workers
	$(V)/python -m benchmarks.reading

bench-peers: $(S)/peers  ## pages a second and memory beside what others are built of; writes benchmarks/PEERS.md
	.venv/peers/bin/python -m benchmarks.peers

faults: $(S)/dev $(S)/system  ## hundreds of kills while it reads, reviews, upgrades and copies; writes evaluation/FAULTS.md
	$(V)/python -m tests.faults

build: $(BUILT)  ## the front end, into the package

lock: $(S)/dev  ## pin the newest versions that pyproject.toml allows
	$(V)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements/run.lock
	$(V)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements/dev.lock

clean:  ## all that was made here, ledgers included only if they are the demo's
	rm -rf .venv .demo frontend/node_modules src/sayso/web/static/build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# ------------------------------------------------------------------ what the verbs stand on

types: $(S)/dev
	$(V)/mypy

format: $(S)/dev
	$(V)/ruff format --check $(CODE)

lint: $(S)/dev
	$(V)/ruff check $(CODE)

contracts: $(S)/dev
	$(V)/lint-imports --no-cache

front-types: $(S)/frontend
	npm --prefix frontend run --silent check

installed: $(S)/dev $(BUILT) $(S)/system

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "sayso needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv

$(S)/run: requirements/run.lock pyproject.toml | .venv/bin/python
	@echo "Installing what sayso runs on …"
	@$(LOCKED) -r requirements/run.lock
	@$(PIP) --no-build-isolation --no-deps --editable .
	@mkdir -p $(S) && touch $@

$(S)/dev: requirements/dev.lock pyproject.toml | .venv/bin/python $(S)/frontend
	@echo "Installing what sayso is developed with …"
	@$(LOCKED) -r requirements/dev.lock
	@$(PIP) --no-build-isolation --no-deps --editable .
	@mkdir -p $(S) && touch $@ $(S)/run

$(S)/peers: requirements/run.lock benchmarks/peers.txt | $(S)/dev
	@echo "Installing what sayso is measured beside, in .venv/peers …"
	@$(PYTHON) -m venv .venv/peers
	@.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	@.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(S)/frontend: frontend/package-lock.json | .venv/bin/python
	@command -v npm >/dev/null || { echo "sayso's pages are built with Node.js 20 or newer; npm was not found."; exit 1; }
	@npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(S) && touch $@

$(BUILT): $(S)/frontend $(FRONTEND)
	@npm --prefix frontend run --silent build
	@touch $@

$(S)/system: .ci/system | .venv/bin/python
	@.ci/system
	@mkdir -p $(S) && touch $@
