"""Choosing how the room votes: the simple ways first, each with what it is good for and how long it takes."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from charrette.domain.method_guide import GUIDES, guided, minutes, time_words
from charrette.domain.methods import METHODS, Method, method_named
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class _Told:
    """The labels of a method: how long, and under the one that is taken what it takes and cannot tell."""

    short: QLabel
    more: QLabel


class MethodChoice(QWidget):
    """One radio button a method; the arrow keys go through them."""

    chosen = Signal(str)
    """The name of the method a person took."""
    reached = Signal(QWidget)
    """The button that has the keyboard now: with the arrow keys nothing scrolls to it by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("How the room votes"))
        self.buttons: dict[str, QRadioButton] = {}
        self._told: dict[str, _Told] = {}
        self._size = (0, 0)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rest = QWidget()
        self.more = button(theme, self.tr("More methods"), kind="link")
        self._build()
        self.more.clicked.connect(self._on_more)
        first = next(iter(self.buttons.values()))
        first.setChecked(True)
        self.setFocusProxy(first)
        self._group.buttonToggled.connect(self._on_toggled)
        self.show_size(0, 0)

    @property
    def method(self) -> Method:
        """The method that is taken."""
        return method_named(next(name for name, each in self.buttons.items() if each.isChecked()))

    def choose(self, name: str) -> None:
        """Takes a method, and shows it where it is among the others."""
        if name not in guided(simple=True):
            self._on_more()
        self.buttons[name].setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says which button the keyboard came to."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QRadioButton):
            self.reached.emit(watched)
        return super().eventFilter(watched, event)

    def show_size(self, needs: int, people: int) -> None:
        """Says how long each takes with so many needs and people."""
        self._size = (needs, people)
        for name, told in self._told.items():
            guide = GUIDES[name]
            told.short.setText(self.tr("about {minutes} min").format(minutes=minutes(name, needs)))
            taken = self.buttons[name].isChecked()
            cannot = self.tr("It cannot tell {what}").format(what=guide.cannot)
            words = f"{time_words(name, needs, people)} {cannot}"
            told.more.setText(words if taken else "")
            told.more.setVisible(taken)
            self.buttons[name].setAccessibleDescription(f"{guide.good_for} {words}")

    def _build(self) -> None:
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(0)
        for name in guided(simple=True):
            self._add(self._column, name)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._rest)
        for name in guided(simple=False):
            self._add(rest, name)
        self._rest.hide()

    def _add(self, column: QVBoxLayout, name: str) -> None:
        made, short, more = (
            QRadioButton(METHODS[name].title),
            label("", "hint"),
            label("", "small", wraps=True),
        )
        made.setFont(self._theme.font("body", 600))
        good = label(GUIDES[name].good_for, "hint", wraps=True)
        for said in (good, more):
            said.setContentsMargins(self._theme.px(26), 0, 0, self._theme.px(4))
        head = QHBoxLayout()
        head.addWidget(made)
        head.addStretch(1)
        head.addWidget(short)
        self.buttons[name] = made
        self._told[name] = _Told(short, more)
        self._group.addButton(made)
        made.installEventFilter(self)
        column.addLayout(head)
        column.addWidget(good)
        column.addWidget(more)

    def _on_more(self) -> None:
        """Shows the others; the keyboard goes on where the button was."""
        asked = self.more.hasFocus()
        self._rest.show()
        if asked:
            self.buttons[guided(simple=False)[0]].setFocus(Qt.FocusReason.TabFocusReason)
        self.more.hide()

    def _on_toggled(self, made: QRadioButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(made)
            self.show_size(*self._size)
            self.chosen.emit(self.method.name)
