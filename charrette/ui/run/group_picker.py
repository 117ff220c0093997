"""The group of the next card: a button, and a list that takes the letters of a label."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSizePolicy

from charrette.domain.marks import NO_GROUP_MARK
from charrette.domain.project import StakeholderGroup
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import mark_icon, paint_mark


class GroupList(QListWidget):
    """The groups to choose from. The letters of a label choose at once."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, groups: tuple[StakeholderGroup, ...], current: StakeholderGroup | None):
        super().__init__()
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Group"))
        self._groups: list[StakeholderGroup | None] = [*groups, None]
        self._typed = ""
        for group in self._groups:
            words = f"{group.label}   {group.name}" if group else self.tr("–    No group")
            mark = group.mark if group else NO_GROUP_MARK
            item = QListWidgetItem(mark_icon(theme, mark), words, self)
            item.setSizeHint(QSize(0, theme.px(32)))
        self.setCurrentRow(self._groups.index(current))
        self.itemClicked.connect(self._choose_current)
        height = len(self._groups) * theme.px(32) + 2 * self.frameWidth() + 2
        self.resize(theme.half_px(240), min(height, theme.px(480)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentRow())
        elif event.text().isalpha():
            self._take_letter(event.text().upper())
        elif event.text() in {"-", "–"}:
            self._choose(len(self._groups) - 1)
        else:
            super().keyPressEvent(event)

    def _choose_current(self) -> None:
        self._choose(self.currentRow())

    def _take_letter(self, letter: str) -> None:
        for typed in (self._typed + letter, letter):
            rows = [row for row, group in enumerate(self._groups) if group and group.label.startswith(typed)]
            if rows:
                break
        else:
            return
        self._typed = typed
        self.setCurrentRow(rows[0])
        if len(rows) == 1:
            self._choose(rows[0])

    def _choose(self, row: int) -> None:
        self.chosen.emit(self._groups[row])
        self.close()


class GroupPicker(QPushButton):
    """Shows the group that the next card comes from; it stays until another is chosen."""

    chosen = Signal(object)
    """A ``StakeholderGroup``, or None for no group."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: tuple[StakeholderGroup, ...] = ()
        self.taken: StakeholderGroup | None = None
        self.popup: GroupList | None = None
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setToolTip(self.tr("Group of the next card (Ctrl+G, then its letters)"))
        self.clicked.connect(self.open)
        theme.drawn.connect(self._say)
        self._say()

    def show_groups(self, groups: tuple[StakeholderGroup, ...]) -> None:
        """The groups of the project; the chosen one stays when it is still there."""
        self._groups = groups
        before = self.taken.id if self.taken else None
        self.taken = next((group for group in groups if group.id == before), None)
        self._say()

    def choose(self, group: StakeholderGroup | None) -> None:
        """Takes a group for the cards to come."""
        self.taken = group
        self._say()
        self.chosen.emit(group)

    def open(self) -> None:
        """Shows the list above the button."""
        self.popup = GroupList(self._theme, self._groups, self.taken)
        self.popup.chosen.connect(self.choose)
        self.popup.destroyed.connect(self._on_closed)
        self.popup.move(self.mapToGlobal(QPoint(0, -self.popup.height() - 4)))
        self.popup.show()
        self.popup.setFocus()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("base", 600)).horizontalAdvance(self._words())
        return QSize(max(self._theme.half_px(150), words + self._theme.px(74)), self._theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side, left = self.height() // 2, theme.px(12), theme.px(13)
        mirrored = self.style().visualRect
        mark = mirrored(self.layoutDirection(), self.rect(), QRect(left, middle - side // 2, side, side))
        paint_mark(painter, mark.toRectF(), self.taken.mark if self.taken else NO_GROUP_MARK, theme)
        arrow = QRect(self.width() - theme.px(28), middle - theme.px(8), theme.px(16), theme.px(16))
        theme.icon("chevron-down", "ink2", 16).paint(
            painter, mirrored(self.layoutDirection(), self.rect(), arrow)
        )
        name_left = left + side + theme.px(8)
        name = QRect(name_left, 0, arrow.left() - name_left - 4, self.height())
        painter.setFont(theme.font("base", 600))
        painter.setPen(theme.palette.ink)
        words = painter.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, name.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(mirrored(self.layoutDirection(), self.rect(), name), flags, words)

    def _words(self) -> str:
        return self.taken.name if self.taken else self.tr("No group")

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Group of the next card: {name}").format(name=self._words()))
        self.updateGeometry()
        self.update()

    def _on_closed(self) -> None:
        self.popup = None
