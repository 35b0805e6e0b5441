# Two commands for a newcomer: `make run` reads the shipped pages, `make test` passes the tests.
PY ?= python3
BIN := .venv/bin
JOBS ?= auto

.PHONY: run test check format bench torture messages screenshots clean

run: .venv/run
	$(BIN)/pizhu .

test: .venv/dev
	$(BIN)/python -m pytest -n $(JOBS)

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/dev
	$(BIN)/python -m bench

torture: .venv/dev
	$(BIN)/python -m pytest -m torture -n 0 tests

messages: .venv/dev
	$(BIN)/pybabel -q extract -k N_ -k _ -k ngettext:1,2 --no-location --omit-header -o build/pizhu.pot tui
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-pot-creation-date -D pizhu -i build/pizhu.pot -d tui/locale -l zh
	$(BIN)/pybabel -q compile --statistics -D pizhu -d tui/locale

screenshots: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	$(BIN)/python docs/screenshots.py

.venv/run: pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pizhu needs Python 3.11 or later: make PY=python3.12")'
	test -x $(BIN)/python || $(PY) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
