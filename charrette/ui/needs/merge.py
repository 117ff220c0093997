"""Which need lives on when several are merged, with the cards each of them brings and what the votes become."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.merging import Effect, merge_effects
from charrette.domain.needs import Need
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.needs.effects import EffectsBox
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label

Effects = tuple[Effect, ...]


class MergeDialog(Question):
    """One line a need; under it its source cards, word for word. Nothing is lost: a merge can be split again.

    What votes become is counted on a reader lane and shown below, anew for each need that may live on.
    """

    def __init__(self, desk: Desk, theme: Theme, needs: Sequence[Need], parent: QWidget) -> None:
        super().__init__(parent, theme, self.tr("Merge {n} needs").format(n=len(needs)), self.tr("Merge"))
        self._desk, self._needs, self._asked = desk, list(needs), 0
        self.waiting = False
        """Whether votes are being counted."""
        self.effects = EffectsBox(theme)
        self._group = QButtonGroup(self)
        self.body.addWidget(label(self.tr("Which one lives on?"), "label"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for place, need in enumerate(self._needs):
            self._add_need(column, desk.snapshot, need, place)
        column.addStretch(1)
        self.body.addWidget(_scrolling(inside), 1)
        self._votes = _scrolling(self.effects)
        self._votes.setAccessibleName(self.tr("What the votes become"))
        self._votes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._votes.hide()
        self.body.addWidget(self._votes, 1)
        hint = self.tr("Every card and every vote is kept, and each need can be split off again as it was.")
        self.body.addWidget(label(hint, "hint", wraps=True))
        self.take_size(640, 680)
        self._group.idToggled.connect(self._on_chosen)
        self._group.buttons()[0].setChecked(True)
        self._group.buttons()[0].setFocus()

    def into(self) -> UUID:
        """The need that lives on."""
        return self._needs[self._group.checkedId()].id

    def _add_need(self, column: QVBoxLayout, snapshot: ProjectSnapshot, need: Need, place: int) -> None:
        cards = snapshot.cards_of_need.get(need.id, ())
        words = f"{need.code}  {need.short_name}  ({counted(len(cards), 'card')})"
        choice = QRadioButton(words.replace("&", "&&"))
        self._group.addButton(choice, place)
        column.addWidget(choice)
        for card in cards:
            line = label(f"{card.code}  {card.text}", "small", wraps=True)
            line.setIndent(self.theme.px(26))
            column.addWidget(line)
        column.addSpacing(self.theme.px(8))

    def _on_chosen(self, place: int, chosen: bool) -> None:
        if not chosen:
            return
        self.keep.setText(self.tr("Merge into {code}").format(code=self._needs[place].code))
        self._asked += 1
        self.waiting = True
        into, others = self.into(), [need.id for need in self._needs if need.id != self.into()]
        count = partial(merge_effects, self._desk.snapshot, into, others)
        self._desk.run(count, partial(self._on_counted, self._asked), owner=self)

    def _on_counted(self, asked: int, effects: Effects) -> None:
        if asked == self._asked:
            self.waiting = False
            self.effects.show_effects(effects)
            self._votes.setVisible(bool(effects))


def _scrolling(inside: QWidget) -> QScrollArea:
    inside.setProperty("clear", "true")
    scroll = QScrollArea()
    scroll.setWidget(inside)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll
