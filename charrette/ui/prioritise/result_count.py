"""Counts the round that is shown, on a reader lane, and adds how firm it is once the room has seen it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from charrette.domain.rounds import Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.desk import Desk
from charrette.ui.models.needs_list import RoundView, round_view
from charrette.ui.prioritise.result_analysis import ResultAnalysis


class ResultCount(QObject):
    """``view`` is the counted round; ``changed`` says that it is another, or that more is known of it."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view: RoundView | None = None
        self._plain: RoundView | None = None
        self._round: Round | None = None
        self._asked = self._came = 0
        self._beside: tuple[object, ...] = ()
        self._analysis = ResultAnalysis(desk, self)
        self._analysis.ready.connect(self._complete)

    @property
    def settled(self) -> bool:
        """Whether nothing is being counted any more."""
        return self.view is not None and self._came == self._asked

    def take(self, round_: Round | None) -> None:
        """Another round, or the same as it is now; only a closed one is counted."""
        if round_ is None or self._round is None or round_.id != self._round.id:
            self.view = self._plain = None
        revealed = self._just_revealed(round_)
        self._round = round_
        self._asked += 1
        if revealed is not None:
            self._came, self._plain = self._asked, revealed
            self.view = self._analysis.completed(revealed)
        elif round_ is not None and round_.state is RoundState.CLOSED:
            snapshot = self._desk.snapshot
            self._beside = _beside(snapshot)
            then = partial(self._on_counted, self._asked)
            self._desk.run(lambda: round_view(snapshot, round_), then, owner=self)

    def _just_revealed(self, round_: Round | None) -> RoundView | None:
        """The view as it was counted while it was hidden, where the reveal is all that has happened since.

        A closed round does not change: what stands behind the cover is shown at once, and nothing is made anew.
        """
        before, plain = self._round, self._plain
        if round_ is None or before is None or plain is None or round_.revealed_at is None:
            return None
        now = _beside(self._desk.snapshot)
        alike = len(now) == len(self._beside) and all(map(_is, now, self._beside))
        return replace(plain, round=round_) if alike and replace(round_, revealed_at=None) == before else None

    def _on_counted(self, asked: int, view: RoundView) -> None:
        if asked == self._asked:
            self._came, self._plain = asked, view
            self._complete()

    def _complete(self) -> None:
        """Adds what is known of how firm the order is: only after the reveal is it asked for at all."""
        if self._plain is not None:
            seen = self._plain.round.revealed_at is not None
            self.view = self._analysis.completed(self._plain) if seen else self._plain
            self.changed.emit()


def _beside(snapshot: ProjectSnapshot) -> tuple[object, ...]:
    """What stands beside the ballots in the list and its detail."""
    lists = (snapshot.needs, snapshot.cards, snapshot.sources, snapshot.themes, snapshot.groups)
    return (*lists, snapshot.departments, snapshot.project)


def _is(one: object, other: object) -> bool:
    return one is other
