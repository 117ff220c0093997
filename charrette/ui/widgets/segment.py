"""A segment: two to five choices side by side, one of them taken; one Tab stop, arrow keys inside."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from charrette.ui.theme import Theme


class Segment(QWidget):
    """``choices`` are (value, words); ``chosen`` says the value a person took."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for place, (value, words) in enumerate(choices):
            button = QPushButton(words)
            button.setProperty("segment", _end(place, len(choices)))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            if name:
                button.setAccessibleDescription(name)
            group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button
        group.buttonToggled.connect(self._on_toggled)
        self._quiet = True
        if choices:
            self._buttons[choices[0][0]].setChecked(True)
            self.setFocusProxy(self._buttons[choices[0][0]])
        self._quiet = False

    @property
    def value(self) -> str:
        """The choice that is taken."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """Shows a choice as taken, without saying so."""
        self._quiet = True
        self._buttons[value].setChecked(True)
        self._quiet = False

    def offer(self, values: Collection[str]) -> None:
        """Shows these choices only, side by side."""
        shown = [button for value, button in self._buttons.items() if value in values]
        for button in self._buttons.values():
            button.setVisible(button in shown)
        for place, button in enumerate(shown):
            end = _end(place, len(shown))
            if button.property("segment") != end:
                button.setProperty("segment", end)
                button.style().polish(button)

    def button(self, value: str) -> QPushButton:
        """The button of a choice, to disable it or give it a tool tip."""
        return self._buttons[value]

    def _on_toggled(self, button: QPushButton, checked: bool) -> None:
        if not checked:
            return
        self.setFocusProxy(button)
        if not self._quiet:
            self.chosen.emit(self.value)


def _end(place: int, count: int) -> str:
    """Which of its corners a button rounds."""
    if count == 1:
        return "only"
    return "first" if not place else "last" if place == count - 1 else "middle"
