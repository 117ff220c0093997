"""What a person says of a pair: each answer is one step of the minutes, and Ctrl+Z takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from charrette.domain.errors import CharretteError
from charrette.domain.similar_verdict import Likeness
from charrette.services.similar import (
    AcceptSimilar,
    GiveVerdict,
    accept_similar,
    give_verdict,
    withdraw_verdict,
)
from charrette.ui.desk import Desk
from charrette.ui.similar.similar_rows import Pair, SimilarRow


class SimilarActs(QObject):
    """``waiting`` are the pairs whose answer is on its way: they are out of the list already."""

    settled = Signal()
    """An answer is in the library, or was refused."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.waiting: set[Pair] = set()

    def accept(self, row: SimilarRow) -> None:
        """They are the same: what the row says is done."""
        if row.act is not None:
            project_id = self._desk.snapshot.project.id
            self._do(row.pair, accept_similar, AcceptSimilar(project_id, *row.pair, row.act.into))

    def say(self, row: SimilarRow, likeness: Likeness) -> None:
        """They are not the same, or opposites."""
        project_id = self._desk.snapshot.project.id
        self._do(row.pair, give_verdict, GiveVerdict(project_id, *row.pair, likeness))

    def ask_again(self, row: SimilarRow) -> None:
        """What was said of an answered pair is taken back."""
        if row.verdict is not None:
            self._do(row.pair, withdraw_verdict, row.verdict)

    def _do(self, pair: Pair, function: Callable[..., object], command: object) -> None:
        self.waiting.add(pair)

        def over(_: object = None) -> None:
            self.waiting.discard(pair)
            self.settled.emit()

        def refused(error: CharretteError) -> None:
            over()
            self._desk.failed.emit(error)

        self._desk.do(function, command, over, refused, owner=self)
