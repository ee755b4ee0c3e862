# Buddyscope. `make help` lists what there is. Everything sets itself up, and is quick the second time.

PORT ?= 8000
INPUTS ?= 100000
PY = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-python setup-node setup-chromium build wheel fidelity serve test test-all test-engines fuzz endurance audit \
        lint format clean

help:
	@echo 'make serve    set up, build and serve the site on this machine (PORT=8000)'
	@echo 'make test     set up and run the tests, in Python, JavaScript and a real browser, in minutes'
	@echo 'make test-all  the heavy proofs as well: every recording in Pyodide, other engines, endurance'
	@echo 'make test-engines  visit the built site in Firefox and in WebKit as well'
	@echo 'make fuzz     try 100,000 broken inputs on every reader (INPUTS=100000)'
	@echo 'make endurance  play for hours in one tab, in minutes, and print what is left over'
	@echo 'make audit    ask for known weaknesses of what we build on (needs a network)'
	@echo 'make build    set up and build the site into web/dist'
	@echo 'make wheel    build one wheel with the site inside into dist/'
	@echo 'make fidelity replay every recording and write the public page of the result'
	@echo 'make lint     the checks that run no code: ruff, mypy, tsc, biome'
	@echo 'make format   let ruff and biome lay out the code'
	@echo 'make setup    only set up: .venv and node_modules'
	@echo 'make clean    remove everything that was built or installed here'

setup: setup-python setup-node

setup-python:
	@bash scripts/setup_python.sh

setup-node:
	@bash scripts/setup_node.sh

setup-chromium: setup-python
	@$(PY) scripts/chromium.py

build: setup
	@$(PY) scripts/build.py

fidelity: setup-python
	@$(PY) scripts/fidelity.py

wheel: build
	@SOURCE_DATE_EPOCH=1580601600 $(PY) -m build --wheel --no-isolation --outdir dist | tail -1

serve: build
	@exec .venv/bin/buddyscope serve web/dist --port $(PORT) --no-browser

# the time of the set-up is told apart from that of the tests
test:
	@began=$$(date +%s) && $(MAKE) --no-print-directory setup setup-chromium && \
	  exec $(PY) scripts/test.py --set-up $$(($$(date +%s) - began))

test-all:
	@began=$$(date +%s) && $(MAKE) --no-print-directory setup setup-chromium && \
	  exec $(PY) scripts/test.py all --set-up $$(($$(date +%s) - began))

test-engines: build
	@$(PY) scripts/engines.py

fuzz: setup
	@BUDDYSCOPE_INPUTS=$(INPUTS) $(PY) -m pytest tests/hostile tests/clinic/test_spoiled.py --durations=0
	@BUDDYSCOPE_INPUTS=$(INPUTS) npx --no-install vitest run --config web/vite.config.js tests/hostile

endurance: build setup-chromium
	@$(PY) scripts/endurance.py

audit: setup
	@$(PY) scripts/audit.py

lint: setup
	@$(PY) scripts/test.py lint

format: setup
	@.venv/bin/ruff format --quiet . && .venv/bin/ruff check --quiet --fix . ; npx --no-install biome check --write .

clean:
	rm -rf .venv node_modules .cache dist web/dist web/public .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results
	find py tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
