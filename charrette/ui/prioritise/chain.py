"""Where a need goes: cards, theme, need, rank, one below the other on a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Link:
    """One node: its kind, what it is, a line below, and where it leads (None: only read)."""

    kind: str
    words: str
    below: str = ""
    act: Callable[[], object] | None = None
    here: bool = False
    missing: bool = False


class Chain(QWidget):
    """A column of nodes with the line painted behind; each button reads "Need, N-004, Must"."""

    def __init__(self, theme: Theme, links: Sequence[Link]) -> None:
        super().__init__()
        self._theme, self._links = theme, links
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(22), 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        self._rows: list[QWidget] = []
        self._buttons: list[tuple[QPushButton, str]] = []
        for place, link in enumerate(links):
            self._add(place * 2, link)

    def _add(self, row: int, link: Link) -> None:
        kind = label(link.kind, "hint")
        self._grid.addWidget(kind, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.append(kind)
        if link.act is None:
            words: QWidget = label(link.words, "body", wraps=True)
            words.setContentsMargins(self._theme.px(5), 0, 0, 0)
        else:
            words = _link_button(self._theme, link)
            self._buttons.append((words, link.words))
        words.setAccessibleName(", ".join(part for part in (link.kind, link.words, link.below) if part))
        self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignLeft if link.act else Qt.AlignmentFlag(0))
        if link.below:
            below = label(link.below, "hint", wraps=True)
            below.setContentsMargins(self._theme.px(5), 0, 0, self._theme.px(4))
            self._grid.addWidget(below, row + 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words of a button end in an ellipsis rather than widen the pane; they are spoken whole."""
        super().resizeEvent(event)
        taken = self._grid.cellRect(0, 0).width() + self._theme.px(22 + 8 + 12)
        for made, words in self._buttons:
            room = self.width() - taken
            made.setText(made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - theme.px(8) if rtl else theme.px(8)
        middles = [row.geometry().center().y() for row in self._rows]
        painter.setPen(QPen(theme.palette.line, 2))
        painter.drawLine(QPointF(x, middles[0]), QPointF(x, middles[-1]))
        for link, y in zip(self._links, middles, strict=True):
            radius = theme.px(5) if link.here else theme.px(4)
            colour = theme.palette.accent if link.here else theme.palette.ink3
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(theme.palette.window if link.missing else colour)
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _link_button(theme: Theme, link: Link) -> QPushButton:
    made = button(theme, link.words, kind="link")
    act = link.act
    assert act is not None
    made.clicked.connect(act)
    made.setMinimumWidth(theme.px(40))
    return made
