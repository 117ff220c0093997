"""The responsibility matrix as a table: the keys R, A, C and I give a letter to the cell or take it away."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from charrette.domain.plan.scope import DutyKind
from charrette.ui.plan.finding_words import SIGNS
from charrette.ui.plan.matrix_model import CODE, FIRST, MISSING, PARTY, POINTED, ROW, WORDS, MatrixTable
from charrette.ui.plan.matrix_rows import MatrixRow
from charrette.ui.plan.scope_delegate import INSET, CellPainter
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LINE, GROUP, HEAD = 36, 28, 44
CODE_WIDTH, WORDS_WIDTH, PARTY_WIDTH, MISSING_WIDTH = 62, 180, 70, 160


class MatrixDelegate(QStyledItemDelegate):
    """Letters in the middle of their cells: accountable bold in a frame; two of them in the colour of what blocks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._paint = theme, CellPainter(theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW), QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        if not isinstance(row, MatrixRow):
            return
        inner = rect.adjusted(self._theme.px(INSET), 0, -self._theme.px(INSET), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.item is None:
            painter.fillRect(rect, self._theme.palette.sunken)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.palette.line)
            self._paint.words(painter, inner, row.words, self._paint.font("small", 600), "ink2")
        else:
            self._paint.ground(painter, option, rect, pointed=bool(index.data(POINTED)))
            if index.data(PARTY) is None:
                self._paint_words(painter, inner, row, index)
            else:
                self._paint_letters(painter, rect, row, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, row: MatrixRow, index: Index) -> None:
        words, column = str(index.data() or ""), index.column()
        if column == CODE:
            self._paint.words(painter, inner, words, self._paint.font("small", 500), "ink2")
        elif column == WORDS:
            self._paint.words(painter, inner, words, self._paint.font("body", 500), "ink")
        elif words:
            blocks = row.accountables > 1
            sign = (
                SIGNS[row.finding.severity]
                if row.finding
                else ("stop", "stop")
                if blocks
                else ("gap", "warn")
            )
            side = self._theme.px(16)
            spot = QRect(inner.left(), inner.center().y() - side // 2, side, side)
            self._theme.icon(*sign, 16).paint(painter, spot)
            inner.setLeft(inner.left() + side + self._theme.px(6))
            self._paint.words(
                painter, inner, words, self._paint.font("small", 600), "stop" if blocks else "warn"
            )

    def _paint_letters(self, painter: QPainter, rect: QRect, row: MatrixRow, index: Index) -> None:
        letters, px = row.letters(index.data(PARTY)), self._theme.px
        width = px(22)
        left = rect.center().x() - (len(letters) * width) // 2
        for kind in letters:
            box = QRect(left, rect.center().y() - px(11), width, px(22))
            left += width
            ink, weight = ("ink2", 500) if kind is not DutyKind.ACCOUNTABLE else ("accent", 700)
            if kind is DutyKind.ACCOUNTABLE and row.accountables > 1:
                ink = "stop"
            if kind is DutyKind.ACCOUNTABLE:
                painter.setPen(self._theme.colour(ink))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
            self._paint.words(painter, box, kind.value, self._paint.font("body", weight), ink, centre=True)


class MatrixGrid(QTableView):
    """Arrow keys go over the cells; headings are passed over."""

    letter_wanted = Signal(object)
    """A ``DutyKind``; None: all letters of the cell go."""
    opened = Signal()

    def __init__(self, theme: Theme, model: MatrixTable) -> None:
        super().__init__()
        self._theme, self._table = theme, model
        self.setModel(model)
        self.setItemDelegate(MatrixDelegate(theme))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        for mode in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setProperty("bare", "true")
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        self.setCornerWidget(QWidget())
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelReset.connect(self.lay_out)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def choose(self, row: int, column: int) -> None:
        """Makes a cell the current one, and brings it into view."""
        index = self._table.index(row, max(column, 0))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def lay_out(self) -> None:
        """Widths of the columns and heights of the rows for this text size."""
        px, header = self._theme.px, self.horizontalHeader()
        header.setMinimumSectionSize(px(36))
        header.setFixedHeight(px(HEAD))
        self.verticalHeader().setMinimumSectionSize(px(GROUP))
        self.verticalHeader().setDefaultSectionSize(px(LINE))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if not self._table.columnCount():
            return
        header.resizeSection(CODE, px(CODE_WIDTH))
        metrics = QFontMetrics(self._theme.font("small", 600))
        for column in range(FIRST, self._table.columnCount()):
            head = str(self._table.headerData(column, Qt.Orientation.Horizontal))
            word = max(metrics.horizontalAdvance(each) for each in head.split("\n"))
            header.resizeSection(column, max(px(PARTY_WIDTH), word + 2 * px(INSET) + px(4)))
        header.resizeSection(MISSING, px(MISSING_WIDTH))
        self._stretch()
        self.clearSpans()
        for place, row in enumerate(self._table.rows):
            if row.item is None:
                self.setSpan(place, 0, 1, self._table.columnCount())
                self.setRowHeight(place, px(GROUP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        kind = {each.value: each for each in DutyKind}.get(event.text().upper()) if plain else None
        if kind is not None:
            self.letter_wanted.emit(kind)
        elif plain and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.letter_wanted.emit(None)
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._table.columnCount():
            self._stretch()

    def _stretch(self) -> None:
        """The words take what is left of a wide window."""
        header, px = self.horizontalHeader(), self._theme.px
        others = sum(header.sectionSize(each) for each in range(self._table.columnCount()) if each != WORDS)
        header.resizeSection(WORDS, max(self.viewport().width() - others, px(WORDS_WIDTH)))

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()
