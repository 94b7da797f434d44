# `make run` is all a visitor needs. Written for GNU make 3.81, which macOS still ships.

PORT ?= 8501
ARGS ?=
PYTHON ?=
python := .venv/bin/python

.PHONY: help run build test check benchmark benchmark-load benchmark-visit benchmark-build benchmark-forecasts clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-20s %s\n", $$1, $$2}' Makefile

run: build  ## build the warehouse, then serve the dashboard on http://localhost:8501 (PORT=...)
	$(python) -m streamlit run dashboard.py --server.port $(PORT)

build: .venv/installed  ## build the warehouse from the committed sources
	$(python) -m etl build

test: .venv/installed-dev  ## run the tests, browser tests included (ARGS="-k name")
	@sh make/chromium.sh
	$(python) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/installed-dev  ## lint, check the format and check the types
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

benchmark: .venv/installed-dev build  ## compare each page's rerun with a hand-written page (ARGS="--pages Overview")
	$(python) -m benchmarks $(ARGS)

benchmark-load: .venv/installed-dev build  ## 50 visitors at once, and new data under them (ARGS="--sessions 50")
	$(python) -m benchmarks.load $(ARGS)

benchmark-visit: .venv/installed-dev build  ## time a first visit in a browser, and a choice made (ARGS="--visits 10")
	@sh make/chromium.sh
	$(python) -m benchmarks.first_visit $(ARGS)

benchmark-build: .venv/installed-dev  ## build with every fact 1, 10 and 100 times: time, memory (ARGS="--copies 1 10")
	$(python) -m benchmarks.growth $(ARGS)

benchmark-forecasts: .venv/installed-dev .venv-peers/installed  ## judge the forecasts beside their peers (ARGS="--sample 100")
	$(python) -m benchmarks.forecasts $(ARGS)

clean:  ## remove the virtual environments and the tools' caches
	rm -rf .venv .venv-peers .mypy_cache .pytest_cache .ruff_cache .hypothesis benchmarks/results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is touched last, so an interrupted install runs again.
.venv/installed: $(python) requirements.txt constraints.txt
	@echo "Installing what Waybill needs into .venv; this takes a minute ..."
	$(python) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-cluster.txt
	$(python) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv-peers/installed: requirements-peers.txt | $(python)
	@echo "Installing the forecasts' peers into .venv-peers; this takes a minute ..."
	$(python) -m venv --clear .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-peers.txt
	@touch $@

$(python):
	@PYTHON='$(PYTHON)' sh make/venv.sh
