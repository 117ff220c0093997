"""Works out how firm a result is, on a reader lane, once for the same ballots and rules."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.domain.rounds import Ballot
from charrette.domain.small_groups import FACILITATOR_LEAST
from charrette.ui.desk import Desk
from charrette.ui.models.analysis import Analysis, analysis_of, with_analysis
from charrette.ui.models.needs_list import RoundView

PAUSE_MS = 450
"""The room sees its result first, with the bars that grow; then the computer is free for the rest."""


class ResultAnalysis(QObject):
    """Asked only for a round that the room has seen; another round or other ballots make an older answer void."""

    ready = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of: tuple[UUID, tuple[Ballot, ...]] | None = None
        self._found: Analysis | None = None
        self._job: Callable[[], Analysis | None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def completed(self, view: RoundView) -> RoundView:
        """The view with what is known; what is not known yet is asked for, and ``ready`` says when it is there."""
        snapshot, round_ = self._desk.snapshot, view.round
        if self._is_of(round_.id, snapshot.ballots):
            return with_analysis(view, self._found) if self._found else view
        self._of, self._found = (round_.id, snapshot.ballots), None
        self._job = partial(analysis_of, snapshot, round_, FACILITATOR_LEAST)
        self._pause.start()
        return view

    def _begin(self) -> None:
        of, job = self._of, self._job
        if of is not None and job is not None:
            self._desk.run(job, lambda found: self._on_found(*of, found), owner=self)

    def _is_of(self, round_id: UUID, ballots: tuple[Ballot, ...]) -> bool:
        """Whether what is known is of this round and these very ballots."""
        return self._of is not None and self._of[0] == round_id and self._of[1] is ballots

    def _on_found(self, round_id: UUID, ballots: tuple[Ballot, ...], found: Analysis | None) -> None:
        if self._is_of(round_id, ballots) and found is not None:
            self._found = found
            self.ready.emit()
