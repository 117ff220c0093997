"""The part Scope: what is done where, who furnishes it and who answers for it, typed as in a spreadsheet."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.plan.scope import ScopeItem
from charrette.ui.desk import Desk
from charrette.ui.plan.finding_marks import marks_of
from charrette.ui.plan.lists_menu import PlanListsButton
from charrette.ui.plan.scope_columns import Col, ScopeRow
from charrette.ui.plan.scope_delegate import ScopeDelegate
from charrette.ui.plan.scope_edits import ScopeEdits
from charrette.ui.plan.scope_grid import ScopeGrid
from charrette.ui.plan.scope_model import ScopeTable
from charrette.ui.plan.scope_paste import copied_rows, is_one_value
from charrette.ui.plan.scope_view import ScopeView
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding, Findings
    from charrette.domain.snapshot import ProjectSnapshot


class ScopeTab(QWidget):
    """``Insert`` begins a new item, ``Ctrl+V`` pastes rows, ``Ctrl+D`` fills down, ``Enter`` opens who leads it."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self._marks: dict[UUID, Finding] = {}
        self.model = ScopeTable(writable=not desk.read_only, parent=self)
        self.edits = ScopeEdits(desk, theme, self)
        self.grid = ScopeGrid(theme, self.model, ScopeDelegate(theme, self.edits.choices))
        self.grid.setAccessibleName(self.tr("Scope items"))
        self.view = ScopeView(theme, self.grid, self.model)
        self.filters = self.view.filters
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find scope"))
        self.search.setAccessibleName(self.tr("Find scope"))
        self.search.setClearButtonEnabled(True)
        self.lists = PlanListsButton(desk, theme, "scope", self)
        self.add_button = button(theme, self.tr("Scope item"), kind="primary", icon="plus", key="Ins")
        self.empty = EmptyState(
            theme,
            self.tr("No scope yet"),
            self.tr(
                "A scope item says what is done with which system in which space, and who answers for it. "
                "Type them here, paste rows from a spreadsheet with Ctrl+V, or import a file."
            ),
            [(self.tr("Add a scope item"), self.begin), (self.tr("Import a file…"), self.lists.import_file)],
        )
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The scope as it is now; what was chosen stays chosen."""
        if self._snapshot is not None and snapshot.project.id != self._snapshot.project.id:
            self.model.set_draft({})
            self._begun = False
        self._snapshot, self._marks = snapshot, marks_of(findings.open)
        self.edits.show(snapshot)
        self.filters.show_lists(snapshot)
        self._show_rows()

    def enter(self) -> None:
        """The table takes the focus."""
        if self._either.currentWidget() is self.empty:
            self.empty.setFocus()
            return
        if not self.grid.currentIndex().isValid():
            self.grid.choose(0, Col.SPACE)
        self.grid.setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        shown = (
            [self.empty]
            if self._either.currentWidget() is self.empty
            else [self.filters.department, self.grid]
        )
        return [self.search, *shown]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return [*self._acts, *self.lists.commands()]

    def header_widgets(self) -> list[QWidget]:
        """Search, the lists behind the plan, and the button that adds."""
        return [self.search, self.lists, self.add_button]

    def reveal(self, code: str) -> bool:
        """Chooses the scope item with a code, whatever was filtered out."""
        scope = self._snapshot.planned.scope if self._snapshot else ()
        item = next((each for each in scope if each.code == code), None)
        if item is None:
            return False
        if self.model.place_of(item.id) < 0:
            self.search.clear()
            self.filters.reset()
        self.view.choose(item.id)
        return True

    def preview(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        self.model.point(subjects | dropped)

    def begin(self) -> None:
        """A new scope item: what is missing in it first takes the keyboard."""
        if self._desk.read_only:
            return
        self._begun = True
        self._choose_view()
        self.grid.edit_at(self.model.new_row, self.model.missing or Col.SPACE)

    def keep_draft(self) -> None:
        """Adds what was typed into the new row; what is still missing takes the keyboard."""
        if self.model.missing is not None:
            self.begin()
        else:
            self._add(then_again=True)

    def fill_down(self) -> None:
        """The current column's value of the first chosen row goes into the others."""
        items, col = self.grid.chosen(), Col(max(self.grid.currentIndex().column(), 0))
        if self._desk.read_only or col is Col.CODE:
            return
        if len(items) < 2:
            words = self.tr("Choose several rows: the first one’s value goes into the others.")
            self._desk.said.emit(words, False)
            return
        place = self.model.place_of(items[0].id)
        text = str(self.model.index(place, col).data(Qt.ItemDataRole.EditRole))
        self.edits.fill(items[1:], col, text)

    def remove(self) -> None:
        """Removes the chosen items; in the new row, what was typed there."""
        items = self.grid.chosen()
        if self.grid.on_draft and not items:
            self.model.set_draft({})
        self.edits.remove(items)

    def open_details(self) -> None:
        """Who leads the current item, who stands in, which department acts for the owner, and its note."""
        from charrette.ui.plan.scope_dialog import ScopeDialog

        items = self.grid.chosen()
        if items and self._snapshot is not None:
            dialog = ScopeDialog(self, self._theme, self._desk, self._snapshot, items[0])
            dialog.exec()
            dialog.deleteLater()
            self.grid.setFocus()

    def copy(self) -> None:
        """Puts the chosen rows on the clipboard, with a row of heads, as a spreadsheet takes them."""
        ids = {item.id for item in self.grid.chosen()}
        rows = [row.cells for row in self.model.rows if row.id in ids]
        if rows:
            QGuiApplication.clipboard().setText(copied_rows(rows))

    def paste(self) -> None:
        """One value goes into the chosen cells; rows are looked at first, then kept all or nothing."""
        text, index = QGuiApplication.clipboard().text(), self.grid.currentIndex()
        if self._desk.read_only or self._snapshot is None:
            return
        items, col = self.grid.chosen(), Col(max(index.column(), 0))
        if is_one_value(text) and items and col is not Col.CODE:
            self.edits.fill(items, col, text)
        else:
            self.edits.paste(text, self.model.rows, index.row(), col)
            self.grid.setFocus()

    def _show_rows(self) -> None:
        if self._snapshot is not None:
            self.view.show_rows(self._snapshot, self._marks, self.search.text())
            self._choose_view()

    def _choose_view(self) -> None:
        has = self._snapshot is not None and bool(self._snapshot.planned.scope)
        self._either.setCurrentWidget(self.view if has or self._begun or self.model.draft else self.empty)

    def _on_typed(self, row: ScopeRow, column: int, text: str) -> None:
        self.edits.fill([row.item], Col(column), text)

    def _on_drafted(self) -> None:
        """What was typed into the new row is checked at once, so that it is mended where it is wrong."""
        for col, text in self.model.draft.items():
            error = self.edits.fault(col, text)
            if error is not None:
                self._desk.failed.emit(error)
                self.model.clear_draft(col)
                return

    def _on_current_moved(self) -> None:
        """The new row is kept when it is left and nothing is missing in it."""
        if not self.grid.on_draft and self.model.missing is None:
            self._add(then_again=False)

    def _add(self, *, then_again: bool) -> None:
        cells = self.model.draft
        self.model.set_draft({})

        def added(item: ScopeItem) -> None:
            if self.model.place_of(item.id) < 0:
                self.search.clear()
                self.filters.reset()
            if then_again:
                self.grid.choose(self.model.new_row, Col.SPACE)

        self.edits.add(cells, added, lambda: self.model.set_draft(cells))

    def _build(self) -> None:
        self._begun, self._either = False, QStackedWidget()
        for part in (self.empty, self.view):
            self._either.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self.search.setMinimumWidth(self._theme.half_px(150))

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for words, key, act in (
            (self.tr("Add a scope item"), "Insert", self.begin),
            (self.tr("Lead, backup and note…"), "Return", self.open_details),
            (self.tr("Fill down"), "Ctrl+D", self.fill_down),
            (self.tr("Paste rows of scope"), "Ctrl+V", self.paste),
            (self.tr("Copy rows of scope"), "Ctrl+C", self.copy),
            (self.tr("Remove scope items"), "Delete", self.remove),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(calling(act))
            self._acts.append(action)

    def _connect(self) -> None:
        self.add_button.setEnabled(not self._desk.read_only)
        self.add_button.clicked.connect(self.begin)
        self.search.textChanged.connect(self._show_rows)
        self.filters.changed.connect(self._show_rows)
        self.model.typed.connect(self._on_typed)
        self.model.drafted.connect(self._on_drafted)
        for said, act in (
            (self.grid.opened, self.open_details),
            (self.grid.added, self.begin),
            (self.grid.removed, self.remove),
            (self.grid.filled, self.fill_down),
            (self.grid.pasted, self.paste),
            (self.grid.copied, self.copy),
            (self.grid.draft_kept, self.keep_draft),
            (self.grid.current_moved, self._on_current_moved),
        ):
            said.connect(act)
