"""The district's funding sources: what there is, what each may pay for, what is left and who draws on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.sources import FundingSource
from charrette.services.sources import add_source, edit_source, remove_source
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.sources_form import SourceForm
from charrette.ui.plan.sources_words import cap_words, drawn_words, left_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView

_NEW = UUID(int=0)


@dataclass(frozen=True, slots=True)
class _Line:
    """A source in the list, with what is left of it."""

    id: UUID
    name: str
    left: str


class SourcesDialog(Question):
    """The list at the left, the fields of the current one at the right; leaving one keeps it."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk) -> None:
        super().__init__(parent, theme, "Funding sources of the district", "Keep")
        self._desk = desk
        self.take_size(940, 660)
        plan, project = desk.planned.planned, desk.planned.project
        self._currency = project.currency
        columns = [Column("Source", lambda row: row.name), Column("Left", lambda row: row.left)]
        self.model = RowsTable(columns, writable=False, parent=self)
        self.table = RowsView(theme, self.model, "Funding sources", wide=0)
        self.table.when_empty = "No funding source yet. Add the bond, the general fund, E-Rate…"
        self.form = SourceForm(theme, plan.systems, [project.name, *plan.district.owners.values()])
        self.drawn, self.left, self.cap = (label("", role, wraps=True) for role in ("small", "base", "small"))
        self.told: QLabel = label("", "error", wraps=True)
        self._source = FundingSource(_NEW, "", self._currency)
        self._build()
        self._connect()
        self._show()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_current()
        (self.table if self.model.rowCount() else self.form.name).setFocus()

    @property
    def changed(self) -> bool:
        """Whether the fields say something else than what is kept."""
        try:
            return self.form.source() != self._source
        except CharretteError:
            return True

    def begin(self) -> None:
        """Empties the fields for a new source; what was typed is kept first."""
        self._leave(lambda: self._take(FundingSource(_NEW, "", self._currency)))

    def keep_source(self, then: Callable[[], object] | None = None) -> None:
        """Keeps the fields; refused in words where they cannot be."""
        try:
            source = self.form.source()
        except CharretteError as error:
            self._on_failed(error)
            return
        if source == self._source:
            if then:
                then()
            return

        def kept(made: FundingSource) -> None:
            self.keep.setEnabled(True)
            self._take(made)
            self.table.select(made.id)
            if then:
                then()

        if not self.keep.isEnabled():
            return  # the press before is still being kept
        self.keep.setEnabled(False)
        self.told.hide()
        act = add_source if source.id == _NEW else edit_source
        self._desk.do(act, source, kept, self._on_failed, owner=self)

    def remove(self) -> None:
        """Removes the current source; refused while it pays for a line."""
        if self._source.id == _NEW:
            self._take(FundingSource(_NEW, "", self._currency))
            return
        self.told.hide()
        self._desk.do(
            remove_source, self._source, lambda _: self._after_removal(), self._on_failed, owner=self
        )

    def accept(self) -> None:
        """Closes when the current source is kept."""
        self._leave(super().accept)

    def _after_removal(self) -> None:
        source = self._by_id(self.table.current())
        self._take(source or FundingSource(_NEW, "", self._currency))

    def _by_id(self, line: Any) -> FundingSource | None:
        district = self._desk.planned.planned.district
        return district.source_by_id.get(line.id) if line is not None else None

    def _leave(self, then: Callable[[], object]) -> None:
        empty = self._source.id == _NEW and not self.form.name.text().strip()
        if empty or self._desk.read_only or not self.changed:
            then()
        else:
            self.keep_source(then)

    def _take(self, source: FundingSource) -> None:
        self._source = source
        self.form.show_source(source)
        self.told.hide()
        self._show_words()
        if source.id == _NEW:
            self.table.setCurrentIndex(QModelIndex())
            self.form.name.setFocus()

    def _on_current(self) -> None:
        source = self._by_id(self.table.current())
        if source is not None and source.id != self._source.id:
            self._leave(lambda: self._take(source))

    def _show(self) -> None:
        plan = self._desk.planned.planned
        rows = [_Line(each.id, each.name, left_words(each, plan)) for each in plan.district.sources]
        self.table.blockSignals(True)
        self.table.show_rows(rows)
        if self._source.id == _NEW:
            self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(False)
        self.remove_button.setEnabled(not self._desk.read_only)
        self._show_words()

    def _show_words(self) -> None:
        """What the fields come to, while they are typed."""
        plan = self._desk.planned.planned
        try:
            source = self.form.source()
        except CharretteError:
            return
        self.left.setText(left_words(source, plan).capitalize() + ".")
        self.drawn.setText(drawn_words(source, plan))
        self.cap.setText(cap_words(source))
        self.cap.setVisible(bool(self.cap.text()))

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(not self._desk.read_only)
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()

    def _build(self) -> None:
        px = self.theme.px
        self.form.show_source(self._source)
        self.add_button, self.remove_button = (
            button(self.theme, "New source", icon="plus"),
            button(self.theme, "Remove"),
        )
        self.foot.insertWidget(0, self.add_button)
        self.foot.insertWidget(1, self.remove_button)
        self.cancel.setText("Close")
        self.keep.setDefault(False)
        area, inside = QScrollArea(), QWidget()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("clear", "true")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, px(12), 0)
        fields.addWidget(self.form)
        fields.addStretch(1)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        right, row = QVBoxLayout(), QHBoxLayout()
        right.setSpacing(px(4))
        for words in (self.left, self.drawn, self.cap):
            right.addWidget(words)
        right.addWidget(area, 1)
        right.addWidget(self.told)
        self.told.hide()
        row.setSpacing(px(16))
        row.addWidget(self.table, 5)
        row.addLayout(right, 6)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(calling(self.keep_source))
        self.keep.setEnabled(not self._desk.read_only)
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self.accept)
        self.add_button.clicked.connect(self.begin)
        self.remove_button.clicked.connect(self.remove)
        self.table.current_changed.connect(self._on_current)
        self.table.add_wanted.connect(self.begin)
        self.table.remove_wanted.connect(self.remove)
        self.form.edited.connect(self._show_words)
        self._desk.changed.connect(self._show)
