"""The header's part of Prioritise: the rounds, what else can be done, and at most one primary act."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from charrette.domain.methods import method_named
from charrette.domain.rounds import Round, RoundState
from charrette.ui.prioritise.choices import place_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button

IN_MENU = ("repeat", "reopen", "void", "print")


def possible_acts(round_: Round | None, rounds: Sequence[Round]) -> dict[str, bool]:
    """What can be done with a round now, by the name of the act."""
    is_open = round_ is not None and round_.state is RoundState.OPEN
    closed = round_ is not None and round_.state is RoundState.CLOSED
    revealed = is_revealed(round_)
    running = any(each.state is RoundState.OPEN for each in rounds)
    countable = round_ is not None and method_named(round_.rules.method).countable
    seen = [each for each in rounds if is_revealed(each) and round_ is not None and each.id != round_.id]
    return {
        "open": not running,
        "close": is_open,
        "reopen": closed and not running,
        "void": is_open or closed,
        "follow": revealed and not running and not _followed(round_, rounds),
        "repeat": round_ is not None and not running,
        "table": is_open and countable,
        "wall": is_open and countable and round_ is not None and not method_named(round_.rules.method).levels,
        "import": is_open,
        "compare": revealed and bool(seen),
    }


def _followed(round_: Round | None, rounds: Sequence[Round]) -> bool:
    """Whether the round that follows by the method's rule was opened already."""
    if round_ is None:
        return False
    this = round_.rules.options.get("round", 1)
    return any(
        each.number > round_.number
        and each.state is not RoundState.VOID
        and each.rules.method == round_.rules.method
        and each.rules.options.get("round", 1) == this + 1
        for each in rounds
    )


def is_revealed(round_: Round | None) -> bool:
    """Whether the room has seen the result."""
    return round_ is not None and round_.state is RoundState.CLOSED and round_.revealed_at is not None


class RoundHeader(QWidget):
    """Makes the widgets once and shows those that fit the round."""

    round_chosen = Signal(object)
    """The id of the round."""

    def __init__(self, theme: Theme, acts: Mapping[str, QAction]) -> None:
        super().__init__()
        self._theme, self._acts = theme, acts
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(self.tr("Round"))
        self.rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rounds.activated.connect(self._on_activated)
        self.compare = self._button(self.tr("Compare"), "compare")
        self.more = button(theme, self.tr("More"), icon="more")
        menu = QMenu(self.more)
        menu.addActions([acts[name] for name in IN_MENU])
        self.more.setMenu(menu)
        self.open_new = self._button(self.tr("Open a round"), "open", kind="primary")
        self.close_now = self._button(self.tr("Close the round"), "close", kind="primary")
        self.reveal_now = self._button(self.tr("Reveal to the room"), "primary", kind="primary", key="V")
        self.show_room = self._button(self.tr("Show the room"), "primary", key="V")
        self._lay_out()

    def show_round(self, round_: Round | None, rounds: Sequence[Round], possible: Mapping[str, bool]) -> None:
        """Shows what fits the round; without one the page itself offers the way in."""
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            for each in rounds:
                void = " (void)" if each.state is RoundState.VOID else ""
                self.rounds.addItem(f"{each.title}{void}", each.id)
            self.rounds.setCurrentIndex(place_of(self.rounds, round_.id) if round_ else -1)
        hidden = round_ is not None and round_.state is RoundState.CLOSED and not is_revealed(round_)
        self.rounds.setVisible(len(rounds) > 1)
        self.compare.setVisible(possible["compare"])
        self.more.setVisible(round_ is not None)
        self.show_room.setVisible(possible["close"] or is_revealed(round_))
        self.open_new.setVisible(round_ is not None and possible["open"] and not hidden)
        self.close_now.setVisible(possible["close"])
        self.reveal_now.setVisible(hidden)

    def _lay_out(self) -> None:
        """In one row, the primary ones last."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        for part in (self.rounds, self.compare, self.more, self.show_room):
            row.addWidget(part)
        for part in (self.open_new, self.close_now, self.reveal_now):
            row.addWidget(part)

    def _button(self, words: str, name: str, *, kind: str = "", key: str = "") -> QPushButton:
        made = button(self._theme, words, kind=kind, key=key)
        made.clicked.connect(self._acts[name].trigger)
        return made

    def _on_activated(self, place: int) -> None:
        self.round_chosen.emit(self.rounds.itemData(place))
