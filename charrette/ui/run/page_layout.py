"""Where everything stands on Run: the side pane, then strip over board over shelf over capture bar."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charrette.ui.theme import Theme

_STRIP, _STRIP_EDGES, _SHELF, _GAP = 40, 3, 44, 8
"""Heights; the edges of what stands in the strip do not grow with the text."""


class PageLayout:
    """Board and foot first; room is held for the rest, so that no card moves when it comes."""

    def __init__(self, page: QWidget, theme: Theme, board: QWidget, foot: QWidget) -> None:
        self._theme = theme
        self._middle = QVBoxLayout()
        self._middle.setSpacing(theme.px(_GAP))
        self._middle.addWidget(board, 1)
        self._main = QVBoxLayout()
        self._main.setSpacing(0)
        self._main.addLayout(self._middle, 1)
        self._main.addWidget(foot)
        self.row = QHBoxLayout(page)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addLayout(self._main, 1)

    def beside(self, window: int) -> tuple[bool, int]:
        """Whether a window of this width is too narrow for the side pane, and how wide the pane is."""
        effective = window / self._theme.scale
        return effective < 1120, self._theme.half_px(272 if effective >= 1360 else 248)

    def hold_room(self, window: int) -> None:
        """Room for the side pane, the strip and the shelf in a window of this width."""
        px = self._theme.px
        narrow, wide = self.beside(window)
        self.row.setContentsMargins(0 if narrow else wide, 0, 0, 0)
        edge = self._edge()
        self._middle.setContentsMargins(edge, px(_STRIP) + _STRIP_EDGES + px(_GAP), edge, px(_SHELF))

    def complete(self, side: QWidget, strip: QWidget, band: QWidget, shelf: QWidget) -> None:
        """All that stands around the board."""
        edge = self._edge()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.insertWidget(0, side)
        self._middle.setContentsMargins(edge, 0, edge, 0)
        self._middle.insertWidget(0, strip)
        self._middle.insertWidget(1, band)
        self._main.insertWidget(1, shelf)
        for widget in (side, strip, shelf):
            widget.show()  # with the next layout, not one later

    def _edge(self) -> int:
        return min(self._theme.px(20), 24)
