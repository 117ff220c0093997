"""Which need lives on when several are merged, with the cards that each of them brings."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.needs import Need
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label


class MergeDialog(Question):
    """One line a need; under it its source cards, word for word. Nothing is lost: a merge can be split again."""

    def __init__(
        self, snapshot: ProjectSnapshot, theme: Theme, needs: Sequence[Need], parent: QWidget
    ) -> None:
        super().__init__(parent, theme, self.tr("Merge {n} needs").format(n=len(needs)), self.tr("Merge"))
        self._needs = list(needs)
        self._group = QButtonGroup(self)
        self.body.addWidget(label(self.tr("Which one lives on?"), "label"))
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for place, need in enumerate(self._needs):
            self._add_need(column, snapshot, need, place)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(scroll, 1)
        hint = self.tr("Every card and every vote is kept, and each need can be split off again as it was.")
        self.body.addWidget(label(hint, "hint", wraps=True))
        self.resize(theme.half_px(560), theme.half_px(520))
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
        if chosen:
            self.keep.setText(self.tr("Merge into {code}").format(code=self._needs[place].code))
