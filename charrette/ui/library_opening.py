"""The library of the desk: there already, or opened behind the first look."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Event
from typing import TYPE_CHECKING

from charrette.services.lanes import Lanes
from charrette.store.changes import Changes

if TYPE_CHECKING:
    from charrette.store.library import Library


class LibraryOpening:
    """With a function instead of a library, it is called on the writer's lane when ``begin`` was."""

    def __init__(
        self,
        library: "Library | Callable[[], Library]",
        lanes: Lanes,
        listener: Callable[[Changes], None],
    ) -> None:
        self._begin = Event()
        if callable(library):
            opened = library

            def job() -> "Library":
                self._begin.wait()
                library = opened()
                library.listen(listener)
                return library

            self.future: Future[Library] = lanes.write(job)
        else:
            self.future = Future()
            self.future.set_result(library)
            library.listen(listener)

    def begin(self) -> None:
        """Opens it now, where that waited."""
        self._begin.set()

    def wait(self) -> "Library":
        """The library, as soon as it is there; for work on the lanes."""
        return self.future.result()

    def now(self) -> "Library":
        """The library at once: opens it where that waited."""
        self.begin()
        return self.wait()

    def close(self) -> None:
        """Lets it go, where it could be opened."""
        if self.future.exception() is None:
            self.wait().close()
