"""The part Reviews of Coordination: what each department says of the drawings at each gate."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.plan.gates import open_reviews
from charrette.domain.wording import counted, listed
from charrette.services.reviews import OpenReviews
from charrette.services.reviews import open_reviews as ask_for_reviews
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.days import day_words
from charrette.ui.plan.milestones_actions import part_actions
from charrette.ui.plan.reviews_rows import ReviewRow, review_rows
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


REVIEWER, ON = 5, 6
NARROW = 900


class ReviewsTab(QWidget):
    """``Enter`` gives the review of the current line; a gate is passed from here, too."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        columns = [
            Column("Gate", lambda row: row.gate.code),
            Column("Milestone", lambda row: row.gate.title),
            Column("State", lambda row: row.gate_words),
            Column("Department", lambda row: row.department.name),
            Column(
                "Review", lambda row: row.verdict, icon=lambda row: theme.icon(row.sign[0], row.sign[1], 16)
            ),
            Column("Reviewer", lambda row: row.review.reviewer if row.review else ""),
            Column("On", lambda row: day_words(row.review.reviewed_on) if row.review else ""),
            Column("Comments", lambda row: row.review.comments if row.review else ""),
        ]
        self.model = RowsTable(columns, writable=False, parent=self)
        self.table = RowsView(theme, self.model, self.tr("Reviews at the gates"), wide=7)
        self.table.setProperty("bare", "true")
        self.whole = label("", "body", wraps=True)
        self.count = label("", "hint")
        self.ask_button = button(theme, self.tr("Ask for reviews"))
        self.pass_button = button(theme, self.tr("Pass the gate…"))
        self.give_button = button(theme, self.tr("Review…"), kind="primary")
        self.empty = EmptyState(
            theme,
            self.tr("No gate yet"),
            self.tr(
                "A gate is a milestone at which each department reviews the drawings before the project goes on. "
                "Mark a milestone as a gate in the table; the schedule templates bring four."
            ),
            [(self.tr("Go to the milestones"), self._to_milestones)],
        )
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The reviews as they are now; the current line stays current."""
        del findings
        self._snapshot = snapshot
        rows = review_rows(snapshot)
        self.table.show_rows(rows)
        waiting = sum(1 for row in rows if not row.gate.done and (row.review is None or row.review.open))
        gates = len({row.gate.id for row in rows})
        self.count.setText(f"{counted(gates, 'gate')}, {counted(waiting, 'review')} open")
        self._either.setCurrentWidget(self._whole if rows else self.empty)
        self._show_whole()

    def enter(self) -> None:
        """The table takes the focus."""
        (self.empty if self._either.currentWidget() is self.empty else self.table).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.empty if self._either.currentWidget() is self.empty else self.table]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return self._acts

    def header_widgets(self) -> list[QWidget]:
        """Asking for reviews, passing a gate, giving a review."""
        return [self.ask_button, self.pass_button, self.give_button]

    def reveal(self, code: str) -> bool:
        """Reviews have no codes of their own: a gate is shown where milestones are."""
        del code
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window who reviewed and when stand below the table only."""
        super().resizeEvent(event)
        for column in (REVIEWER, ON):
            self.table.setColumnHidden(column, self.width() / self._theme.scale < NARROW)

    @property
    def current(self) -> ReviewRow | None:
        """The current line."""
        row = self.table.current()
        return row if isinstance(row, ReviewRow) else None

    def give(self) -> None:
        """The review of the current department at the current gate."""
        from charrette.ui.plan.reviews_dialog import ReviewDialog

        if (row := self.current) is not None and not row.gate.done and not self._desk.read_only:
            dialog = ReviewDialog(self, self._theme, self._desk, row)
            dialog.exec()
            dialog.deleteLater()
            self.table.setFocus()

    def ask(self) -> None:
        """Asks every department that takes part for its review of the current gate."""
        if (row := self.current) is not None and not self._desk.read_only:
            self._desk.do(ask_for_reviews, OpenReviews(row.gate.id), owner=self)

    def pass_gate(self) -> None:
        """Passes the current gate; with a review open only after saying why."""
        from charrette.ui.plan.milestones_reached import ReachedDialog

        if (row := self.current) is not None and not row.gate.done and not self._desk.read_only:
            dialog = ReachedDialog(self, self._theme, self._desk, row.gate)
            dialog.exec()
            dialog.deleteLater()
            self.table.setFocus()

    def _show_whole(self) -> None:
        row, snapshot = self.current, self._snapshot
        ready = row is not None and not row.gate.done and not self._desk.read_only
        for each in (self.pass_button, self.give_button):
            each.setEnabled(ready)
        if row is None or snapshot is None:
            self.whole.setText("")
            return
        self.ask_button.setEnabled(ready and any(each.review is None for each in self._of_gate(row)))
        waited_for = listed([each.name for each in open_reviews(snapshot, row.gate)])
        if row.gate.done:
            why = row.gate.passed_despite
            state = f" Passed despite an open review: {why}" if why else ""
        else:
            state = (
                f" The gate waits for the review of {waited_for}." if waited_for else " The gate is clear."
            )
        self.whole.setText(f"{row.sentence}{state}")

    def _of_gate(self, row: ReviewRow) -> list[ReviewRow]:
        rows = (self.model.at(place) for place in range(self.model.rowCount()))
        return [each for each in rows if isinstance(each, ReviewRow) and each.gate.id == row.gate.id]

    def _to_milestones(self) -> None:
        self.go.emit("plan", "milestones")

    def _build(self) -> None:
        self._either, self._whole, self._frame = QStackedWidget(), QWidget(), panel("surface")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._rows = QVBoxLayout(self._whole)
        self._rows.addWidget(self.count)
        self._rows.addWidget(self._frame, 1)
        self._rows.addWidget(self.whole)
        for part in (self.empty, self._whole):
            self._either.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px, edge = self._theme.px, min(self._theme.px(20), 32)
        self._rows.setContentsMargins(edge, px(12), edge, px(12))
        self._rows.setSpacing(px(8))

    def _make_actions(self) -> None:
        commands = [
            (self.tr("Give a review…"), "Return", self.give),
            (self.tr("Ask the departments for their reviews"), "", self.ask),
            (self.tr("Pass the gate…"), "Ctrl+Return", self.pass_gate),
        ]
        self._acts = part_actions(self, commands)
        self.table.addAction(self._acts[2])  # Enter is the table's own

    def _connect(self) -> None:
        self.give_button.clicked.connect(self.give)
        self.ask_button.clicked.connect(self.ask)
        self.pass_button.clicked.connect(self.pass_gate)
        self.table.activated.connect(calling(self.give))
        self.table.current_changed.connect(self._show_whole)
