"""The list of ballots that are in."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from charrette.ui.models.ballots import BALLOT, BallotLine, BallotsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import mark_icon


class _GroupDelegate(QStyledItemDelegate):
    """The group's mark before its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().initStyleOption(option, index)
        line = index.data(BALLOT)
        if isinstance(line, BallotLine):
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # pyright: ignore[reportAttributeAccessIssue]
            option.icon = mark_icon(self._theme, line.mark, 11)  # pyright: ignore[reportAttributeAccessIssue]


class BallotsList(QTableView):
    """Enter or F2 corrects the current ballot, Delete removes it."""

    correct_asked = Signal(object)
    remove_asked = Signal(object)
    """The ``BallotLine``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.ballots = BallotsTable()
        self.setModel(self.ballots)
        self._delegate = _GroupDelegate(theme)
        self.setItemDelegateForColumn(2, self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        self.setAccessibleName(self.tr("Ballots that are in"))
        self.doubleClicked.connect(self._on_activated)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def lay_out(self) -> None:
        """Widths and heights of the text size."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(32))
        for column, width in enumerate((80, 110, 140, 150)):
            self.setColumnWidth(column, self._theme.px(width))

    def current(self) -> BallotLine | None:
        """The current ballot."""
        found = self.currentIndex().data(BALLOT) if self.currentIndex().isValid() else None
        return found if isinstance(found, BallotLine) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.current(), event.key()
        if line is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.correct_asked.emit(line)
        elif line is not None and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_asked.emit(line)
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        line = index.data(BALLOT)
        if isinstance(line, BallotLine):
            self.correct_asked.emit(line)
