# Two commands are all that a fresh machine with Python 3.11 or newer needs: make report, make test.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

# Tests run on every core, at most eight, one thread each, about half a gigabyte a core.
PYTEST := OMP_NUM_THREADS=1 $(BIN)/pytest --numprocesses logical --maxprocesses 8 --dist worksteal

.PHONY: report test test-slow lint lab bench calibration lock clean

report: $(READY)  ## read data/cases, compare the outlets, write out/index.html
	$(BIN)/samestory report data/cases -o out

test: lint  ## what must hold: style, types, floors, doctests, tests that take seconds
	$(PYTEST) -m "not slow"

test-slow: $(READY)  ## the tests that take minutes
	$(PYTEST) -m slow

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lab: $(READY)  ## open the first notebook
	$(BIN)/jupyter lab notebooks/01_one_event.ipynb

bench: $(READY)  ## speed and memory against peers, as ratios measured in one run
	$(BIN)/python -m benchmarks.speed

calibration: $(READY)  ## how often p < .05 under shuffling, how often the interval covers
	$(BIN)/python -m benchmarks.calibration

lock:  ## after a change of pyproject.toml; needs uv
	uv pip compile --universal --generate-hashes --no-header --no-annotate --all-extras pyproject.toml -o requirements.lock

clean:
	rm -rf .venv out

# The stamp is written last: an interrupted installation starts again instead of half working.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Samestory needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)
