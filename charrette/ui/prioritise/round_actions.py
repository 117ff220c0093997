"""What a facilitator does with a round: one method for each act."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, Round, RoundState, ballots_of
from charrette.services.ballots import ImportBallots, import_ballots
from charrette.services.hand_counts import (
    CorrectCount,
    CountTable,
    CountWall,
    correct_count,
    count_colours,
    count_table,
    count_wall,
)
from charrette.services.rounds import (
    VoidRound,
    close_round,
    follow_up_round,
    open_round,
    reopen_round,
    repeat_round,
    reveal_round,
    void_round,
)
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.prioritise.compare_dialog import CompareDialog
from charrette.ui.prioritise.import_dialog import ImportDialog
from charrette.ui.prioritise.open_dialog import OpenRoundDialog
from charrette.ui.prioritise.table_dialog import TableDialog
from charrette.ui.prioritise.wall_dialog import WallDialog
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text, confirm, pick
from charrette.ui.widgets.file_questions import file_to_open

FILES = "Ballots (*.csv *.xlsx)"


class RoundActions(QObject):
    """Asks what has to be asked, writes through the services, and tells the stage what the room may see."""

    opened = Signal(object)
    """The id of a round that was opened."""

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._stage, self._page = desk, theme, stage, parent

    def open(self) -> None:
        """Asks for the rules, freezes them and opens."""
        session = self._desk.session
        if session is None:
            return
        dialog = OpenRoundDialog(self._page, self._theme, self._desk.snapshot, session)
        dialog.methods.setFocus()
        if self._accepted(dialog):
            self._desk.do(open_round, dialog.command(), self._on_opened, owner=self)
        dialog.deleteLater()

    def open_similar(self) -> None:
        """The pairs of needs that may say the same, before they stand on a ballot twice."""
        from charrette.ui.similar.dialog import NEEDS, SimilarDialog

        SimilarDialog(self._desk, self._theme, self._page, NEEDS).open()

    def close(self, round_: Round) -> None:
        """No more ballots; nothing is shown yet."""
        self._desk.do(close_round, round_.id, owner=self)

    def reveal(self, round_: Round) -> None:
        """The room sees the result, and from now on so does this screen."""
        if round_.state is not RoundState.CLOSED:
            return
        self._desk.do(
            reveal_round, round_.id, lambda done: self._stage.show_view("result", done.id), owner=self
        )

    def show_to_room(self, round_: Round | None) -> None:
        """The result when it was revealed, else the ballot."""
        revealed = round_ is not None and round_.revealed_at is not None
        self._stage.show_view("result" if revealed else "voting", round_.id if round_ else None)

    def reopen(self, round_: Round) -> None:
        """Ballots are taken again; those that are in are kept, and the minutes say so."""
        number = sum(each.round_id == round_.id for each in self._desk.snapshot.ballots)
        told = f"All {number} ballots and the rules are kept, and the minutes say that it was reopened."
        hides = " The result is hidden again until the next reveal." if round_.revealed_at else ""
        if confirm(self._page, self._theme, f"Reopen {round_.title}?", told + hides, "Reopen the round"):
            self._desk.do(reopen_round, round_.id, owner=self)

    def void(self, round_: Round) -> None:
        """The round does not count; its ballots stay readable."""
        reason = ask_text(
            self._page,
            self._theme,
            f"Declare {round_.title} void",
            "Why it does not count",
            help="The ballots stay readable; the reason stands beside the round and in the minutes.",
            accept="Declare void",
        )
        if reason:
            self._desk.do(void_round, VoidRound(round_.id, reason), owner=self)

    def repeat(self, round_: Round) -> None:
        """A new round with the same rules on the needs that still stand."""
        told = "A new round opens with the same rules, on those of its needs that still stand."
        if confirm(self._page, self._theme, f"Repeat {round_.title}?", told, "Open the new round"):
            self._desk.do(repeat_round, round_.id, self._on_opened, owner=self)

    def compare(self, round_: Round) -> None:
        """Ranks of other rounds that the room has seen, beside those of this one, in the order they were held."""
        others = self.comparable(round_)
        if not others:
            return
        chosen: object = tuple(others)
        if len(others) > 1:
            choices: list[tuple[str, object]] = [
                (f"All {len(others) + 1} rounds side by side", tuple(others))
            ]
            choices += [(each.title, (each,)) for each in reversed(others)]
            chosen = pick(self._page, self._theme, "Compare with", "Other rounds", choices)
        if isinstance(chosen, tuple):
            self._compare(cast("tuple[Round, ...]", chosen), round_)

    def _compare(self, others: tuple[Round, ...], round_: Round) -> None:
        snapshot = self._desk.snapshot
        rounds = sorted((*others, round_), key=lambda each: each.opened_at)
        self._desk.run(
            lambda: [(each, snapshot.result(each)) for each in rounds], self._show_compared, owner=self
        )

    def comparable(self, round_: Round) -> list[Round]:
        """The other rounds whose results the room has seen."""
        rounds = self._desk.snapshot.rounds
        return [
            each
            for each in rounds
            if each.id != round_.id and each.state is RoundState.CLOSED and each.revealed_at is not None
        ]

    def follow_up(self, round_: Round) -> None:
        """The next round as the method's rule says: on what is undecided, not agreed or kept."""
        self._desk.do(follow_up_round, round_.id, self._on_opened, owner=self)

    def count_wall(self, round_: Round) -> None:
        """Asks for the totals on the wall, a colour for each group; all of it is one entry."""
        dialog = WallDialog(self._page, self._theme, round_)
        if self._accepted(dialog):
            self._desk.do(count_colours, dialog.model.command(), owner=self)
        dialog.deleteLater()

    def count_table(self, round_: Round, count: Ballot | None = None) -> None:
        """Asks for the totals of a whole table, or corrects a hand count."""
        there = ballots_of(round_, self._desk.snapshot.ballots)
        dialog = TableDialog(self._page, self._theme, round_, there, count)
        if self._accepted(dialog):
            command = dialog.command()
            if isinstance(command, CountTable):
                self._desk.do(count_table, command, owner=self)
            elif isinstance(command, CountWall):
                self._desk.do(count_wall, command, owner=self)
            else:
                self._correct(command)
        dialog.deleteLater()

    def _correct(self, command: CorrectCount) -> None:
        self._desk.do(correct_count, command, owner=self)

    def choose_file(self, round_: Round) -> None:
        """Asks for a ballot file."""
        found = file_to_open(self._page, "Import ballots", FILES)
        if found is not None:
            self.import_file(round_, found)

    def import_file(self, round_: Round, path: Path) -> None:
        """Reads a ballot file on a reader lane, asks how it matches, and keeps all of it or none."""
        from charrette.exchange.ballots_csv import read_ballots

        self._desk.run(
            lambda: read_ballots(path, round_.rules.method),
            lambda file: self._offer(ImportDialog(self._page, self._theme, file, round_)),
            owner=self,
        )

    def _offer(self, dialog: ImportDialog) -> None:
        if self._accepted(dialog):
            command: ImportBallots = dialog.command()
            self._desk.do(import_ballots, command, owner=self)
        dialog.deleteLater()

    def _show_compared(self, rounds: list[tuple[Round, Result]]) -> None:
        dialog = CompareDialog(self._page, self._theme, rounds)
        dialog.exec()
        dialog.deleteLater()

    def _on_opened(self, round_: Round) -> None:
        self.opened.emit(round_.id)
        self._stage.show_view("voting", round_.id)

    def _accepted(self, dialog: QDialog) -> bool:
        return dialog.exec() == QDialog.DialogCode.Accepted
