"""The list of documents at the left: what each is for, and its state by icon and words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.services.export_states import ExportState
from charrette.ui.models.documents import LINE, DocumentLine, DocumentsList
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIGNS = {
    ExportState.NOT_EXPORTED: ("document", "ink2"),
    ExportState.UP_TO_DATE: ("tick", "ok"),
    ExportState.CHANGED_SINCE: ("undo", "warn"),
    ExportState.BLOCKED: ("lock", "ink3"),
}


class DocumentList(QListView):
    """Arrow keys choose a document at once."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.documents = theme, DocumentsList(self)
        self.setModel(self.documents)
        self.setItemDelegate(DocumentDelegate(theme))
        self.setAccessibleName(self.tr("Documents"))
        self.setProperty("bare", "true")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._on_theme_changed)

    def choose(self, name: str) -> None:
        """Makes a document the current one."""
        self.setCurrentIndex(self.documents.index(self.documents.place_of(name)))

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Home and End: Qt's own stay where they are, because a heading is first."""
        if action not in {QListView.CursorAction.MoveHome, QListView.CursorAction.MoveEnd}:
            return super().moveCursor(action, modifiers)
        rows = range(self.documents.rowCount())
        order = rows if action == QListView.CursorAction.MoveHome else reversed(rows)
        indexes = (self.documents.index(row) for row in order)
        return next((each for each in indexes if each.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex())

    def _on_current(self, current: QModelIndex) -> None:
        line = current.data(LINE)
        if isinstance(line, DocumentLine) and line.name:
            self.chosen.emit(line.name)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()


class DocumentDelegate(QStyledItemDelegate):
    """A heading, or title and detail with the state at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE)
        heading = isinstance(line, DocumentLine) and not line.name
        return QSize(self._theme.px(200), self._theme.px(36 if heading else 54))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, DocumentLine):
            return
        rect = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.name:
            self._paint_document(painter, option, rect, line)
        else:
            self._words(
                painter, rect.adjusted(self._theme.px(12), self._theme.px(8), 0, 0), line.title, 600, "ink3"
            )
        painter.restore()

    def _paint_document(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: DocumentLine
    ) -> None:
        px, state = self._theme.px, option.state  # pyright: ignore[reportAttributeAccessIssue]
        box = rect.adjusted(0, 2, 0, -2)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.palette.accent_soft if selected else self._theme.palette.hover)
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._theme.palette.accent)
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        inner = box.adjusted(px(12), px(6), -px(12), -px(6))
        half = inner.height() // 2
        state_width = self._paint_state(painter, inner.adjusted(0, 0, 0, -half), line.state)
        top = inner.adjusted(0, 0, -state_width - px(8), -half)
        self._words(painter, top, line.title, 500, "ink", role="body")
        self._words(painter, inner.adjusted(0, half, 0, 0), line.detail, 400, "ink2")

    def _paint_state(self, painter: QPainter, rect: QRect, state: ExportState) -> int:
        """Paints icon and words at the end of the line; returns the width they took."""
        icon, token = _SIGNS[state]
        font = self._theme.font("small", 500)
        side, width = self._theme.px(14), QFontMetrics(font).horizontalAdvance(state.words)
        words = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
        spot = QRect(words.left() - side - self._theme.px(5), 0, side, side)
        spot.moveTop(rect.center().y() - side // 2)
        self._theme.icon(icon, token, 14).paint(painter, spot)
        self._words(painter, words, state.words, 500, token)
        return width + side + self._theme.px(5)

    def _words(
        self, painter: QPainter, rect: QRect, words: str, weight: int, token: str, *, role: str = "small"
    ) -> None:
        font: QFont = self._theme.font(role, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown)
