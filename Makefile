# Plain make: the make that comes with macOS (3.81) reads it too. Windows: docs/development.md
PYTHON = python3
SET_UP = $(PYTHON) requirements/set_up.py
BIN = .venv/bin
CODE = charrette tests requirements benchmarks build.spec
LOCK = .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

.PHONY: run test check format bundle lock bench pictures clean

run:
	@if [ "`uname`" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(SET_UP) headless && \
		echo "There is no display here, so the sample charrette runs without windows:" && \
		rm -rf out && $(BIN)/charrette rehearse --to out; \
	else \
		$(SET_UP) window && $(BIN)/charrette --sample; \
	fi

test:
	@$(SET_UP) test
	$(BIN)/python -m pytest -n auto --maxprocesses 4 $(ARGS)

check:
	@$(SET_UP) test
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/lint-imports --no-logo
	$(BIN)/basedpyright
	$(BIN)/python -m pytest -q tests/house

format:
	@$(SET_UP) test
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

bundle:
	@$(SET_UP) bundle
	.venv-bundle/bin/pyinstaller --noconfirm --log-level ERROR build.spec
	QT_QPA_PLATFORM=offscreen dist/Charrette/Charrette --self-test

# The newest versions that pyproject.toml allows: make lock UPGRADE=--upgrade
lock:
	@$(SET_UP) lock
	$(LOCK) pyproject.toml --group build -o requirements/runtime.txt
	$(LOCK) --group test --group check -c requirements/runtime.txt -o requirements/dev.txt
	$(LOCK) --group bundle -c requirements/runtime.txt -o requirements/bundle.txt
	$(LOCK) --group lock -o requirements/lock.txt

bench:
	@$(SET_UP) test
	$(BIN)/python -m benchmarks $(ARGS)

pictures:
	@$(SET_UP) test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.pictures

clean:
	rm -rf build dist out .pytest_cache .ruff_cache .hypothesis .import_linter_cache
