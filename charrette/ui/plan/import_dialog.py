"""A look at a table of scope, budget or milestones before it is taken in: its columns, and what it would do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.wording import counted, listed
from charrette.exchange.plan_rows import read_budget, read_milestones, read_scope
from charrette.exchange.plan_tables import PLAN_TABLES, PlanTable, suggested
from charrette.exchange.tables import Table
from charrette.services.plan_imports import ImportPlan, Resolved, Row, import_plan, resolved
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.plain_table import PlainTable
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

PREVIEW_ROWS, MOST_CHANGES, COLUMNS = 8, 6, 4
NO_COLUMN = "(none)"
_KINDS = {"scope": "Scope", "budget": "Budget", "milestones": "Milestones"}
_WORDS = {
    "depends_on": "Waits for", "buy_by": "Buy by", "rate_on": "Rate on", "rate_source": "Source of rate",
    "rate_date": "Date of rate", "title": "Words",
}  # fmt: skip


def read_rows(table: Table, kind: str, columns: Mapping[str, int], currency: str) -> "tuple[Row, ...]":
    """The rows of a table of a kind; raises ``InvalidInputError`` naming rows and columns."""
    if kind == "budget":
        return read_budget(table, columns, currency)
    return read_scope(table, columns) if kind == "scope" else read_milestones(table, columns)


class PlanImportDialog(Question):
    """First rows, a choice of column for each field, a count made without keeping anything; all or nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        desk: Desk,
        table: Table,
        kind: str,
        columns: Mapping[str, int] | None = None,
    ) -> None:
        pasted = table.how == "pasted"
        title = "Paste rows" if pasted else f"Import from {table.name}"
        super().__init__(parent, theme, title, "Keep" if pasted else "Import")
        self._desk, self._table, self._given, self._pasted = desk, table, columns, pasted
        self._rows: tuple[Row, ...] | None = None
        self.take_size(860, 680)
        how = f"Read as {table.how}. " if table.how and not pasted else ""
        self.body.addWidget(label(f"{how}{counted(len(table.rows), 'row')}.", "small"))
        self.kind = Segment(theme, list(_KINDS.items()), name="What the rows are")
        self.kind.choose(kind)
        self.kind.setVisible(not pasted)
        self.kind.chosen.connect(self._on_kind)
        self.body.addWidget(self.kind)
        self._holder, self._fields = QVBoxLayout(), QWidget()
        self.columns: dict[str, QComboBox] = {}
        self.body.addLayout(self._holder, 3)
        self.preview = PlainTable(theme, table.header, "First rows of the file", len(table.header) - 1)
        self.preview.show_cells([row.cells for row in table.rows[:PREVIEW_ROWS]])
        self.body.addWidget(self.preview, 2)
        self._add_told()
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self._on_kind(kind, given=columns)

    def mapping(self) -> dict[str, int]:
        """The column of each field that has one."""
        return {name: at for name, field in self.columns.items() if (at := field.currentData()) is not None}

    def dry_run(self) -> None:
        """Reads every row and says what would change, or what cannot be read where."""
        snapshot: ProjectSnapshot = self._desk.planned
        try:
            self._check_once()
            rows = read_rows(self._table, self.kind.value, self.mapping(), snapshot.project.currency)
            found = resolved(snapshot, rows, self._table.name)
        except CharretteError as error:
            self._rows = None
            self._tell(
                "\n".join(part.strip() for part in (error.what, error.kept, error.way_on) if part), "error"
            )
            return
        self._rows = rows
        self._tell(_outcome(found), "base", len(found.drafts) + len(found.edits))

    def _check_once(self) -> None:
        """Refuses a column that was chosen for two fields."""
        by_column: dict[int, list[str]] = {}
        for field, column in self.mapping().items():
            by_column.setdefault(column, []).append(_words(field))
        for column, fields in by_column.items():
            if len(fields) > 1:
                name = self._table.header[column]
                raise CharretteError(
                    f"The column “{name}” is chosen for {listed(fields)}.", way_on="Choose one."
                )

    def _tell(self, words: str, role: str, count: int = 0) -> None:
        give_role(self.told, role)
        self.told.setText(words)
        self.keep.setEnabled(self._rows is not None and count > 0)
        verb = "Keep" if self._pasted else "Import"
        self.keep.setText(f"{verb} {counted(count, 'row')}" if count else verb)

    def _add_told(self) -> None:
        self.told: QLabel = label("", "base", wraps=True)
        self.told.setAccessibleName("What would happen")
        area = QScrollArea()
        area.setAccessibleName("What would happen")
        area.setWidgetResizable(True)
        area.setMinimumHeight(self.theme.px(92))
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addStretch(1)
        area.setWidget(inside)
        self.body.addWidget(area, 1)

    def _on_kind(self, kind: str, *, given: Mapping[str, int] | None = None) -> None:
        table = PLAN_TABLES[kind]
        self._fields.deleteLater()
        self._fields = self._made_fields(table, suggested(self._table, table) if given is None else given)
        self._holder.addWidget(self._fields)
        self.dry_run()

    def _made_fields(self, table: PlanTable, chosen: Mapping[str, int]) -> QWidget:
        holder, self.columns = QScrollArea(), {}
        inside = QWidget()
        inside.setProperty("clear", "true")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, self.theme.px(12), 0)
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(self.theme.px(2))
        for place, name in enumerate(table.columns):
            field = self._column_field(name, chosen.get(name))
            needed = " *" if name in table.needed else ""
            named = label(_words(name) + needed, "label")
            named.setBuddy(field)
            row, column = divmod(place, COLUMNS)
            grid.addWidget(named, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
            self.columns[name] = field
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setWidgetResizable(True)
        holder.setWidget(inside)
        holder.setMinimumHeight(self.theme.px(56))
        holder.setMaximumHeight(inside.sizeHint().height() + 4)
        return holder

    def _column_field(self, name: str, chosen: int | None) -> QComboBox:
        field = QComboBox()
        field.addItem(NO_COLUMN, None)
        for at, words in enumerate(self._table.header):
            field.addItem(words, at)
        choose_value(field, chosen)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        field.setAccessibleName(f"Column of {_words(name).lower()}")
        field.currentIndexChanged.connect(self.dry_run)
        return field

    def _on_keep(self) -> None:
        if self._rows is None:
            return
        self.keep.setEnabled(False)
        command = ImportPlan(self._desk.snapshot.project.id, self._rows, self._table.name)
        self._desk.do(import_plan, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._rows = None
        way_on = (
            self.tr("Mend the rows where you copied them, and copy again.") if self._pasted else error.way_on
        )
        self._tell("\n".join(part.strip() for part in (error.what, error.kept, way_on) if part), "error")


def _outcome(found: Resolved) -> str:
    """How many are new, changed and as they were; the first changes by code."""
    if not found.drafts and not found.edits:
        return "Everything in it is in the plan already."
    lines = [f"{found.sentence}.", *found.changes[:MOST_CHANGES]]
    more = len(found.changes) - MOST_CHANGES
    return "\n".join([*lines, f"and {more} more changes."] if more > 0 else lines)


def _words(field: str) -> str:
    return _WORDS.get(field, field.replace("_", " ").capitalize())
