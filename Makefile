# Newsdesk. `make help` lists what there is. Needs python3 (3.11 or newer, with venv) and make; brings the rest itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUN := $(BIN)/python manage.py
PORT ?= 8000
CLIENT := docs/clients/typescript
MOCK := docs/clients/mock
# What no database changes is tested once.
ONCE := tests/plugin tests/clients tests/docs tests/settings tests/translations \
	tests/api/test_compatibility.py tests/api/test_contract.py tests/cms/test_admin_urls.py tests/pages/test_editor_in_browser.py
# Several requests at once need several connections, which SQLite in memory does not have.
AT_ONCE := tests/browser

.PHONY: help setup demo demo-reset test test-sqlite test-postgresql test-plugin check bench format wheel mock examples contract tables translations screenshots

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup: $(READY) ## build the virtual environment

$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Newsdesk needs Python 3.11 or newer.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	@UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$(VENV) $(BIN)/uv sync --quiet --frozen --all-extras --inexact
	@touch $@

demo: $(READY) ## run the demo: admin, API and front end on http://localhost:8000
	@$(RUN) demo

demo-reset: $(READY) ## throw the demo's data away and start anew
	@$(RUN) demo --reset

check: $(READY) ## lock file, formatting, lint, import rules, types, migrations
	$(BIN)/uv lock --check --offline --quiet
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=settings.test $(RUN) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=settings.test $(RUN) check

test: check test-sqlite test-postgresql test-plugin ## everything that must hold, on both databases

test-sqlite: $(READY)
	$(BIN)/python -m pytest tests --ignore tests/plugin $(AT_ONCE:%=--ignore %) -n 2

test-postgresql: $(READY)
	$(BIN)/python .ci/postgresql.py $(BIN)/python -m pytest tests $(ONCE:%=--ignore %) -n 2

test-plugin: $(READY)
	$(BIN)/python -m pytest tests/plugin

bench: $(READY) ## compare the API's speed with stock Wagtail's, on PostgreSQL (needs wrk)
	$(BIN)/python -m tests.load.bench $(BENCH)

format: $(READY) ## format the code and mend what lint can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(READY) ## build the package a host project installs, in dist/
	$(BIN)/python .ci/wheel.py

examples: $(READY) ## write api/examples anew from a demo that is built for it, and the contract
	@data=$$(mktemp -d) && NEWSDESK_DATA=$$data $(RUN) demo --no-serve \
		&& NEWSDESK_DATA=$$data $(RUN) db_worker --batch && NEWSDESK_DATA=$$data $(RUN) examples; rm -rf $$data
	$(MAKE) contract

screenshots: $(READY) ## take the pictures of the editors' guide anew, in both languages (needs Chromium and chromium-l10n)
	@data=$$(mktemp -d) && NEWSDESK_DATA=$$data PORT=8190 $(BIN)/python -m tests.browser.screenshots $(SCREENS); \
		code=$$?; rm -rf $$data; exit $$code

tables: $(READY) ## write the tables of who may do what anew; look at the difference before you commit it
	REWRITE_TABLES=1 $(BIN)/python -m pytest tests/pages/test_who_may.py tests/cms/test_admin_urls.py

mock: ## serve the examples of the contract on http://localhost:4010, without a CMS (needs node)
	@test -d $(MOCK)/node_modules || npm ci --silent --prefix $(MOCK)
	$(MOCK)/node_modules/.bin/prism mock --port 4010 api/openapi.json

translations: $(READY) ## compare the Vietnamese catalogues with the installed packages, and bring them up to them
	$(BIN)/python .ci/translations.py --update

contract: $(READY) ## write api/openapi.json and api/types.ts anew (needs node)
	$(RUN) contract --write
	@test -d $(CLIENT)/node_modules || npm ci --silent --prefix $(CLIENT)
	npm run --silent types --prefix $(CLIENT)
