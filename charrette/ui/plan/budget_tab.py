"""The Budget tab: every line of both departments side by side, found, typed, pasted, filled and removed by keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.needs_list import needs_list
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.budget_rows import BudgetRow, Subject, budget_view
from charrette.domain.small_groups import FACILITATOR_LEAST
from charrette.services.budget import LineDraft
from charrette.ui.desk import Desk
from charrette.ui.models.budget_table import BEFORE, BudgetTable, Col
from charrette.ui.plan.budget_change import ask_change
from charrette.ui.plan.budget_edits import BudgetEdits
from charrette.ui.plan.budget_grid import BudgetFrame
from charrette.ui.plan.finding_marks import marks_of
from charrette.ui.plan.lists_menu import PlanListsButton
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import pick
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

SUBJECTS: tuple[tuple[Subject, str], ...] = (
    ("theme", "by theme of the need"),
    ("system", "by system"),
    ("department", "by who is accountable"),
)
_FIRST = 5


class BudgetTab(QWidget):
    """``F2`` or typing edits, ``Enter`` opens a line, ``Insert`` adds, ``Delete`` removes, ``Ctrl+V`` pastes."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._subject: Subject = "theme"
        self._snapshot: ProjectSnapshot | None = None
        self._findings: Findings | None = None
        self.model = BudgetTable(writable=not desk.read_only, parent=self)
        self.frame, self.edits = BudgetFrame(theme, self.model), BudgetEdits(desk)
        self.search = QLineEdit()
        self.add_button = button(theme, self.tr("Budget line"), icon="plus", key="Ins")
        self.lists = PlanListsButton(desk, theme, "budget", self)
        self._empty: EmptyState | None = None
        self._either, self._inside = QStackedWidget(), QVBoxLayout(self)
        self._either.addWidget(self.frame)
        self._inside.addWidget(self._either)
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The budget and its findings as they are now; the current cell stays current."""
        before, self._snapshot, self._findings = self._snapshot, snapshot, findings
        here = before is not None and before.project.id == snapshot.project.id
        key, column = self.frame.kept
        row = max(self.frame.grid.currentIndex().row(), 0)
        view = budget_view(snapshot, self._subject, self.search.text())
        if here and not self.model.has_rows_of(view) and self.frame.grid.put_off(self._again):
            return
        self.model.show(view, marks_of(findings.open))
        self._keep(key, row, column)
        planned = snapshot.planned
        if planned.lines or planned.scope:
            self._either.setCurrentWidget(self.frame)
        else:
            self._either.setCurrentWidget(self._empty_state(snapshot))
        self.setFocusProxy(self._shown)  # Tab would not come past what is hidden
        self.add_button.setEnabled(not self._desk.read_only)

    def enter(self) -> None:
        """The table takes the focus."""
        self._shown.setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self._shown]

    @property
    def _shown(self) -> QWidget:
        """The table, or what there is before the first line."""
        return self._either.currentWidget() or self.frame

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """The search, the lists and files behind the plan, and the way to add a line."""
        return [self.search, self.lists, self.add_button]

    def reveal(self, code: str) -> bool:
        """Goes to the cell of a line, or the row of a scope item."""
        row, column = self.model.find(code)
        if row < 0 and self.search.text():
            self.search.clear()
            row, column = self.model.find(code)
        if row >= 0:
            self.frame.choose(row, column)
        return row >= 0

    def preview(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        """Marks the rows of what is pointed at, and strikes out what would go."""
        self.model.point(subjects, dropped)

    def add(self) -> None:
        """Asks for a new line: for the scope and the department of the current cell."""
        if not self._desk.read_only:
            row, column = self.frame.current()
            department = self.model.department(column) if self._in_amounts(column) else None
            self._open(self.edits.draft_for(row, department))

    def remove(self) -> None:
        """Removes the lines of the chosen cells."""
        if not self._desk.read_only:
            self.edits.remove(self.frame.lines())

    def open_current(self) -> None:
        """Opens the line of the current cell; the scope item where there is none."""
        row, column = self.frame.current()
        if row is None or row.heading:
            return
        if self._in_amounts(column):
            department = self.model.department(column)
            line = row.lines.get(department)
            self._open(line or self.edits.draft_for(row, department))
        elif len(row.lines) == 1:
            self._open(next(iter(row.lines.values())))
        elif row.lines:
            choices: list[tuple[str, object]] = [
                (f"{each.code} {each.description}", each) for each in row.lines.values()
            ]
            chosen = pick(self, self._theme, self.tr("Open which line?"), row.words, choices)
            if isinstance(chosen, BudgetLine):
                self._open(chosen)
        elif row.scope is not None:
            self._open(self.edits.draft_for(row, row.scope.accountable))

    def fill_down(self) -> None:
        """The amount of the first chosen line for the others."""
        if not self._desk.read_only:
            self.edits.fill_amount(self.frame.lines())

    def change_all(self) -> None:
        """Asks for one field and its value for all chosen lines."""
        lines = self.frame.lines()
        if lines and not self._desk.read_only:
            ask_change(self, self._desk, self._theme, lines)

    def paste(self) -> None:
        """Rows of a spreadsheet become lines, after a look at how they are read."""
        from charrette.ui.plan.paste_dialog import PasteDialog
        from charrette.ui.plan.paste_rows import cells_of

        cells = cells_of(QGuiApplication.clipboard().text())
        if not cells.rows or self._desk.read_only:
            self._desk.said.emit(self.tr("Copy rows in a spreadsheet first, then paste them here."), False)
            return
        dialog = PasteDialog(self, self._desk, self._theme, cells)
        if dialog.exec() == PasteDialog.DialogCode.Accepted:
            self.edits.add(dialog.drafts)
        dialog.deleteLater()

    def group_by(self) -> None:
        """Asks what the rows are grouped by."""
        choices: list[tuple[str, object]] = [(words, value) for value, words in SUBJECTS]
        chosen = pick(self, self._theme, self.tr("Group the budget"), self.tr("Rows stand together"), choices)
        if isinstance(chosen, str):
            self._subject = cast(Subject, chosen)
            self._again()

    def _build(self) -> None:
        px = self._theme.px
        self._inside.setContentsMargins(px(20), px(12), px(16), px(16))
        self.search.setPlaceholderText(self.tr("Find need, scope, line"))
        self.search.setAccessibleName(self.tr("Find need, scope, line"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            self._theme.icon("search", "ink3", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.setFixedWidth(self._theme.half_px(210))

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        commands: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (self.tr("Budget line…"), "Insert", self.add),
            (self.tr("Open the line"), "Return", self.open_current),
            (self.tr("Remove the lines"), "Delete", self.remove),
            (self.tr("Paste lines from a spreadsheet…"), "Ctrl+V", self.paste),
            (self.tr("Fill the amount down"), "Ctrl+D", self.fill_down),
            (self.tr("Change all chosen lines…"), "Ctrl+E", self.change_all),
            (self.tr("Find in the budget"), "Ctrl+F", self.search.setFocus),
            (self.tr("Group the budget…"), "Ctrl+G", self.group_by),
        )
        for words, key, act in commands:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            own = key in {"Insert", "Return", "Delete"}  # the table's own keys
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetShortcut if own else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            action.triggered.connect(calling(act))
            if not own:
                self.addAction(action)
            self._acts.append(action)

    def _connect(self) -> None:
        self.model.typed.connect(self._on_typed)
        self.frame.grid.opened.connect(self._on_opened)
        self.frame.grid.removed.connect(self.remove)
        self.frame.grid.added.connect(self.add)
        self.add_button.clicked.connect(calling(self.add))
        self.search.textChanged.connect(self._again)
        self.search.returnPressed.connect(self.frame.grid.setFocus)

    def _keep(self, key: tuple[object, ...] | None, row: int, column: int) -> None:
        """The current cell again; where its row is gone, the one in its place."""
        place = self.model.place_of(key) if key else -1
        if place < 0:
            place = next(
                (n for n in range(row, self.model.rowCount()) if not self.model.view.rows[n].heading), -1
            )
        if place >= 0 and self.frame.grid.currentIndex().row() != place:
            self.frame.choose(place, column if column >= 0 else BEFORE.index(Col.WORDS))

    def _again(self) -> None:
        if self._snapshot is not None and self._findings is not None:
            self.show(self._snapshot, self._findings)

    def _open(self, given: BudgetLine | LineDraft) -> None:
        from charrette.ui.plan.line_dialog import LineDialog

        dialog = LineDialog(self, self._desk, self._theme, given)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_current()

    def _on_typed(self, row: BudgetRow, where: UUID | Col | None, text: str) -> None:
        if where is Col.WORDS:
            self.edits.type_words(row, text)
        elif where is Col.PAID:
            self.edits.type_payers(row, text)
        elif not isinstance(where, Col):
            self.edits.type_amount(row, where, text)

    def _in_amounts(self, column: int) -> bool:
        return column >= 0 and self.model.col(column) is Col.AMOUNT

    def _empty_state(self, snapshot: "ProjectSnapshot") -> EmptyState:
        """What there is before the first line: the needs that come first, and the ways on."""
        if self._empty is None:
            self._empty = EmptyState(
                self._theme,
                self.tr("Adopt a need to start"),
                "",
                [
                    (self.tr("Answer the needs"), self._start),
                    (self.tr("Budget line"), self.add),
                    (self.tr("Import a file…"), self.lists.import_file),
                ],
            )
            self._either.addWidget(self._empty)
        self._empty.show_words(self.tr("Adopt a need to start"), first_words(snapshot))
        return self._empty

    def _start(self) -> None:
        """To the first need that can be adopted; to the board where none was made yet."""
        needs = self._desk.snapshot.open_needs
        if needs:
            self.code_asked.emit(needs[0].code)
        else:
            self.go.emit("run", None)


def first_words(snapshot: "ProjectSnapshot") -> str:
    """What leads to a budget, and the needs that come first."""
    said = "What is adopted becomes scope, and scope is paid by budget lines."
    listed = [
        f"{line.need.code} {line.need.short_name}" for line in needs_list(snapshot, FACILITATOR_LEAST).lines
    ]
    first = "\n".join(listed[:_FIRST])
    return f"{said} First on the list:\n\n{first}" if first else said
