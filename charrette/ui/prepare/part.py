"""What every part of Prepare is: a title, a sentence, a form, and how far it is filled in."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Filled:
    """How far a part is: done, or what is still to fill in. Nothing is required to move on."""

    done: bool
    words: str = ""


class Part(QWidget):
    """One part. What is typed is kept when the field is left; there is no Save."""

    title = ""
    sentence = ""
    look = "prompt"
    """What stands beside it: the ``prompt`` as the room sees it, the ``coverage`` of the groups, or nothing."""

    looked = Signal(str)
    """The prompt as it is being typed."""

    filled_changed = Signal()
    """How far it is has changed, though nothing in the library has."""

    def __init__(self, desk: Desk, theme: Theme, *, later: bool = False) -> None:
        """``later`` leaves the fields to ``make``: twelve parts at once would keep a person waiting."""
        super().__init__()
        self.desk, self.theme = desk, theme
        self._made = False
        if not later:
            self.make()

    def make(self) -> None:
        """Makes title, sentence and fields, the first time it is asked to. ``filled`` does without them."""
        if self._made:
            return
        self._made = True
        theme = self.theme
        self.column = QVBoxLayout(self)
        edge = min(theme.px(24), 32)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(label(self.title, "title"))
        if self.sentence:
            self.column.addWidget(label(self.sentence, "small", wraps=True))
        self.build()
        self.setEnabled(not self.desk.read_only)

    def build(self) -> None:
        """Adds the fields below the title."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        """The fields as the library has them; a field that is being typed into is left alone."""
        raise NotImplementedError

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        """How far it is."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def row(self, *widgets: QWidget) -> QHBoxLayout:
        """Buttons in a row, from the left."""
        made = QHBoxLayout()
        made.setSpacing(self.theme.px(8))
        for widget in widgets:
            made.addWidget(widget)
        made.addStretch(1)
        self.column.addLayout(made)
        return made


class Words(QPlainTextEdit):
    """Several lines; ``left`` is said when the focus goes elsewhere."""

    left = Signal()

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self.setTabChangesFocus(True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(18 * self._lines + 22))


def plain_words(error: CharretteError) -> str:
    """An error beside a field: what is wrong and what to do."""
    return " ".join(part for part in (error.what, error.way_on) if part)


def to_fill(count: int) -> Filled:
    """So many answers are missing."""
    return Filled(not count, f"{count} to fill" if count else "")
