"""The scope's table with its filters; keeps what was chosen when the rows change."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charrette.ui.plan.scope_columns import Col, rows_of
from charrette.ui.plan.scope_filters import ScopeFilters
from charrette.ui.plan.scope_grid import ScopeGrid
from charrette.ui.plan.scope_model import ScopeTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import panel

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding
    from charrette.domain.snapshot import ProjectSnapshot


class ScopeView(QWidget):
    """Filters above, the table below."""

    def __init__(self, theme: Theme, grid: ScopeGrid, model: ScopeTable) -> None:
        super().__init__()
        self._theme, self._grid, self._model = theme, grid, model
        self.filters = ScopeFilters(theme)
        frame = panel("surface")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(grid)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.filters)
        self._column.addWidget(frame, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_rows(self, snapshot: "ProjectSnapshot", marks: "Mapping[UUID, Finding]", words: str) -> None:
        """The rows that the filters and the words that are looked for leave."""
        chosen, model = self.filters.value, self._model
        kept = chosen.kept(snapshot, words) if chosen.on or words.strip() else None
        self.filters.setVisible(bool(snapshot.planned.scope))
        current, before = self._grid.currentIndex(), model.row(self._grid.currentIndex().row())
        place, column, on_draft = current.row(), current.column(), self._grid.on_draft
        ids = [item.id for item in self._grid.chosen()]
        rows = rows_of(snapshot, marks, kept)
        if not model.has_rows_of(rows) and self._grid.put_off(lambda: self.show_rows(snapshot, marks, words)):
            return
        model.show(rows)
        self.filters.show_count(len(model.rows), len(snapshot.planned.scope), bool(words.strip()))
        if self._grid.currentIndex().isValid():
            return
        if on_draft:
            self._grid.choose(model.new_row, column)
        elif before is not None:
            now = model.place_of(before.id)
            self._grid.choose(now if now >= 0 else min(place, len(model.rows) - 1), column)
            self._choose_more(ids)

    def choose(self, id_: UUID) -> None:
        """Makes a scope item the current one."""
        self._grid.choose(self._model.place_of(id_), max(self._grid.currentIndex().column(), Col.SPACE))

    def _choose_more(self, ids: list[UUID]) -> None:
        selection = self._grid.selectionModel()
        for id_ in ids:
            if (place := self._model.place_of(id_)) >= 0:
                flags = selection.SelectionFlag
                selection.select(self._model.index(place, 0), flags.Select | flags.Rows)

    def _dress(self) -> None:
        edge = min(self._theme.px(20), 32)
        self._column.setContentsMargins(edge, self._theme.px(12), edge, self._theme.px(16))
