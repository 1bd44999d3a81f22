# make run   sets everything up, imports seeds/ and opens the window
# make test  sets everything up and runs every check
# The set-up is done once, in .venv; `make help` lists the rest.

PYTHON ?=
export PYTHON

bin := .venv/bin
code := readinglist ui resources tests

# Tests open no windows on your screen. QT_QPA_PLATFORM=xcb make test asks for them.
offscreen := QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}

.PHONY: help run test lint types layers tests unit bench format lock upgrade clean ready ready-for-tests
.DEFAULT_GOAL := help

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1 /p' Makefile | while read -r name words; do printf '  make %-8s %s\n' "$$name" "$$words"; done

run: ready ## import seeds/ and open the window (without a display: a picture of it)
	@$(bin)/python -m ui.prerequisites --install
	@$(bin)/readinglist seeds

test: ready ## every check and every test; goes on after a failure, so that one run shows them all
	@$(MAKE) --no-print-directory --keep-going lint types layers tests

lint: ready ## ruff: mistakes and layout
	@$(bin)/python -m ruff check $(code)
	@$(bin)/python -m ruff format --check $(code)

types: ready ## mypy, strict
	@$(bin)/python -m mypy

layers: ready ## import-linter: every arrow runs down
	@$(bin)/lint-imports

tests: ready-for-tests ## all the tests, without the other checks
	@$(offscreen) $(bin)/python -m pytest $(ARGS)

unit: ready-for-tests ## the quick tests of tests/unit; ARGS='-k title' chooses among them
	@$(offscreen) $(bin)/python -m pytest tests/unit $(ARGS)

bench: ready-for-tests ## measure, each figure beside a baseline of the same run; nothing else should be running
	@for one in $(filter-out tests/bench/corpus.py,$(wildcard tests/bench/*.py)); do \
		echo "== $$one"; $(offscreen) $(bin)/python $$one || exit 1; done

format: ready ## lay out the code and mend what ruff can mend
	@$(bin)/python -m ruff check --fix-only $(code)
	@$(bin)/python -m ruff format $(code)

lock: ## write .constraints.txt anew from what .venv holds
	@sh .ci/environment lock

upgrade: ## take the newest versions that pyproject.toml allows, and lock them
	@sh .ci/environment upgrade

clean: ## remove everything that make made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find $(code) -name __pycache__ -type d -prune -exec rm -rf {} +

ready:
	@sh .ci/environment

# pytest-qt imports Qt before any test could say what is missing.
ready-for-tests: ready
	@$(offscreen) $(bin)/python -m ui.prerequisites --install
