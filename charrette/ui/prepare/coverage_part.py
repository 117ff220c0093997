"""Coverage: which groups were invited, came, spoke and voted, and who is missing at the table."""

from uuid import UUID

from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from charrette.domain.coverage import Coverage, GroupCoverage, coverage
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.rows_view import RowsView

_ELSEWHERE, _WIDE = (2, 4), 640
"""Columns that People and Tables show too, and the width below which they go."""


class CoveragePart(Part):
    """A line for each group; above it, in words, who is missing."""

    title = "Coverage"
    sentence = (
        "Which groups were invited, came, spoke and voted. For the facilitator: small groups are joined."
    )
    look = ""

    def build(self) -> None:
        self.scope = QComboBox()
        self.scope.setAccessibleName("Of which session")
        self.scope.activated.connect(lambda: self.show_snapshot(self.desk.snapshot))
        self.scope.setMaximumWidth(self.theme.half_px(560))
        self.column.addWidget(self.scope)
        self.missing = label("", "base", wraps=True)
        self.column.addWidget(self.missing)
        self.model = RowsTable(
            (
                Column("Group", lambda row: row.group.name, icon=self._icon),
                Column("Invited", lambda row: row.invited, right=True),
                Column("On the list", lambda row: row.listed, right=True),
                Column("Here", lambda row: "–" if row.came is None else row.came, right=True),
                Column("Tables", tables_words),
                Column("Cards", lambda row: row.cards, right=True),
                Column("Ballots", lambda row: row.ballots or "–"),
                Column("To note", lambda row: f"▼ {row.words}" if row.words else "✓"),
            ),
            parent=self,
        )
        self.view = RowsView(self.theme, self.model, "Coverage by group", wide=7)
        self.view.setMinimumHeight(self.theme.px(200))
        self.column.addWidget(self.view, 1)
        self.note = label("", "hint", wraps=True)
        self.column.addWidget(self.note)
        self.theme.changed.connect(self.model.refresh)

    def first_field(self) -> QWidget:
        return self.view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow what can be seen elsewhere goes, so that what is to note stays."""
        super().resizeEvent(event)
        for column in _ELSEWHERE:
            self.view.setColumnHidden(column, self.width() < self.theme.px(_WIDE))

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        if not snapshot.here:
            return Filled(False, "nobody here yet")
        absent = sum(row.absent for row in coverage(snapshot).groups)
        return Filled(not absent, f"{absent} missing" if absent else "")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        self._show_scopes(snapshot)
        found = coverage(snapshot, self.scope.currentData())
        self.missing.setText("\n".join(found.missing) or "Every group is at the table and was heard.")
        self.view.show_rows(found.groups)
        self.note.setText(_note(found))

    def _show_scopes(self, snapshot: ProjectSnapshot) -> None:
        chosen: UUID | None = self.scope.currentData()
        charrettes = {each.id: each.title for each in snapshot.charrettes}
        several = len(charrettes) > 1
        self.scope.clear()
        self.scope.addItem("All sessions", None)
        for each in snapshot.sessions:
            title = f"{charrettes[each.charrette_id]}, {each.title}" if several else each.title
            self.scope.addItem(title, each.id)
        choose_value(self.scope, chosen)

    def _icon(self, row: GroupCoverage) -> QIcon:
        return mark_icon(self.theme, row.group.mark, 14)


def tables_words(row: GroupCoverage) -> str:
    """``1 to 4``, ``2, 5``: the tables at which a group sits."""
    tables = row.tables
    if len(tables) > 2 and tables[-1] - tables[0] == len(tables) - 1:
        return f"{tables[0]} to {tables[-1]}"
    return ", ".join(map(str, tables))


def _note(found: Coverage) -> str:
    return f"{found.note} Here: who had checked in by the end of the session. Cards: each said once."
