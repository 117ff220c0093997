"""A pane beside a list: scrolls downward, takes the keyboard, and is made anew for what it shows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label, panel


class SidePane(QScrollArea):
    """``parts`` says what it holds; ``rebuild`` makes it anew. In a narrow window it offers a way back to the list."""

    back_asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.back_shown = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setProperty("bare", "true")
        theme.changed.connect(self.rebuild)

    def parts(self) -> Sequence[QWidget]:
        """What it shows, from top to foot; empty where nothing is chosen."""
        return ()

    def rebuild(self) -> None:
        """Shows its parts anew."""
        inside = panel("window")
        column = QVBoxLayout(inside)
        inset = self._theme.px(16)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(self._theme.px(8))
        for part in self.parts():
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def head(self, words: str, beside: QWidget | None = None) -> QWidget:
        """The first line: the way back where it is needed, what is shown, and something beside it."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        if self.back_shown:
            back = button(self._theme, self.tr("Back to the list"), kind="quiet", key="Esc")
            back.clicked.connect(self.back_asked)
            layout.addWidget(back)
        layout.addWidget(label(words, "small", wraps=True), 1)
        if beside is not None:
            layout.addWidget(beside)
        return row
