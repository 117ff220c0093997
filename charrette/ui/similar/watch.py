"""Looks for what is alike beside the work in the room, and never in its way."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.ui.desk import Desk

if TYPE_CHECKING:
    from charrette.domain.similarity.suggestions import Suggestion, Suggestions
    from charrette.store.changes import Changes

_PAUSE_MS = 300
_TABLES = ("card", "need", "source", "similar_verdict", "department")


class SimilarWatch(QObject):
    """One for a desk. It does nothing until it is first asked; from then on it follows every change after a pause."""

    found = Signal()
    """``suggestions`` are those of now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.suggestions: tuple[Suggestion, ...] | None = None
        """None until all texts were compared for the first time."""
        self._kept: Suggestions | None = None
        self._asked = self._busy = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)

    def look(self) -> None:
        """Compares everything, the first time; later there is nothing to ask for."""
        if not self._asked and self._desk.project_id is not None:
            self._asked = True
            self._look()

    def _on_opened(self) -> None:
        self.suggestions = self._kept = None
        self._asked = False

    def _on_changed(self, changes: "Changes") -> None:
        if self._asked and any(changes.ids(table) for table in _TABLES):
            self._pause.start()

    def _look(self) -> None:
        if self._busy:
            self._pause.start()
            return
        if self._desk.project_id is None:
            return
        self._busy = True
        snapshot, kept, project_id = self._desk.snapshot, self._kept, self._desk.project_id

        def job() -> "tuple[Suggestions, tuple[Suggestion, ...]]":
            from charrette.domain.similarity.suggestions import Suggestions

            known = kept or Suggestions()
            known.follow(snapshot)
            return known, known.all()

        self._desk.run(job, lambda found: self._on_looked(project_id, found), owner=self)

    def _on_looked(self, project_id: UUID, found: "tuple[Suggestions, tuple[Suggestion, ...]]") -> None:
        self._busy = False
        if self._asked and project_id == self._desk.project_id:
            self._kept, self.suggestions = found
            self.found.emit()


def watch_of(desk: Desk) -> SimilarWatch:
    """The watch of a desk, made when it is first wanted."""
    return desk.findChild(SimilarWatch) or SimilarWatch(desk)
