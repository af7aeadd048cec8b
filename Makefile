# One-word verbs; CI calls the same ones. `make report` and `make test` set up what they need.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Python keeps what it compiles, even where it is told not to: compiling the tests takes longer than
# collecting them, and each process would do it.
unexport PYTHONDONTWRITEBYTECODE

# A process a core, and the tests of a file that starts processes in one of them.
SIDE_BY_SIDE := --numprocesses auto --dist loadgroup
# `make hard` alone runs what is in there; collecting it takes a second or so in each process.
NOT_HARD := --ignore tests/hard

.PHONY: report check documents lint check-fast test hard mutate page docs tables audit lab bench clean

report: .venv/render.done
	$(BIN)/as-stated report --cards

check: .venv/render.done
	$(BIN)/as-stated check

# What `draft` reads saved pages and Word documents with; `make test` has it anyway.
documents: .venv/documents.done

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# While you work: everything but the tests that start a process or try thousands of cases. A file's
# tests are in one process: they share what they draw.
check-fast: lint
	$(BIN)/pytest --numprocesses auto --dist loadfile $(NOT_HARD) -m "not kernel and not process and not browser and not hard and not slow"

# Every test, and how many branches of the coding and the reader of numbers they take.
test: lint
	$(BIN)/pytest $(SIDE_BY_SIDE) $(NOT_HARD) --cov --cov-report=term:skip-covered

# Faults, bad and hostile inputs, variations, with real processes. SAMPLE=1 tries a fixed part of each,
# CHECKS='-k swap' what you name; without either, the figures go to benchmarks/RELIABILITY.md.
hard: .venv/page.done
	HARD_SAMPLE=$(SAMPLE) HARD_RECORD=$(if $(SAMPLE)$(CHECKS),,1) \
	.ci/hard $(SIDE_BY_SIDE) -m hard tests/hard tests/draft $(CHECKS)

# Changes the code in one place after another: does a test notice? A fixed sample, long;
# ONLY=coding.anchor tries all of a module. The figures go to benchmarks/MUTANTS.md.
mutate: .venv/mutate.done
	PYTHONPATH=. $(BIN)/python benchmarks/mutants.py $(ONLY)

# CHECKS='-k keyboard' runs some of them.
page: .venv/page.done .venv-lab/lab.done
	.ci/page $(CHECKS)

# The site of the documents, in site/, from the Markdown that the repository shows; a warning is an error.
docs: .venv-docs/docs.done
	.venv-docs/bin/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env --conf-dir docs . site
	.venv-docs/bin/python .ci/site.py site

# Do programs that guess open the tables with the right types? DuckDB, Polars and Arrow, beside the package alone.
tables: .venv-tables/tables.done
	.venv-tables/bin/pytest -q .ci/tables

# Warns of packages with a known weakness, where the database can be reached, and says where it can't.
audit: .venv-audit/audit.done
	.venv-audit/bin/python .ci/audit.py

# Git then takes outputs out of what it compares and commits; in a folder without git nothing is set.
lab: .venv-lab/lab.done
	-@git config filter.nbstripout.clean .ci/strip 2>/dev/null
	.venv-lab/bin/jupyter lab notebooks

# Compiled first: where Python is told to write no byte code, each process would compile it again.
# AGAINST=COMMIT builds one report by that commit and by this tree in turn, and writes nothing.
ifdef AGAINST
bench: .venv/test.done
	$(BIN)/python -m compileall -q src
	$(BIN)/python benchmarks/against.py $(AGAINST)
else
bench: .venv/test.done .venv-lab/lab.done
	$(BIN)/python -m compileall -q src
	$(BIN)/python benchmarks/numerals.py
	$(BIN)/python benchmarks/reports.py
	PYTHONPATH=. $(BIN)/python benchmarks/growth.py
endif

clean:
	rm -rf .venv .venv-lab .venv-stock .venv-audit .venv-docs .venv-tables site mutants .ci/node_modules

# A new lock, a new environment; a change to pyproject.toml alone installs the package again. The lock
# has hashes; pip compiles byte code as it installs. The package itself is built offline.
INSTALL := python .ci/install.py
EDITABLE := python -m pip install --quiet --no-deps --no-build-isolation --editable .

.venv/pyvenv.cfg: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@echo "Setting up .venv, once; everything that is installed goes there."
	@$(PYTHON) -m venv --clear .venv

.venv/render.done: .venv/pyvenv.cfg pyproject.toml
	@$(BIN)/$(INSTALL) requirements.txt
	@$(BIN)/$(EDITABLE)
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/test.done .venv/documents.done: .venv/render.done
.venv/page.done .venv/mutate.done: .venv/test.done
.venv/%.done: requirements-%.txt
	@$(BIN)/$(INSTALL) $<
	@touch $@

.venv-lab/pyvenv.cfg: requirements-lab.txt
	@$(PYTHON) -m venv --clear .venv-lab

.venv-lab/lab.done: .venv-lab/pyvenv.cfg pyproject.toml
	@.venv-lab/bin/$(INSTALL) requirements-lab.txt
	@.venv-lab/bin/$(EDITABLE)
	@touch $@

# On top of .venv, whose packages it sees but does not touch: the reference is read from the package itself.
SITE_PACKAGES := -c 'import sysconfig; print(sysconfig.get_path("purelib"))'
.venv-docs/docs.done: .venv/render.done requirements-docs.txt
	@$(BIN)/python -m venv --clear .venv-docs
	@$(BIN)/python $(SITE_PACKAGES) > "$$(.venv-docs/bin/python $(SITE_PACKAGES))/below.pth"
	@.venv-docs/bin/$(INSTALL) requirements-docs.txt
	@.venv-docs/bin/$(EDITABLE)
	@touch $@

.venv-tables/tables.done: requirements-tables.txt pyproject.toml
	@$(PYTHON) -m venv --clear .venv-tables
	@.venv-tables/bin/$(INSTALL) requirements-tables.txt
	@.venv-tables/bin/$(EDITABLE)
	@touch $@

.venv-audit/audit.done: requirements-audit.txt
	@$(PYTHON) -m venv --clear .venv-audit
	@.venv-audit/bin/$(INSTALL) requirements-audit.txt
	@touch $@
