# Two commands set everything up on a machine with Python 3.11 and make:
#   make demo   renders a real plan into build/
#   make test   passes the tests
PYTHON ?= python3
BIN := .venv/bin
DEMO_PLAN := plans/tea-brand-2027.yaml

.PHONY: demo test shelf check lint types layers docs clean

demo: .venv/ready
	$(BIN)/opsplan render $(DEMO_PLAN) -o build/ --date 2027-03-01

test: .venv/ready-dev
	$(BIN)/python -m pytest -n 2

# Every template in both languages: started, checked, rendered in all formats, verified; the files stay in build/shelf.
shelf: .venv/ready
	rm -rf build/shelf
	$(BIN)/opsplan templates test --quick --jobs 2 -o build/shelf

check: lint types layers docs

lint: .venv/ready-dev
	$(BIN)/ruff check opsplan tests docs benchmarks
	$(BIN)/ruff format --check opsplan tests docs benchmarks

types: .venv/ready-dev
	$(BIN)/mypy

layers: .venv/ready-dev
	$(BIN)/lint-imports

docs: .venv/ready-dev
	$(BIN)/python docs/generate.py --check

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist
