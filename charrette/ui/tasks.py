"""Qt's side of the lanes: results come back on the GUI thread by one queued signal."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")


class Tasks(QObject):
    """Hands the outcome of background work to a callback; the callback is dropped when its owner has gone."""

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)

    def follow(
        self,
        future: Future[T],
        owner: QObject,
        then: Callable[[T], object] | None,
        failed: Callable[[BaseException], object],
    ) -> None:
        """Calls ``then`` with the result, or ``failed`` with the error, on the GUI thread.

        Work that was dropped before it began, because the desk closed, calls neither.
        """

        def outcome() -> None:
            if future.cancelled():
                return
            error = future.exception()
            if error is not None:
                failed(error)
            elif then is not None:
                then(future.result())

        future.add_done_callback(lambda _: self.post(owner, outcome))

    def post(self, owner: QObject, call: Callable[[], object]) -> None:
        """Calls ``call`` on the GUI thread unless ``owner`` has gone. Safe from any thread."""
        if isValid(self):
            self._returned.emit((owner, call))

    def _on_returned(self, posted: tuple[QObject, Callable[[], Any]]) -> None:
        owner, call = posted
        if isValid(owner):
            call()
