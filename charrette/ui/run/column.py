"""A column of the board: its head, its cards, and what lies above and below them."""

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from charrette.ui.models.cards import CardsColumn
from charrette.ui.run.card_drag import MIME, dragged_cards
from charrette.ui.run.card_list import CardList
from charrette.ui.run.card_look import CardLook
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.labels import label

FillMenu = Callable[[QMenu], object]


class CardTarget(QFrame):
    """Something beside the lists that cards can be dropped on."""

    dropped = Signal(object)
    """The ids of the cards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        self.dropped.emit(dragged_cards(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.palette.accent, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()


class ColumnHead(CardTarget):
    """The theme's name, how many cards it has, and its menu."""

    renamed = Signal()

    def __init__(self, theme: Theme, name: str, fill_menu: FillMenu | None) -> None:
        super().__init__(theme)
        self._name, self._count, self._taken = name, 0, False
        self.setFixedHeight(theme.px(28))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        if fill_menu is not None:
            more = icon_button(theme, "more", self.tr("Theme {name}: more").format(name=name))
            more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            more.clicked.connect(lambda: self._open_menu(more, fill_menu))
            row.addWidget(more)
            self._more = more
        self.show_count(0)

    def _open_menu(self, more: QWidget, fill_menu: FillMenu) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu)
        menu.popup(more.mapToGlobal(QPoint(0, more.height())))

    def show_count(self, count: int) -> None:
        """How many cards the column has."""
        self._count = count
        self.setAccessibleName(f"{self._name}, {count}")
        self.setToolTip(self._name)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.renamed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self.theme
        painter = QPainter(self)
        bold, plain = theme.font("body", 600), theme.font("small")
        count = f"{self._count:,}"
        right = theme.px(28) if hasattr(self, "_more") else 0
        room = self.width() - right - QFontMetrics(plain).horizontalAdvance(count) - theme.px(12)
        name = QFontMetrics(bold).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        wide = QFontMetrics(bold).horizontalAdvance(name)
        rtl = self.layoutDirection()
        for text, font, colour, left, width in (
            (name, bold, theme.palette.ink, theme.px(2), wide + 2),
            (count, plain, theme.palette.ink3, theme.px(10) + wide, theme.px(60)),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            box = self.style().visualRect(rtl, self.rect(), QRect(left, 0, width, self.height()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)


class ColumnView(QWidget):
    """One theme: it scrolls alone."""

    def __init__(
        self,
        theme: Theme,
        look: CardLook,
        key: UUID | None,
        name: str,
        cards: CardsColumn,
        fill_menu: FillMenu | None,
    ) -> None:
        super().__init__()
        self.key, self.name, self.cards = key, name, cards
        self._theme, self._look = theme, look
        self._has_above = False
        self.head = ColumnHead(theme, name, fill_menu)
        self.list = CardList(theme, look, cards)
        self.list.setAccessibleName(name)
        self.foot = self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh_foot)
        cards.counted.connect(self.refresh)
        self.list.viewed.connect(self._soon.start)
        self.refresh()

    def show_width(self, width: int) -> None:
        """Makes the column so wide; its current card stays where it stands."""
        if width != self.width():
            self.list.hold_place()
            self.setFixedWidth(width)

    def let_in(self) -> None:
        """Shows the new cards that wait above."""
        self.cards.let_in()
        self.list.scrollToTop()

    def refresh(self) -> None:
        """The numbers in head and foot, and what waits above."""
        self.head.show_count(self.cards.total)
        waiting = self.cards.waiting
        if waiting or self._has_above:
            self.above.setVisible(waiting > 0)
            self.above.setText(self.tr("{n} new above").format(n=waiting))
            self.above.adjustSize()
            self._place_above()
        self._soon.start()

    @cached_property
    def above(self) -> QPushButton:
        """The chip that lets the waiting cards in; most columns never need it."""
        made = button(self._theme, "", kind="chip")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setParent(self.list)
        made.clicked.connect(self.let_in)
        self._has_above = True
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_above:
            self._place_above()

    def _build_foot(self) -> QWidget:
        self.more = label("", "hint")
        self.down = button(self._theme, self.tr("scroll or End"), kind="link")
        self.down.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.down.hide()
        self.down.clicked.connect(lambda: self.list.make_current(len(self.cards.rows) - 1))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(self._theme.px(2), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.more)
        row.addWidget(self.down)
        row.addStretch(1)
        foot.setFixedHeight(self._theme.px(24))
        return foot

    def _refresh_foot(self) -> None:
        """Once things stand: asking earlier would lay all cards out for a width that is not the last."""
        below = self.list.below()
        words = self.tr("{n} more,").format(n=f"{below:,}") if below > 0 else ""
        if words != self.more.text():
            self.more.setText(words)
            self.down.setVisible(bool(words))

    def _place_above(self) -> None:
        self.above.move((self.list.width() - self.above.width()) // 2, self._theme.px(4))


class FoldedColumn(CardTarget):
    """A theme folded to a narrow strip: its name upright and its count; a click opens it, cards can be dropped."""

    opened = Signal()

    def __init__(self, theme: Theme, key: UUID, name: str, cards: CardsColumn) -> None:
        super().__init__(theme)
        self.key, self.name, self.cards = key, name, cards
        self.setFixedWidth(theme.px(34))
        self.setToolTip(self.tr("{name}: open").format(name=name))
        cards.counted.connect(self._on_counted)
        self._on_counted()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(34), self.theme.px(200))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.palette.line, 1))
        painter.setBrush(theme.palette.surface if self.underMouse() else theme.palette.window)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(theme.palette.ink3)
        painter.setFont(theme.font("small"))
        top = QRect(0, theme.px(4), self.width(), theme.px(20))
        if self.cards.total:
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, f"{self.cards.total:,}")
        painter.setPen(theme.palette.ink2)
        painter.setFont(theme.font("body", 500))
        length = self.height() - theme.px(36)
        name = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, length)
        painter.translate(self.width() / 2, theme.px(28))
        painter.rotate(90)
        line = QRect(0, -self.width() // 2, length, self.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.end()
        super().paintEvent(event)

    def _on_counted(self) -> None:
        self.setAccessibleName(f"{self.name}, {self.cards.total}")
        self.update()
