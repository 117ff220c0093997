"""The Ballots tab: entry at speed while the round is open; readable afterwards."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.methods import method_named
from charrette.domain.reconciliation import reconcile
from charrette.domain.rounds import BallotChannel, Round, RoundState
from charrette.services.ballots import CastBallot, CorrectBallot, cast_ballot, correct_ballot, remove_ballot
from charrette.services.paper_numbers import LETTER
from charrette.ui.desk import Desk
from charrette.ui.models.ballots import BallotLine, ballot_lines, people_words
from charrette.ui.prioritise.ballot_side import BallotSide
from charrette.ui.prioritise.ballots_list import BallotsList
from charrette.ui.prioritise.entry_bar import EntryBar, TypedBallot
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label, panel


class BallotsView(QWidget):
    """Entry line, list and counters. What ballots say is shown only after the reveal, or when the round is void."""

    count_asked = Signal(object)
    """The hand count (a ``Ballot``) to correct."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._round: Round | None = None
        self._printed = 0
        self.entry, self.list, self.side = EntryBar(theme), BallotsList(theme), BallotSide(theme)
        self.heading, self.hint = label("", "label", wraps=True), label("", "hint", wraps=True)
        self.notes = label("", "small", wraps=True)
        self.table = button(
            theme, self.tr("Hand count…"), tip=self.tr("The ballots of a whole table, counted by hand")
        )
        self.wall = button(theme, self.tr("Wall…"), tip=self.tr("Dots counted on the wall, group by group"))
        self.bring = button(theme, self.tr("Import ballots…"), icon="import")
        self.correct, self.remove = (
            button(theme, self.tr("Correct"), key="F2"),
            button(theme, self.tr("Remove"), key="Del"),
        )
        self.asking = {"table": self.table, "wall": self.wall, "import": self.bring}
        """The buttons for acts of the page, by the name of the act."""
        self._build()
        self.entry.entered.connect(self._on_entered)
        self.entry.typed.connect(self.side.sheet.show_placed)
        self.list.correct_asked.connect(self._on_correct)
        self.list.remove_asked.connect(self._on_remove)
        self.correct.clicked.connect(lambda: self._with_current(self._on_correct))
        self.remove.clicked.connect(lambda: self._with_current(self._on_remove))

    def _build(self) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        inset = min(px(20), 32)
        left.setContentsMargins(inset, px(12), inset, px(12))
        left.setSpacing(px(10))
        left.addWidget(self.entry)
        left.addWidget(self.heading)
        left.addWidget(self.notes)
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        for part in (self.table, self.wall, self.bring):
            acts.addWidget(part)
        acts.addStretch(1)
        for part in (self.correct, self.remove):
            acts.addWidget(part)
        left.addLayout(acts)
        left.addWidget(self.list, 1)
        left.addWidget(self.hint)
        self._panel = panel("detail")
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(1, 0, 0, 0)
        inner.addWidget(self.side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._panel)

    def show_round(self, round_: Round) -> None:
        """Shows a round's ballots as its state allows."""
        if self._round is None or self._round.id != round_.id:
            self._printed = 0
        self._round = round_
        snapshot = self._desk.snapshot
        is_open = round_.state is RoundState.OPEN
        readable = round_.revealed_at is not None or round_.state is RoundState.VOID
        self.list.ballots.show(ballot_lines(snapshot, round_, readable=readable))
        self.list.setColumnHidden(4, not readable)
        method = method_named(round_.rules.method)
        for part in (self.entry, self.bring, self.correct, self.remove):
            part.setVisible(is_open)
        self.table.setVisible(is_open and method.countable)
        self.wall.setVisible(is_open and method.countable and not method.levels)
        if is_open:
            self.entry.show_round(round_, [each.ballot for each in self.list.ballots.lines])
        self.reconcile()
        self.hint.setText(_hint(round_, readable=readable))
        self._desk.ask(
            lambda queries: (round_.id, queries.last_number(round_.id, LETTER)), self._on_printed, owner=self
        )

    def reconcile(self) -> None:
        """Says what came from where, and what does not add up."""
        round_ = self._round
        if round_ is None:
            return
        snapshot = self._desk.snapshot
        printed = range(1, self._printed + 1) if self._printed else None
        found = reconcile(round_, snapshot.ballots, printed)
        people, over = people_words(snapshot, found)
        self.side.show_round(snapshot, round_, found)
        self.heading.setText(found.sentence)
        notes = " ".join(part for part in (*found.notes, people) if part)
        give_role(self.notes, "warn" if over or (found.not_returned or 0) < 0 else "small")
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))

    def _on_printed(self, told: tuple[UUID, int]) -> None:
        """How many ballots were printed for the round."""
        if self._round is not None and told == (self._round.id, told[1]) and told[1] != self._printed:
            self._printed = told[1]
            self.reconcile()

    def focus_first(self) -> None:
        """The entry line, else the list."""
        is_open = self._round is not None and self._round.state is RoundState.OPEN
        (self.entry.line if is_open else self.list).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / self._theme.scale
        self._panel.setVisible(room >= 760)
        self._panel.setFixedWidth(self._theme.half_px(324 if room >= 1100 else 272))

    def _on_entered(self, typed: TypedBallot) -> None:
        assert self._round is not None

        def refused(error: CharretteError) -> None:
            if self.entry.line.text():
                self.entry.forget(typed.channel, typed.number)
                self._desk.failed.emit(error)
            else:
                self.entry.put_back(typed, str(error))

        if typed.correcting is not None:
            correction = CorrectBallot(typed.correcting.id, typed.group_id, typed.content)
            self._desk.do(correct_ballot, correction, failed=refused, owner=self)
            return
        ballot = CastBallot(self._round.id, typed.group_id, typed.content, typed.channel, typed.number)
        self._desk.do(cast_ballot, ballot, failed=refused, owner=self, quiet=True)

    def _on_correct(self, line: BallotLine) -> None:
        if self._round is None or self._round.state is not RoundState.OPEN:
            return
        if line.ballot.channel is BallotChannel.HAND_COUNT:
            self.count_asked.emit(line.ballot)
            return
        self.entry.correct(line.ballot)

    def _on_remove(self, line: BallotLine) -> None:
        if self._round is None or self._round.state is not RoundState.OPEN:
            return
        ballot = line.ballot
        self._desk.do(
            remove_ballot,
            ballot,
            lambda _: self.entry.forget(ballot.channel, ballot.number),
            owner=self,
        )

    def _with_current(self, act: Callable[[BallotLine], None]) -> None:
        line = self.list.current()
        if line is not None:
            act(line)


def _hint(round_: Round, *, readable: bool) -> str:
    if round_.state is RoundState.OPEN:
        return "What a ballot says is not listed while the round is open; Correct shows one ballot at a time."
    return "" if readable else "What ballots say is hidden until the result is revealed."
