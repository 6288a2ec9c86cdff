# What is typed here; `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
SAMPLES = $(wildcard examples/*.txt examples/*.md)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check conformance verapdf bench pictures clean system-libraries

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

demo: .venv/installed ## build the samples of examples/ into out/
	@$(BIN)/pamphlet build $(SAMPLES) --pdf --epub -o out

test: .venv/installed-for-developers ## run all tests
	$(BIN)/pytest -n auto

check: .venv/installed-for-developers ## what must be green before a commit: ruff, mypy, all tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n auto

conformance: .venv/installed-for-developers ## the checks that need a browser: Ace by DAISY reads our e-books, and every note in them is tapped
	tests/conformance/run

verapdf: .venv/installed-for-developers ## have veraPDF (https://verapdf.org/) read PDFs in every style, paper and language; takes an hour
	$(BIN)/python tests/conformance/verapdf.py

bench: .venv/installed-for-developers ## measure how long things take
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

pictures: .venv/installed-for-developers ## make the pictures of the documentation
	$(BIN)/python docs/make_pictures.py

clean: ## remove the virtual environment, caches and built files
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis tests/conformance/node_modules tests/conformance/.node
	find out -mindepth 1 -not -name .gitignore -delete

# Setting up: the stamp files are made anew when pyproject.toml changes.
.venv/installed: pyproject.toml | .venv/bin/pip system-libraries
	@echo "Installing pamphlet and what it needs in .venv; the first time this takes a minute."
	@$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/installed-for-developers: pyproject.toml | .venv/bin/pip system-libraries
	@echo "Installing pamphlet, what it needs and what its tests need in .venv; the first time this takes a minute or two."
	@$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ .venv/installed

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pamphlet needs Python 3.11 or later. Name one: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv .venv

system-libraries:
	@$(PYTHON) src/pamphlet/system_libraries.py --install
