"""The parking lot: a shelf under the board for what is kept for later."""

from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from charrette.domain.cards import Card
from charrette.domain.wording import counted
from charrette.ui.run.column import CardTarget
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, paint_cap
from charrette.ui.widgets.labels import label

_LONGEST_CHIP = 26
_MOST_CHIPS = 8


class Shelf(CardTarget):
    """Takes cards that are dropped on it; a click shows what is parked and why."""

    opened = Signal(object)
    """The parked card (id) that was clicked; None for the whole shelf."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._cards: tuple[Card, ...] = ()
        self._chips: list[QPushButton] = []
        self.setProperty("panel", "sunken")
        self.name = button(theme, self.tr("Parking lot"), kind="quiet", icon="parking")
        self.name.clicked.connect(lambda: self.opened.emit(None))
        self.count = label("", "hint")
        self._hint = DropHint(theme)
        self._room = QWidget()
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        chips = QHBoxLayout(self._room)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(theme.px(6))
        chips.addStretch(1)
        self._row = chips
        row = QHBoxLayout(self)
        row.setContentsMargins(min(theme.px(12), 16), 0, min(theme.px(20), 24), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addWidget(self._room, 1)
        row.addWidget(self._hint)
        theme.changed.connect(self._dress)
        self._dress()

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """The parked cards."""
        self.count.setText(f"{len(cards):,}")
        self.name.setAccessibleName(f"Parking lot, {counted(len(cards), 'card')}")
        if cards == self._cards:
            return
        self._cards = cards
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(card) for card in cards[:_MOST_CHIPS]]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, card: Card) -> QPushButton:
        words = " ".join(card.text.split())
        short = words if len(words) <= _LONGEST_CHIP else words[: _LONGEST_CHIP - 1].rstrip() + "…"
        chip = button(self.theme, short.replace("&", "&&"), kind="chip", tip=words)
        chip.setAccessibleName(f"Parked {card.code}: {words}")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card_id: UUID = card.id
        chip.clicked.connect(lambda: self.opened.emit(card_id))
        return chip

    def _dress(self) -> None:
        self.setFixedHeight(self.theme.px(44))
        self._hint.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        """Chips as far as there is room; a narrow window shows the count only."""
        wide = self.window().width() / self.theme.scale >= 1360
        room = self._room.width()
        for chip in self._chips:
            room -= chip.sizeHint().width() + self._row.spacing()
            chip.setVisible(wide and room >= 0)


class DropHint(QWidget):
    """ "Drop a card here, or press P"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = self.tr("Drop a card here, or press")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("small")).horizontalAdvance(self._words)
        return QSize(words + self._theme.px(26), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        side, middle = theme.px(18), self.height() // 2
        painter.setFont(theme.font("small"))
        painter.setPen(theme.palette.ink3)
        mirrored = self.style().visualRect
        words = QRect(0, 0, self.width() - side - theme.px(6), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(mirrored(self.layoutDirection(), self.rect(), words), flags, self._words)
        cap = QRect(self.width() - side, middle - side // 2, side, side)
        paint_cap(painter, mirrored(self.layoutDirection(), self.rect(), cap), "P", theme)
