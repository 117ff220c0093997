"""Makes the preview in the background: the newest wish wins, the old preview stays until the new one is ready."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.domain.errors import CancelledError, CharretteError
from charrette.services.paper_numbers import next_numbers
from charrette.ui.desk import Desk
from charrette.ui.publish.choice import Choice
from charrette.ui.publish.file_preview import FilePreview, file_preview
from charrette.ui.publish.pages import Pages, drawn, written

AFTER_MS = 400
"""How long nothing must change before the preview is drawn anew."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What was made for a choice: pages, or the content of a file."""

    choice: Choice
    content: Pages | FilePreview


class PreviewMaker(QObject):
    """Draws the document of a choice from the desk's snapshot."""

    started = Signal()
    made = Signal(object)
    """A ``Preview``."""
    failed = Signal(object)
    """A ``CharretteError``; the old preview stands."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish = 0
        self._choice = Choice()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(AFTER_MS)
        self._waiting.timeout.connect(self._make)

    def soon(self, choice: Choice) -> None:
        """Draws when nothing has changed for a moment."""
        self._choice = choice
        self._waiting.start()

    def now(self, choice: Choice) -> None:
        """Draws at once; whatever is being drawn is given up."""
        self._choice = choice
        self._waiting.stop()
        self._make()

    def give_up(self) -> None:
        """Nobody waits any more: the page was left or the project closed."""
        self._waiting.stop()
        self._wish += 1

    def _make(self) -> None:
        if self._desk.project_id is None:
            return
        self._wish += 1
        wish, choice, now = self._wish, self._choice, self._desk.clock.now()
        snapshot = self._desk.planned
        command = choice.export(snapshot.project.id, Path())
        self.started.emit()

        def job() -> Preview:
            with self._desk.library.reading() as queries:
                options = next_numbers(queries, snapshot, choice.name, command.options)
            numbered = replace(command, options=options)
            data, missing = written(snapshot, numbered, now, lambda: wish != self._wish)
            content = (
                drawn(data, missing) if choice.paged else file_preview(choice.format, data, _thing(choice))
            )
            return Preview(choice, content)

        self._desk.run(job, self._only_if(wish, self.made.emit), self._only_if(wish, self._fail), owner=self)

    def _only_if(self, wish: int, act: Callable[[object], object]) -> Callable[[object], None]:
        def when_still_wished(outcome: object) -> None:
            if wish == self._wish:
                act(outcome)

        return when_still_wished

    def _fail(self, error: object) -> None:
        if isinstance(error, CharretteError) and not isinstance(error, CancelledError):
            self.failed.emit(error)


_THINGS = {
    "budget": "line",
    "scope": "scope item",
    "milestones": "milestone",
    "matrix": "scope item",
    "guard": "finding",
}


def _thing(choice: Choice) -> str:
    """What a row of the first table of a document is."""
    return _THINGS.get(choice.name, "entry" if choice.name == "weekly" else "need")
