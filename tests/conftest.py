"""What every test stands on: no screen, a home of its own, and silence in the log."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.disable()


def pytest_collection_finish() -> None:
    """What the imports made stays: the collector need not look at it again after every test."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Windows that are garbage go here, on the main thread between two tests, as the app sees to it with a timer."""
    gc.disable()
    if "/ui/" in item.nodeid or "/e2e/" in item.nodeid or gc.get_count()[0] > 50_000:
        gc.collect()


@pytest.fixture(autouse=True, scope="session")
def own_runtime_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Qt and the test PostgreSQL keep their sockets and locks here, whoever runs the tests."""
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(folder)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the library and settings of the person who runs it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning in the log, unless the test says `@pytest.mark.logs_warnings` or clears caplog."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    said = [f"{each.name}: {each.getMessage()}" for each in records if each.levelno >= logging.WARNING]
    assert not said, "unexpected in the log: " + "; ".join(said)
