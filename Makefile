# One way to run everything. A bare `make` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help run set-up set-up-dev test test-long services check check-types check-rest fix locks messages bench shots clean

# Many processes start below, and each imports the whole house: what one compiled, the next reads (2.5 s a start).
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys,venv,ensurepip; sys.exit(sys.version_info < (3,11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := $(PY) -m pip --disable-pip-version-check --require-virtualenv install

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: set-up ## set up on first use, then open Accede on http://127.0.0.1:8000
	@$(VENV)/bin/accede serve $(if $(PORT),--port $(PORT))

# ---------------------------------------------------------------------------------------- set-up
set-up: $(VENV)/.base
set-up-dev: $(VENV)/.dev

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Accede needs Python 3.11 or newer with the venv module. Install it, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Accede needs (51 packages, once; about a minute) …"
	@$(PIP) --progress-bar on -q --require-hashes -r requirements/base.txt
	@$(PIP) -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "Installing what the tests need (once; about two minutes) …"
	@$(PIP) -q --require-hashes -r requirements/dev.txt
	@touch $@

# ---------------------------------------------------------------------------------------- tests
test: set-up-dev ## run all tests; a part whose service is missing skips and says so
	@$(PY) -m pytest -n 3 --dist loadfile $(ARGS)
	@$(PY) tests/on_postgresql.py -n 3 --dist loadfile -q $(ARGS)

test-long: set-up-dev ## the long proofs in full (200 kills a scene, 1,000 days); result in docs/long-proofs.md
	@mkdir -p var
	@LONG=1 $(PY) -m pytest -m long -n 2 --durations=0 $(ARGS) | tee var/long-proofs.txt
	@$(PY) docs/make_long_proofs.py var/long-proofs.txt docs/long-proofs.md
	@LONG=1 $(PY) tests/on_postgresql.py -n 3 --dist loadfile -q $(ARGS)

services: ## install the optional services the tests can use (Debian; needs root)
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core fonts-noto-cjk libreoffice-writer-nogui

# ---------------------------------------------------------------------------------------- quality
check: set-up-dev ## ruff, mypy, the house's contracts, templates, migrations, messages, known vulnerabilities
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	@$(MAKE) --no-print-directory -j 2 check-types check-rest

check-types: # takes one processor about as long as all that is in check-rest takes the other
	$(VENV)/bin/mypy accede

check-rest:
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --quiet --lint accede
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) locale/check_messages.py
	@if $(PY) -c "import socket; socket.create_connection(('api.osv.dev', 443), 3)" 2>/dev/null; then $(VENV)/bin/pip-audit -s osv -r requirements/base.txt --disable-pip; else echo "pip-audit: the vulnerability service is not reachable from here; not run"; fi

fix: set-up-dev ## format and mend what can be mended
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

locks: set-up-dev ## remake the hashed locks from requirements/*.in
	$(PIP) -q uv
	for f in base scale dev; do $(VENV)/bin/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header requirements/$$f.in -o requirements/$$f.txt; done

messages: set-up-dev ## collect the strings to translate into locale/*/LC_MESSAGES/django.po
	$(PY) locale/collect.py

bench: set-up-dev ## run the benchmarks beside their peers
	$(PY) -m bench

shots: set-up-dev ## pictures of every page at 1440, 390, dark and Arabic, into var/shots
	$(PY) docs/make_shots.py

clean: ## remove the virtual environment and caches (not var/, which holds your data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
