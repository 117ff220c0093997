"""The lanes: writes in their order, reads beside them, and what closing does."""

from threading import Event

import pytest

from charrette.services.lanes import Lanes


def test_writes_are_done_one_after_another() -> None:
    lanes, done = Lanes(), list[int]()
    for number in range(50):
        lanes.write(lambda number=number: done.append(number))
    lanes.close()
    assert done == list(range(50))


def test_a_read_does_not_wait_for_a_write() -> None:
    lanes, go = Lanes(), Event()
    writing = lanes.write(lambda: go.wait(5))
    assert lanes.read(lambda: "read").result(timeout=5) == "read"
    assert not writing.done()
    go.set()
    lanes.close()
    assert writing.result() is True


def test_closing_keeps_every_write_and_drops_reads_that_have_not_begun() -> None:
    lanes, go, written = Lanes(readers=1), Event(), list[int]()
    running = lanes.read(lambda: go.wait(5))
    waiting = lanes.read(lambda: "too late")
    for number in range(5):
        lanes.write(lambda number=number: written.append(number))
    go.set()
    lanes.close()
    assert written == [0, 1, 2, 3, 4]
    assert running.result() is True
    assert waiting.cancelled() or waiting.result() == "too late"
    assert lanes.read(lambda: "after").cancelled()
    with pytest.raises(RuntimeError):
        lanes.write(lambda: "a write is never dropped in silence")
