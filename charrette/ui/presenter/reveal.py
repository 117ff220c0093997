"""Counts a revealed round on a reader lane and keeps its slides until something in it changes."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.desk import Desk
from charrette.ui.presenter.slides import Slide


class Reveal(QObject):
    """Holds the pages of one result. What is not revealed is never counted here."""

    ready = Signal()
    """The pages that were asked for are there."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: tuple[object, ...] = ()
        self._slides: tuple[Slide, ...] | None = None

    def slides_of(self, read: Round, snapshot: ProjectSnapshot) -> tuple[Slide, ...] | None:
        """The pages of a round (with its needs as the room may read them); None while it is being counted.

        While a round is counted anew, its former pages stay.
        """
        assert read.revealed_at is not None
        key = (read, snapshot.ballots)
        if not self._same(key):
            if not self._same_round(read.id):
                self._slides = None
            self._key = key
            self._count(read, snapshot, key)
        return self._slides

    def forget(self) -> None:
        """Another project is on the desk, or the round is not revealed any more."""
        self._key, self._slides = (), None

    def _same(self, key: tuple[object, ...]) -> bool:
        return bool(self._key) and self._key[0] == key[0] and self._key[1] is key[1]

    def _same_round(self, round_id: UUID) -> bool:
        return bool(self._key) and isinstance(self._key[0], Round) and self._key[0].id == round_id

    def _count(self, read: Round, snapshot: ProjectSnapshot, key: tuple[object, ...]) -> None:
        def job() -> tuple[Slide, ...]:
            from charrette.ui.presenter.vote_slides import result_slides

            return result_slides(read, snapshot.result(read))

        def shown(slides: tuple[Slide, ...]) -> None:
            if self._key is key:
                self._slides = slides
                self.ready.emit()

        self._desk.run(job, shown, owner=self)
