"""Going round: whose turn it is, large; who comes then; what was said in the turns so far."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from charrette.domain.activities import result_words, rules_of
from charrette.domain.activities.outcome import cards_of
from charrette.domain.cards import Card
from charrette.domain.going_round import Speaker, Turns, turns_in
from charrette.domain.wording import counted
from charrette.services.activities import TakeTurn, take_turn
from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_pixmap

_SAID = 6
_NEXT = 8


class TurnsPanel(Panel):
    """One key a turn: D done, P pass. A card that is typed is the current speaker's."""

    def build(self) -> None:
        theme = self.theme
        self.turns: Turns | None = None
        self.lap = label("", "label")
        self.mark = QLabel()
        self.name = label("", "display")
        self.note = label("", "small", wraps=True)
        self.done = button(theme, self.tr("Done, next"), kind="primary", key="D")
        self.passing = button(theme, self.tr("Pass"), key="P")
        self.write = button(theme, self.tr("Type the idea"), key="N")
        self.done.clicked.connect(self.on_done)
        self.passing.clicked.connect(self.on_pass)
        self.write.clicked.connect(self.typing_wanted)
        self.coming = label("", "base", wraps=True)
        self.passed = label("", "hint", wraps=True)
        self.said = [label("", "body", wraps=True) for _ in range(_SAID)]
        self.column.addWidget(self.lap)
        self.row(self.mark, self.name)
        self.column.addWidget(self.note)
        self.row(self.done, self.passing, self.write)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self.coming)
        self.column.addWidget(self.passed)
        self.column.addSpacing(theme.px(8))
        self.heading = label(self.tr("Said so far, the last first"), "label")
        self.column.addWidget(self.heading)
        for line in self.said:
            self.column.addWidget(line)
        self.column.addStretch(1)

    def refresh(self) -> None:
        if self.block is None:
            return
        snapshot = self.desk.snapshot
        self.turns = found = turns_in(snapshot, self.block)
        self.lap.setText(self.tr("Lap {n}").format(n=found.lap))
        self._show_current(found)
        names = [each.name for each in found.coming[:_NEXT]]
        more = (
            self.tr(" and {n} more").format(n=len(found.coming) - _NEXT) if len(found.coming) > _NEXT else ""
        )
        self.coming.setText(self.tr("Then {names}").format(names=", ".join(names) + more) if names else "")
        self.passed.setText(self._passed_words(found))
        self.passed.setVisible(bool(found.passed))
        self._show_said(cards_of(self.block, snapshot))
        for each in (self.done, self.passing):
            each.setEnabled(found.current is not None and not self.desk.read_only)

    def acts(self) -> Mapping[str, Callable[[], object]]:
        if self.turns is None or self.turns.current is None:
            return {}
        return {"done": self.on_done, "pass": self.on_pass}

    def concerns(self, tables: frozenset[str]) -> bool:
        return bool(tables & {"block", "card", "participant", "stakeholder_group", "session"})

    def take_focus(self) -> None:
        self.done.setFocus()

    def on_done(self) -> None:
        """The speaker had the turn."""
        self._take(passed=False)

    def on_pass(self) -> None:
        """The speaker has nothing to say now."""
        self._take(passed=True)

    def _take(self, *, passed: bool) -> None:
        if self.block is not None:
            self.desk.do(take_turn, TakeTurn(self.block.id, passed), owner=self, quiet=True)

    def _show_current(self, found: Turns) -> None:
        speaker = found.current
        if speaker is None:
            self.mark.hide()
            self.name.setText(self.tr("Everybody has passed"))
            told = result_words(self.block, self.desk.snapshot) if self.block else ""
            self.note.setText(told)
            return
        group = self.desk.snapshot.group_by_id.get(speaker.group_id) if speaker.group_id else None
        self.mark.setVisible(group is not None)
        if group is not None:
            self.mark.setPixmap(mark_pixmap(self.theme, group.mark, 28))
        self.name.setText(speaker.name)
        self.note.setText(self._note(speaker))

    def _note(self, speaker: Speaker) -> str:
        ideas = rules_of(self.block).get("ideas", 1) if self.block else 1
        shown = self.tr("The room reads “{words}”. ").format(words=speaker.words) if speaker.alias else ""
        if not ideas:
            return shown + self.tr("What is typed is kept as theirs; press D when they have finished.")
        return shown + self.tr("What is typed is kept as theirs; the turn goes on after {ideas}.").format(
            ideas=counted(ideas, "idea")
        )

    def _passed_words(self, found: Turns) -> str:
        everybody = [*([found.current] if found.current else []), *found.coming]
        names = [each.name for each in everybody if each.key in found.passed]
        if names:
            return self.tr("Passed in this lap: {names}").format(names=", ".join(names))
        return self.tr("Passed: {n}").format(n=len(found.passed))

    def _show_said(self, cards: tuple[Card, ...]) -> None:
        groups = self.desk.snapshot.group_by_id
        latest = cards[::-1][:_SAID]
        self.heading.setVisible(bool(latest))
        for place, line in enumerate(self.said):
            card = latest[place] if place < len(latest) else None
            group = groups.get(card.group_id) if card and card.group_id else None
            whose = f"{group.label}  " if group else ""
            line.setText(f"{card.code}  {whose}{card.text}" if card else "")
            line.setVisible(card is not None)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
