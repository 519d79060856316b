# `make site` and `make test` need nothing but Python 3.11 or newer: both set up .venv first, which
# alone is used, whatever other environment is active. All paths are relative, so that the clone
# may lie in a folder with spaces.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := site
.NOTPARALLEL:
.PHONY: site serve check test test-long assets wheel clean set-up set-up-dev

unexport PYTHONHOME PYTHONPATH PYTHONSTARTUP VIRTUAL_ENV CONDA_PREFIX

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest --numprocesses=2

site: assets  ## build the publication into site/
	AFFIDAVIT_CHROMIUM="$$(bash .ci/browser.sh || true)" $(PYTHON) -m mkdocs build

serve: assets  ## preview it, reloading at every save
	AFFIDAVIT_CHROMIUM="$$(bash .ci/browser.sh || true)" $(PYTHON) -m mkdocs serve

check: set-up-dev  ## style, types, layers
	$(PYTHON) -m ruff check --quiet
	$(PYTHON) -m ruff format --check --quiet
	$(PYTHON) -m mypy
	$(PYTHON) -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

test: check assets  ## everything that must hold before a change lands
	AFFIDAVIT_CHROMIUM="$$(bash .ci/browser.sh)" $(PYTEST)

test-long: set-up-dev assets  ## what takes too long for every change
	AFFIDAVIT_CHROMIUM="$$(bash .ci/browser.sh)" $(PYTEST) -m long

assets: set-up  ## fonts, Plotly and outlines, made from packages
	$(PYTHON) theme/make_fonts.py
	$(PYTHON) theme/make_chart_faces.py
	$(PYTHON) theme/make_plotly.py
	$(PYTHON) theme/make_outlines.py

wheel: set-up-dev assets  ## the package, in dist/
	$(PYTHON) -m hatchling build --target wheel --directory dist

set-up:
	@bash .ci/set-up.sh assets

set-up-dev:
	@bash .ci/set-up.sh dev

clean:  ## as freshly cloned
	rm -rf .venv .cache dist build site .site.affidavit-*
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf theme/affidavit_theme/assets/affidavit/fonts theme/affidavit_theme/assets/affidavit/plotly
	rm -rf plugins/affidavit/charts/fonts plugins/affidavit/charts/geo/borders
