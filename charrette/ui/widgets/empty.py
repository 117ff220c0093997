"""What a list shows while it is empty: what would be here, and how it gets there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import label


class EmptyState(QWidget):
    """``actions`` are (words, what to do); the first is the primary one."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._sentence = label(title, "lead", wraps=True), label(sentence, "small", wraps=True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(1)
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout()
        row.addStretch(1)
        for place, (words, act) in enumerate(actions):
            made = button(theme, words, kind="" if place else "primary")
            made.clicked.connect(calling(act))
            row.addWidget(made)
            self.buttons.append(made)
        row.addStretch(1)
        column.addSpacing(theme.px(8))
        column.addLayout(row)
        column.addStretch(2)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def show_words(self, title: str, sentence: str = "") -> None:
        """Other words, for example when a search found nothing."""
        self._title.setText(title)
        self._sentence.setText(sentence)
