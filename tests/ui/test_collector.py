"""Garbage is collected on the GUI thread, from the event loop, and nowhere else."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from charrette.ui.collector import Collector


class Knot:
    """Garbage that only a collection finds; it tells on which thread it went."""

    went: list[threading.Thread]

    def __init__(self, went: list[threading.Thread]) -> None:
        self.went, self.itself = went, self

    def __del__(self) -> None:
        self.went.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """A collector; afterwards the tests collect by themselves again."""
    made = Collector()
    yield made
    made.stop()
    gc.disable()


def test_a_worker_collects_nothing(collector: Collector, qtbot: QtBot) -> None:
    went: list[threading.Thread] = []

    def work() -> None:
        for _ in range(20_000):
            Knot(went)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert went == []
    qtbot.waitUntil(lambda: len(went) == 20_000, timeout=10_000)
    assert set(went) == {threading.current_thread()}
