"""The part Responsibility: who is responsible, accountable, consulted and informed for each scope item."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.scope import Duty, DutyKind, Outsider, ScopeItem
from charrette.services.scope import FillScope, fill_scope, with_letter
from charrette.ui.desk import Desk
from charrette.ui.plan.finding_marks import marks_of
from charrette.ui.plan.matrix_grid import MatrixGrid
from charrette.ui.plan.matrix_model import FIRST, MatrixTable
from charrette.ui.plan.matrix_rows import Party, Subject, count_words, matrix_rows, parties_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding, Findings
    from charrette.domain.snapshot import ProjectSnapshot


class MatrixTab(QWidget):
    """``R``, ``A``, ``C`` and ``I`` on a cell give that letter or take it away; ``Delete`` takes all of a cell's."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self._marks: dict[UUID, Finding] = {}
        self._ahead: dict[UUID, tuple[Duty, ...]] = {}
        self._waiting = 0
        self.model = MatrixTable(self)
        self.grid = MatrixGrid(theme, self.model)
        self.grid.setAccessibleName(self.tr("Responsibility matrix"))
        self.by = Segment(theme, [("system", "By system"), ("space", "By space")], name=self.tr("Grouped"))
        self.department = QComboBox()
        self.department.setAccessibleName(self.tr("Department"))
        self.department.setMinimumContentsLength(14)
        self.count = label("", "hint")
        self.empty = EmptyState(
            theme,
            self.tr("No scope yet"),
            self.tr(
                "The matrix says for each scope item who does it, who answers for it, and who is asked or told."
            ),
            [(self.tr("Go to the scope"), lambda: self.go.emit("plan", "scope"))],
        )
        self._build()
        self._make_actions()
        self.by.chosen.connect(self._show_rows)
        self.department.currentIndexChanged.connect(self._show_rows)
        self.grid.letter_wanted.connect(self.toggle)
        self.grid.opened.connect(self.open_details)

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The letters as they are now; what was chosen stays chosen."""
        self._snapshot, self._marks = snapshot, marks_of(findings.open)
        self._show_departments(snapshot)
        self._show_rows()

    def enter(self) -> None:
        """The matrix takes the focus."""
        if self._either.currentWidget() is self.empty:
            self.empty.setFocus()
            return
        if not self.grid.currentIndex().isValid():
            self.grid.choose(1, FIRST)
        self.grid.setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return (
            [self.empty]
            if self._either.currentWidget() is self.empty
            else [self.by, self.department, self.grid]
        )

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """How the matrix is grouped, and whose rows are shown."""
        return [self.by, self.department]

    def reveal(self, code: str) -> bool:
        """Chooses the row of a scope item, whatever was filtered out."""
        scope = self._snapshot.planned.scope if self._snapshot else ()
        item = next((each for each in scope if each.code == code), None)
        if item is None:
            return False
        if self.model.place_of(item.id) < 0:
            self.department.setCurrentIndex(0)
        self.grid.choose(self.model.place_of(item.id), max(self.grid.currentIndex().column(), FIRST))
        return True

    def preview(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        self.model.point(subjects | dropped)

    def toggle(self, kind: DutyKind | None) -> None:
        """Gives the current cell a letter or takes it away; None takes all of its letters."""
        index = self.grid.currentIndex()
        row, party = self.model.row(index.row()), self.model.party(index.column())
        if row is None or row.item is None or party is None or self._desk.read_only:
            return
        kinds = row.letters(party) if kind is None else (kind,)
        if kind is DutyKind.ACCOUNTABLE and isinstance(party, Outsider):
            self._desk.said.emit(
                self.tr("A department is accountable; partners are responsible, consulted or informed."),
                False,
            )
            return
        if kinds:
            self._keep(row.item, row.duties, kinds, party)

    def _keep(
        self, item: ScopeItem, duties: tuple[Duty, ...], kinds: tuple[DutyKind, ...], party: Party
    ) -> None:
        """Shows the letters at once; what the library says counts when all that was asked for has come back."""
        changed: dict[str, tuple[Party, ...]] = {}
        for kind in kinds:
            parties = [_party(duty) for duty in duties if duty.kind is kind]
            after = [each for each in parties if each != party] if party in parties else [*parties, party]
            duties = with_letter(duties, kind, after)
            changed[kind.words.lower()] = tuple(after)
        self._ahead[item.id] = duties
        self._waiting += 1
        self._show_rows()
        self._desk.do(
            fill_scope, FillScope((item.id,), changed), self._on_kept, self._on_failed, owner=self, quiet=True
        )

    def _on_kept(self, _items: object) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._ahead.clear()
            self._snapshot = self._desk.planned
            self._show_rows()

    def _on_failed(self, error: CharretteError) -> None:
        self._on_kept(())
        self._desk.failed.emit(error)

    def _show_rows(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        index, current = self.grid.currentIndex(), self.model.row(self.grid.currentIndex().row())
        subject: Subject = "space" if self.by.value == "space" else "system"
        rows = matrix_rows(
            snapshot, subject, department=self.department.currentData(), ahead=self._ahead, marks=self._marks
        )
        column = index.column()
        self.model.show(rows, parties_of(snapshot))
        self.count.setText(count_words(rows))
        self._either.setCurrentWidget(self._table if snapshot.planned.scope else self.empty)
        if not self.grid.currentIndex().isValid() and current is not None and current.item is not None:
            place = self.model.place_of(current.item.id)
            self.grid.choose(place if place >= 0 else 1, column)

    def _show_departments(self, snapshot: "ProjectSnapshot") -> None:
        wanted = [("All departments", None), *((each.name, each.id) for each in snapshot.departments)]
        field = self.department
        if [(field.itemText(n), field.itemData(n)) for n in range(field.count())] == wanted:
            return
        chosen = field.currentData()
        field.blockSignals(True)
        field.clear()
        for words, value in wanted:
            field.addItem(words, value)
        choose_value(field, chosen)
        field.blockSignals(False)

    def open_details(self) -> None:
        """Who leads the current item, who stands in, which department acts for the owner, and its note."""
        from charrette.ui.plan.scope_dialog import ScopeDialog

        row = self.model.row(self.grid.currentIndex().row())
        if row is not None and row.item is not None and self._snapshot is not None:
            dialog = ScopeDialog(self, self._theme, self._desk, self._snapshot, row.item)
            dialog.exec()
            dialog.deleteLater()
            self.grid.setFocus()

    def _build(self) -> None:
        frame, self._table, self._either = panel("surface"), QWidget(), QStackedWidget()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        self._foot = QHBoxLayout()
        self._foot.addWidget(
            label(self.tr("R responsible   A accountable   C consulted   I informed"), "hint")
        )
        self._foot.addStretch(1)
        self._foot.addWidget(self.count)
        self._rows = QVBoxLayout(self._table)
        self._rows.addWidget(frame, 1)
        self._rows.addLayout(self._foot)
        for part in (self.empty, self._table):
            self._either.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        edge = min(self._theme.px(20), 32)
        self._rows.setContentsMargins(edge, self._theme.px(12), edge, self._theme.px(10))
        self._rows.setSpacing(self._theme.px(8))

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for kind in DutyKind:
            self._add_action(f"{kind.words} (letter {kind.value})", kind.value, kind)
        self._add_action(self.tr("Take a cell’s letters away"), "Delete", None)

    def _add_action(self, words: str, key: str, kind: DutyKind | None) -> None:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(calling(lambda: self.toggle(kind)))
        self._acts.append(action)


def _party(duty: Duty) -> Party:
    found = duty.outsider or duty.department_id
    assert found is not None
    return found
