"""The part Table of Milestones: what must be reached by when, by whom, and what waits for what, typed as in a table."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from charrette.domain.plan.milestones import Milestone
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.lists_menu import PlanListsButton
from charrette.ui.plan.milestones_actions import part_actions
from charrette.ui.plan.milestones_acts import MilestoneActs
from charrette.ui.plan.milestones_columns import Col, MilestoneRow, rows_of
from charrette.ui.plan.milestones_delegate import MilestonesDelegate
from charrette.ui.plan.milestones_edits import MilestoneEdits
from charrette.ui.plan.milestones_filters import MilestoneFilters
from charrette.ui.plan.milestones_frame import MilestonesFrame
from charrette.ui.plan.milestones_grid import WEEK, MilestonesGrid
from charrette.ui.plan.milestones_model import MilestonesTable
from charrette.ui.plan.milestones_standing import Standings, calendar_standings, standings
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


class MilestonesTab(QWidget):
    """``Insert`` begins a milestone, ``Alt`` with an arrow moves one by a day (``Shift``: a week), ``Enter`` opens it.

    With ``calendar`` the same for the district's calendar, which all its projects share.
    """

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, *, calendar: bool = False) -> None:
        super().__init__()
        self._desk, self._theme, self._calendar = desk, theme, calendar
        self._snapshot: ProjectSnapshot | None = None
        self.standings = Standings("")
        self.model = MilestonesTable(writable=not desk.read_only, parent=self)
        self.edits = MilestoneEdits(desk, theme, self, calendar=calendar)
        self.grid = MilestonesGrid(theme, self.model, MilestonesDelegate(theme, self.edits.choices))
        self.acts = MilestoneActs(desk, theme, self.edits, self, lambda: self.grid.current, self.enter)
        self.filters = MilestoneFilters(theme)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.lists = PlanListsButton(desk, theme, "milestones", self)
        self.schedule_button = button(theme, self.tr("Schedule…"), icon="calendar")
        self._begun = False
        self._name()
        self.frame = MilestonesFrame(theme, self.filters, self.grid, self.empty)
        self.search.setMinimumWidth(theme.half_px(150))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The milestones as they are now; what was chosen stays chosen."""
        if self._snapshot is not None and snapshot.project.id != self._snapshot.project.id:
            self.model.set_draft({})
            self._begun = False
        self._snapshot, today = snapshot, today_of(self._desk)
        concerned = frozenset(each for finding in findings.open for each in finding.subjects)
        if self._calendar:
            self.standings = calendar_standings(snapshot, today)
        else:
            self.standings = standings(snapshot, today, concerned)
        self.edits.show(snapshot)
        self.filters.show_lists(snapshot)
        self._show_rows()

    def enter(self) -> None:
        """The table takes the focus."""
        if self.frame.is_empty:
            self.empty.setFocus()
            return
        if not self.grid.currentIndex().isValid():
            self.grid.choose(0)
        self.grid.setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        empty = self.frame.is_empty
        return [self.search, *([self.empty] if empty else [self.filters.department, self.grid])]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return self._acts

    def header_widgets(self) -> list[QWidget]:
        """Search, lists, the schedule templates, and the button that adds."""
        tools = [] if self._calendar else [self.lists, self.schedule_button]
        return [self.search, *tools, self.add_button]

    def reveal(self, code: str) -> bool:
        """Chooses the milestone with a code, whatever was filtered out."""
        row = next((each for each in self.standings.rows if each.milestone.code == code), None)
        if row is None:
            return False
        if self.model.place_of(row.id) < 0:
            self.search.clear()
            self.filters.reset()
        self.grid.choose(self.model.place_of(row.id), max(self.grid.currentIndex().column(), Col.TITLE))
        return True

    def preview(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        self.model.point(subjects | dropped)

    def begin(self) -> None:
        """A new milestone: its title takes the keyboard."""
        if self._desk.read_only:
            return
        self._begun = True
        self._choose_view()
        self.grid.edit_at(self.model.new_row, Col.TITLE)

    def keep_draft(self) -> None:
        """Adds what was typed into the new row; without a title, that takes the keyboard."""
        if self.model.draft.get(Col.TITLE):
            self._add(then_again=True)
        else:
            self.begin()

    def fill_down(self) -> None:
        """The current column's value of the first chosen row goes into the others."""
        milestones, col = self.grid.chosen(), Col(max(self.grid.currentIndex().column(), 0))
        if self._desk.read_only or col is Col.CODE:
            return
        if len(milestones) < 2:
            words = self.tr("Choose several rows: the first one’s value goes into the others.")
            self._desk.said.emit(words, False)
            return
        place = self.model.place_of(milestones[0].id)
        self.edits.fill(milestones[1:], col, str(self.model.index(place, col).data(Qt.ItemDataRole.EditRole)))

    def remove(self) -> None:
        """Removes the chosen milestones; in the new row, what was typed there."""
        milestones = self.grid.chosen()
        if self.grid.on_draft and not milestones:
            self.model.set_draft({})
        self.edits.remove(milestones)

    def _show_rows(self) -> None:
        if self._snapshot is None:
            return
        words, chosen = self.search.text(), self.filters.value
        kept = chosen.kept(self.standings, words) if chosen.on or words.strip() else None
        current, on_draft = self.grid.currentIndex(), self.grid.on_draft
        before, at, column = self.model.row(current.row()), current.row(), current.column()
        rows = rows_of(self._snapshot, self.standings, kept)
        if not self.model.has_rows_of(rows) and self.grid.put_off(self._show_rows):
            return
        self.model.show(rows)
        self.filters.show_count(len(self.model.rows), self.standings, searched=bool(words.strip()))
        self._choose_view()
        if not self.grid.currentIndex().isValid():
            self._choose_again(before, at, column, on_draft=on_draft)
        self._show_why()

    def _choose_again(self, before: MilestoneRow | None, at: int, column: int, *, on_draft: bool) -> None:
        if on_draft:
            self.grid.choose(self.model.new_row, column)
        elif before is not None:
            place = self.model.place_of(before.id)
            self.grid.choose(place if place >= 0 else min(at, len(self.model.rows) - 1), column)

    def _show_why(self) -> None:
        row = self.model.row(self.grid.currentIndex().row())
        self.frame.show_why(row.standing if row else None)

    def _choose_view(self) -> None:
        self.frame.choose(has=bool(self.standings.rows), begun=self._begun or bool(self.model.draft))

    def _on_typed(self, row: MilestoneRow, column: int, text: str) -> None:
        """A dialog may have to ask first, and opens once the cell's field is closed: it must not outlive its row."""
        QTimer.singleShot(0, self, lambda: self.edits.type(row.milestone, Col(column), text))

    def _on_drafted(self) -> None:
        """What was typed into the new row is checked at once, so that it is mended where it is wrong."""
        for col, text in self.model.draft.items():
            if (error := self.edits.fault(col, text)) is not None:
                self._desk.failed.emit(error)
                self.model.clear_draft(col)
                return

    def _on_current_moved(self) -> None:
        """The new row is kept when it is left and has a title."""
        if not self.grid.on_draft and self.model.draft.get(Col.TITLE):
            self._add(then_again=False)
        self._show_why()

    def _add(self, *, then_again: bool) -> None:
        cells = self.model.draft
        self.model.set_draft({})

        def added(milestone: Milestone) -> None:
            if self.model.place_of(milestone.id) < 0:
                self.search.clear()
                self.filters.reset()
            if then_again:
                self.grid.choose(self.model.new_row, Col.TITLE)

        self.edits.add(cells, added, lambda: self.model.set_draft(cells))

    def _name(self) -> None:
        """What the table is called, and what it says while it is empty."""
        if self._calendar:
            name, one = self.tr("District’s calendar"), self.tr("Day")
            find = self.tr("Find a day")
            sentence = self.tr(
                "Board meetings, filing windows, holidays: days that every project of the district goes by. "
                "A milestone can wait for one of them."
            )
            ways = [(self.tr("Add a day"), self.begin)]
        else:
            name, one = self.tr("Milestones"), self.tr("Milestone")
            find = self.tr("Find a milestone")
            sentence = self.tr(
                "A schedule template counts the phases backward from the first school day. "
                "Or type milestones one by one, or import a file."
            )
            ways = [
                (self.tr("Use a schedule…"), self.acts.use_schedule),
                (self.tr("Add a milestone"), self.begin),
                (self.tr("Import a file…"), self.lists.import_file),
            ]
        self.grid.setAccessibleName(name)
        self.search.setPlaceholderText(find)
        self.search.setAccessibleName(find)
        self.add_button = button(self._theme, one, kind="primary", icon="plus", key="Ins")
        empty = self.tr("No days yet") if self._calendar else self.tr("No milestones yet")
        self.empty = EmptyState(self._theme, empty, sentence, ways)
        for col in (Col.GATE, Col.BACKUP, Col.ACTING) if self._calendar else ():
            self.grid.setColumnHidden(col, True)

    def _make_actions(self) -> None:
        one = self.tr("day of the calendar") if self._calendar else self.tr("milestone")
        commands = [
            (self.tr("Add a {one}"), "Insert", self.begin),
            (self.tr("Open the {one}…"), "Return", self.acts.open_details),
            (self.tr("Mark the {one} as reached…"), "Ctrl+Return", self.acts.reach),
            (self.tr("Move the {one}…"), "", self.acts.ask_day),
            (self.tr("A day later"), "Alt+Right", lambda: self.acts.shift(1)),
            (self.tr("A day earlier"), "Alt+Left", lambda: self.acts.shift(-1)),
            (self.tr("A week later"), "Alt+Shift+Right", lambda: self.acts.shift(WEEK)),
            (self.tr("A week earlier"), "Alt+Shift+Left", lambda: self.acts.shift(-WEEK)),
            (self.tr("Fill down"), "Ctrl+D", self.fill_down),
            (self.tr("Remove the {one}"), "Delete", self.remove),
        ]
        if not self._calendar:
            commands.append((self.tr("Use a schedule template…"), "", self.acts.use_schedule))
        self._acts = part_actions(self, [(words.format(one=one), key, act) for words, key, act in commands])

    def _connect(self) -> None:
        for each in (self.add_button, self.schedule_button):
            each.setEnabled(not self._desk.read_only)
        self.add_button.clicked.connect(self.begin)
        self.schedule_button.clicked.connect(self.acts.use_schedule)
        self.search.textChanged.connect(self._show_rows)
        self.filters.changed.connect(self._show_rows)
        self.model.typed.connect(self._on_typed)
        self.model.drafted.connect(self._on_drafted)
        grid = self.grid
        grid.opened.connect(self.acts.open_details)
        grid.added.connect(self.begin)
        grid.removed.connect(self.remove)
        grid.filled.connect(self.fill_down)
        grid.reached.connect(self.acts.reach)
        grid.shifted.connect(self.acts.shift)
        grid.draft_kept.connect(self.keep_draft)
        grid.current_moved.connect(self._on_current_moved)
