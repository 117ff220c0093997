"""Two lanes: one writer, so that writes never wait for each other's locks, and a few readers."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Lanes:
    """Background work in two lanes. Only immutable values cross from one thread to another."""

    def __init__(self, readers: int = 2) -> None:
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(readers, "reader")

    def write(self, job: Callable[[], T]) -> Future[T]:
        """Runs a job after all writes asked for before it."""
        return self._writer.submit(job)

    def read(self, job: Callable[[], T]) -> Future[T]:
        """Runs a job that writes nothing into the library (a query, an export, a backup).

        After ``close`` nobody waits for it any more: it is dropped.
        """
        try:
            return self._readers.submit(job)
        except RuntimeError:
            dropped: Future[T] = Future()
            dropped.cancel()
            return dropped

    def close(self) -> None:
        """Waits for the writes; reads that have not begun are dropped."""
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
