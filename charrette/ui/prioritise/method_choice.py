"""Choosing how the room votes: the simple ways first, each with one line on what it is good for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from charrette.domain.methods import METHODS, Method, method_named
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label

SIMPLE = ("dots", "approval", "ngt", "moscow", "score", "impact-effort")
GOOD_FOR = {
    "dots": "A quick picture of what matters most; everybody knows it.",
    "approval": "Which needs have support at all: mark as many as you like.",
    "ngt": "A careful ranking of the few that matter most, first to fifth.",
    "moscow": "Sorts a list into Must, Should, Could and Won’t this time.",
    "score": "How much each need is worth, 1 to 5, one by one.",
    "impact-effort": "Finds quick wins: what does much for little effort.",
    "multivote": "Shortens a long list in rounds; what is dropped is kept.",
    "fist": "Do we agree? A show of hands on one or a few proposals.",
    "gradients": "How far do we agree? Eight levels from endorsing to veto.",
    "delphi": "Experts judge in rounds, 1 to 9, until in or out.",
}


class MethodChoice(QWidget):
    """One radio button a method; the arrow keys go through them."""

    chosen = Signal(str)
    """The name of the method a person took."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("How the room votes"))
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rest = QWidget()
        self.more = button(theme, self.tr("More methods"), kind="link")
        self._build()
        self.more.clicked.connect(self._on_more)
        self.buttons[SIMPLE[0]].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def method(self) -> Method:
        """The method that is taken."""
        return method_named(next(name for name, each in self.buttons.items() if each.isChecked()))

    def choose(self, name: str) -> None:
        """Takes a method, and shows it where it is among the others."""
        if name not in SIMPLE:
            self._on_more()
        self.buttons[name].setChecked(True)

    def _build(self) -> None:
        others = [name for name in METHODS if name not in SIMPLE]
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(0)
        for name in SIMPLE:
            self._add(self._column, name)
        self._column.addWidget(self.more)
        self._column.addWidget(self._rest)
        for name in others:
            self._add(rest, name)
        self._rest.hide()

    def _add(self, column: QVBoxLayout, name: str) -> None:
        method, words = METHODS[name], GOOD_FOR.get(name, "")
        made = QRadioButton(method.title)
        made.setFont(self._theme.font("body", 600))
        made.setAccessibleDescription(words)
        said = label(words, "hint", wraps=True)
        said.setContentsMargins(self._theme.px(26), 0, 0, self._theme.px(4))
        self.buttons[name] = made
        self._group.addButton(made)
        column.addWidget(made)
        column.addWidget(said)

    def _on_more(self) -> None:
        self._rest.show()
        self.more.hide()

    def _on_toggled(self, made: QRadioButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(made)
            self.chosen.emit(self.method.name)
