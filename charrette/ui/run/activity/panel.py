"""What every panel of an activity has: a block it shows, acts by their verbs, and the way to other pages."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from charrette.domain.agenda import Block
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme

VERBS = (
    ("done", "D", "Activity: done, go on"),
    ("back", "Shift+D", "Activity: go back one"),
    ("pass", "P", "Activity: pass the turn"),
    ("open", "O", "Activity: open the round, or the card or need"),
    ("ballots", "E", "Activity: enter ballots"),
    ("close", "C", "Activity: close the round"),
    ("reveal", "V", "Activity: reveal the result to the room"),
    ("again", "A", "Activity: vote again"),
    ("merge", "M", "Activity: merge with another need"),
)
"""What panels may do, each by one key: its name, the key, and the words in the menu. A panel offers some of them."""


class Panel(QFrame):
    """A working surface. Subclasses build themselves, show a block and offer acts by verb."""

    go = Signal(str, object)
    typing_wanted = Signal()
    """The keyboard to the capture bar."""
    opened = Signal(object)
    """An ``Item``: a card or need to be opened."""
    revealed = Signal(object)
    """The id of a round that the room may see now."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.block: Block | None = None
        self.setProperty("panel", "surface")
        self.column = QVBoxLayout(self)
        inset = min(theme.px(20), 28)
        self.column.setContentsMargins(inset, theme.px(14), inset, theme.px(14))
        self.column.setSpacing(theme.px(8))
        self.build()

    def build(self) -> None:
        """Makes the widgets, once."""

    def show_block(self, block: Block | None) -> None:
        """The block as it stands now; None where nothing runs."""
        self.block = block
        self.refresh()

    def refresh(self) -> None:
        """What the desk has now."""

    def concerns(self, tables: frozenset[str]) -> bool:
        """Whether changes of these tables show here."""
        return bool(tables)

    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What can be done now, by verb."""
        return {}

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""
        self.setFocus()

    def row(self, *widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
        """Widgets side by side, added to the panel."""
        made = QHBoxLayout()
        made.setSpacing(self.theme.px(8))
        for each in widgets:
            made.addWidget(each)
        if stretch:
            made.addStretch(1)
        self.column.addLayout(made)
        return made


class TurningPanel(Panel):
    """A panel with rounds that go on, or back one: its buttons are ``next`` and ``before``."""

    next: QPushButton
    before: QPushButton

    def acts(self) -> Mapping[str, Callable[[], object]]:
        ways = (("done", self.next, self.on_next), ("back", self.before, self.on_back))
        return {verb: act for verb, pressed, act in ways if pressed.isEnabled()}

    def on_next(self) -> None:
        """Everybody goes on."""
        self.turn(1)

    def on_back(self) -> None:
        """Too early: back one."""
        self.turn(-1)

    def turn(self, step: int) -> None:
        """So many rounds on (1) or back (-1)."""
        raise NotImplementedError
