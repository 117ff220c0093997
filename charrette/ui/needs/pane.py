"""The needs, in one table: made, merged, split, edited and put aside from here."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.needs import Need, NeedStatus
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.models.cards import CardFilter
from charrette.ui.models.need_rows import (
    CARDS,
    CODE,
    COST,
    DEPARTMENT,
    NAME,
    STATUS,
    THEME,
    NeedRows,
    need_row,
)
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.needs.need_acts import NeedActs
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import label

_WIDTHS = {CODE: 72, THEME: 150, CARDS: 62, DEPARTMENT: 110, COST: 176, STATUS: 150}


class _NeedTable(QTableView):
    """Letters are commands here, not a search."""

    def keyboardSearch(self, search: str) -> None:
        """Nothing is searched."""


class NeedsPane(QWidget):
    """The table and its buttons."""

    card_asked = Signal(object)
    """Show this card (id)."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.acts = NeedActs(desk, theme, self)
        self.acts.made.connect(self.open_need)
        self._words = ""
        self._theme_id: UUID | None = None
        self.needs = NeedRows()
        self.table = _NeedTable()
        self.count = label("", "hint")
        self.ended = QCheckBox(self.tr("Show merged, parked and declined"))
        self.ended.toggled.connect(self.refresh)
        self._build()
        self._add_keys()
        theme.changed.connect(self._dress)
        self._dress()
        self.setFocusProxy(self.table)

    def chosen(self) -> list[UUID]:
        """Nothing of cards is chosen here."""
        return []

    def chosen_needs(self) -> list[UUID]:
        """The chosen needs."""
        rows = self.table.selectionModel().selectedRows()
        return [self.needs.rows[index.row()].need.id for index in rows]

    def refresh(self) -> None:
        """The needs as the desk has them now; what was chosen stays chosen, else what took its place."""
        held, row = self.chosen_needs(), self.table.currentIndex().row()
        snapshot = self._desk.snapshot
        shown = [need for need in snapshot.needs if self._takes(need)]
        self.needs.show([need_row(snapshot, need) for need in shown])
        standing = [each for each in held if self.needs.row_of(each) >= 0]
        self._make_current(self.needs.row_of(standing[0]) if standing else row)
        for need_id in standing or self._at_current(held):
            self._choose(need_id)
        ended = len(snapshot.needs) - len(snapshot.open_needs)
        more = f", {ended} merged, parked or declined" if ended else ""
        self.count.setText(f"{counted(len(snapshot.open_needs), 'need')}{more}")
        self.table.setVisible(bool(snapshot.needs))
        self._empty.setVisible(not snapshot.needs)

    def show_filter(self, wanted: CardFilter) -> None:
        """Only the needs that hold the words."""
        self._words = wanted.words.casefold()
        self.refresh()

    def show_theme(self, key: UUID | None) -> None:
        """Only the needs of one theme; None for all."""
        self._theme_id = key
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def open_need(self, need_id: UUID) -> None:
        """A need with everything about it."""
        editor = NeedEditor(self._desk, self._theme, need_id, self)
        editor.card_asked.connect(self.card_asked)
        editor.open()

    def edit(self) -> None:
        """Opens the first chosen need."""
        for need_id in self.chosen_needs()[:1]:
            self.open_need(need_id)

    def _takes(self, need: Need) -> bool:
        if not self.ended.isChecked() and need.status is not NeedStatus.OPEN:
            return False
        if self._theme_id is not None and need.theme_id != self._theme_id:
            return False
        words = f"{need.code} {need.short_name} {need.statement}".casefold()
        return self._words in words

    def _make_current(self, row: int) -> None:
        """The keyboard on a row, the last one at most; nothing is chosen by that."""
        if row >= 0 and self.needs.rows:
            index = self.needs.index(min(row, len(self.needs.rows) - 1), NAME)
            model = self.table.selectionModel()
            model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)

    def _at_current(self, held: list[UUID]) -> list[UUID]:
        """What is chosen in place of needs that have gone from the table."""
        row = self.table.currentIndex().row()
        return [self.needs.rows[row].need.id] if held and row >= 0 else []

    def _choose(self, need_id: UUID) -> None:
        row = self.needs.row_of(need_id)
        if row >= 0:
            flags = (
                self.table.selectionModel().SelectionFlag.Select
                | self.table.selectionModel().SelectionFlag.Rows
            )
            self.table.selectionModel().select(self.needs.index(row, CODE), flags)

    def _build(self) -> None:
        theme, table = self._theme, self.table
        table.setModel(self.needs)
        table.setAccessibleName(self.tr("Needs"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        table.setSortingEnabled(True)
        table.sortByColumn(CODE, Qt.SortOrder.AscendingOrder)
        table.doubleClicked.connect(self.edit)
        sentence = self.tr("Choose one or several cards on the board and press J.")
        self._empty = EmptyState(theme, self.tr("No need yet"), sentence)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(self._build_buttons())
        column.addWidget(table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _build_buttons(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.buttons = {
            words: button(theme, words, key=key)
            for words, key in (
                (self.tr("New need…"), ""),
                (self.tr("Edit"), self.tr("Enter")),
                (self.tr("Merge…"), "G"),
                (self.tr("Park…"), "P"),
                (self.tr("Decline…"), self.tr("Del")),
                (self.tr("Open again"), ""),
            )
        }
        for made in self.buttons.values():
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _add_keys(self) -> None:
        acts, chosen = self.acts, self.chosen_needs
        for made, key, act in zip(
            self.buttons.values(),
            ("", "Return", "G", "P", "Del", ""),
            (
                acts.make,
                self.edit,
                lambda: acts.merge(chosen()),
                lambda: acts.park(chosen()),
                lambda: acts.decline(chosen()),
                lambda: acts.reopen(chosen()),
            ),
            strict=True,
        ):
            made.clicked.connect(act)
            made.setEnabled(not self._desk.read_only)
            action = QAction(made.text(), self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.table.addAction(action)

    def _dress(self) -> None:
        theme, table = self._theme, self.table
        table.verticalHeader().setDefaultSectionSize(theme.px(36))
        table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, theme.px(width))
        effective = self.window().width() / theme.scale
        for column in (DEPARTMENT, STATUS):
            table.setColumnHidden(column, effective < 1120)
        table.setColumnHidden(THEME, effective < 800)
        table.setColumnHidden(COST, effective < 700)
