# The verbs of this project. `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
READY := .venv/ready

.PHONY: help demo test check bench-guidance bench-coaches bench-documents bench-slack bench-scale \
	torture simulate fuzz-reading audit-dependencies lock clean
.DEFAULT_GOAL := help

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-20s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Checkback needs Python 3.11 or newer; set PYTHON=... to where it is"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "this Python has no venv; on Debian and Ubuntu: apt install python3-venv"; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## play one fictional audit and write its documents into demo-output/
	$(BIN)/checkback demo --out demo-output

test: $(READY) ## run the whole suite
	$(BIN)/python -m pytest -n auto

check: $(READY) ## style, types, import directions, house limits
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest tests/architecture

bench-guidance: $(READY) ## measure guidance and look-up beside their peers
	$(BIN)/python -m benchmarks.guidance.run

bench-coaches: $(READY) ## measure the coaches: hits and false alarms for each flaw
	$(BIN)/python -m benchmarks.coaches.run

bench-documents: $(READY) ## measure the Office files beside their peers
	$(BIN)/python -m benchmarks.documents.run

bench-slack: $(READY) ## measure how soon Slack is answered with fifty auditors at work
	$(BIN)/python -m benchmarks.slack.load

bench-scale: $(READY) ## measure the record at one service's size and at 154 (PostgreSQL; takes a while)
	$(BIN)/python -m benchmarks.scale.run

torture: $(READY) ## kill, fill, lock and freeze the record, and count what was lost
	$(BIN)/python -m benchmarks.torture.run

simulate: $(READY) ## play a year of a service, twice: quietly, and with everything going wrong
	$(BIN)/python -m benchmarks.simulation.run

fuzz-reading: $(READY) ## read mutated Word, PDF and text files for a while
	$(BIN)/python -m benchmarks.reading.fuzz

audit-dependencies: $(READY) ## look for known weaknesses in what is locked
	$(BIN)/python -m benchmarks.dependencies.run

lock: ## compute the locked versions anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --universal --no-header --quiet --upgrade \
		--output-file requirements.lock

clean: ## remove what the verbs made, the environment too
	rm -rf .venv demo-output .pytest_cache .mypy_cache .ruff_cache
