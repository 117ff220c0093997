"""What a merge or a split does to votes that were cast: in words, before it is committed; a derived result."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charrette.domain.merging import Effect, merge_rule_words, split_effects
from charrette.domain.rounds import RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label, panel

SHOWN = 8
"""Other needs that move, one a line; the rest are counted."""


class EffectsBox(QWidget):
    """Round by round: the new votes and ranks of the needs themselves, then what moves. Empty: nothing is said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.words = ""
        """Everything that is shown, as one text."""

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Other effects."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.words = "\n".join("\n".join(lines_of(each)) for each in effects)
        self.setVisible(bool(effects))
        self.setAccessibleName(self.words)
        for effect in effects:
            self._column.addWidget(self._box(effect))
        self._column.addStretch(1)

    def _box(self, effect: Effect) -> QWidget:
        box = panel("surface")
        column = QVBoxLayout(box)
        column.setSpacing(self._theme.px(4))
        head, *lines = lines_of(effect)
        column.addWidget(label(head, "label", wraps=True))
        first = len(effect.sentences)
        column.addWidget(label("\n".join(lines[:first]), "body", wraps=True))
        if lines[first:]:
            column.addWidget(label("\n".join(lines[first:]), "small", wraps=True))
        return box


def lines_of(effect: Effect) -> list[str]:
    """The heading, the sentences, and a line for each need that moves."""
    if effect.hidden:
        return ["Votes were cast", *effect.sentences]
    head = f"{effect.round.title}: derived result, the round’s own stays beside it"
    more = len(effect.moves) - SHOWN
    moves = list(effect.moves[:SHOWN]) + ([f"and {counted(more, 'need')} more"] if more > 0 else [])
    moved = [f"{effect.moved}:", *moves] if moves else ["No other need takes another place."]
    rule = merge_rule_words(effect.round.rules)
    return [head, *effect.sentences, *moved, f"Rule: each voter once; {rule}."]


class SplitDialog(Question):
    """Says what splitting off does to the votes; asked only where there are any."""

    def __init__(
        self, parent: QWidget, theme: Theme, title: str, effects: Sequence[Effect], more: str = ""
    ) -> None:
        super().__init__(parent, theme, title, "Split off")
        self.effects = EffectsBox(theme)
        self.effects.show_effects(effects)
        self.body.addWidget(self.effects)
        if more:
            self.body.addWidget(label(more, "body", wraps=True))
        told = self.tr("Nothing is lost: the needs can be merged again, and the step can be undone.")
        self.body.addWidget(label(told, "hint", wraps=True))
        self.body.addStretch(1)
        self.keep.setFocus()


def votes_stay_words(snapshot: ProjectSnapshot, need_ids: Sequence[UUID]) -> str:
    """What is said of votes when cards are split off a need that was on a ballot; empty where it was on none."""
    rounds = [
        each.title
        for each in snapshot.rounds
        if each.state is not RoundState.VOID and any(need.need_id in need_ids for need in each.needs)
    ]
    if not rounds:
        return ""
    stays = "The votes stay with the need as it was worded on the ballot"
    return f"{stays} ({'; '.join(rounds)}). The new need has no vote; the list says that it was not on the ballot."


def agrees_to_split(
    parent: QWidget, theme: Theme, snapshot: ProjectSnapshot, merged: Sequence[UUID], more: str = ""
) -> bool:
    """Whether a person agrees once they have read what the split does to votes; without votes nothing is asked."""
    effects = split_effects(snapshot, merged) if merged else ()
    if not effects and not more:
        return True
    dialog = SplitDialog(parent, theme, "Split off after a vote", effects, more)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed
