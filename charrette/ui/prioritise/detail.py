"""The detail of one need: what it says, why it stands where it stands, whose words it comes from, where it goes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from charrette.domain.cards import Card
from charrette.domain.flags import Flag, FlagKind
from charrette.domain.methods import BallotKind
from charrette.ui.desk import Desk
from charrette.ui.models.needs_list import NeedLine, Place, RoundView
from charrette.ui.prioritise.chain import Chain, Link
from charrette.ui.prioritise.chain_links import origin_links, plan_links
from charrette.ui.prioritise.flag_box import FlagBox
from charrette.ui.prioritise.group_bars import GroupBars, by_group_words
from charrette.ui.prioritise.level_bars import LevelBars
from charrette.ui.prioritise.side_pane import SidePane
from charrette.ui.prioritise.stability_part import firm_parts
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.chip import Chip
from charrette.ui.widgets.labels import label, panel

FEW = 3
"""Cards shown before "Show all"."""


class DetailPane(SidePane):
    """Shows one line of the result; the widgets are made anew for each need."""

    edit_asked = Signal(object)
    """The id of the need to open in its editor."""
    how_asked = Signal(object)
    """The id of the need whose number is to be explained step by step."""
    go = Signal(str, object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(theme, self.tr("The need in detail"))
        self._desk = desk
        self._line: NeedLine | None = None
        self._view: RoundView | None = None
        self._all_cards = False

    def show_line(self, line: NeedLine | None, view: RoundView | None) -> None:
        """Shows another need, or the same brought up to date."""
        before = self._line.need.id if self._line else None
        if line is not None and before != line.need.id:
            self._all_cards = False
        place = self.verticalScrollBar().value() if line is not None and before == line.need.id else 0
        self._line, self._view = line, view
        self.rebuild()
        self.verticalScrollBar().setValue(place)

    def parts(self) -> list[QWidget]:
        """The need, why it stands where it stands, its cards, where it goes."""
        return (
            self._parts(self._line, self._view) if self._line is not None and self._view is not None else []
        )

    def _parts(self, line: NeedLine, view: RoundView) -> list[QWidget]:
        parts = [self._head(line), label(line.name, "lead", wraps=True)]
        if line.need.statement and line.need.statement != line.name:
            parts.append(label(line.need.statement, "body", wraps=True))
        if line.note:
            parts.append(label(f"{line.note[:1].upper()}{line.note[1:]}.", "hint", wraps=True))
        parts += [self._flag(flag) for flag in line.flags]
        parts += self._standing(line, view)
        parts += firm_parts(self._theme, view, line)
        if line.place is Place.PROPOSAL:
            return parts
        parts += self._cards(self._desk.snapshot.cards_of_need.get(line.need.id, ()))
        parts += [self._section(self.tr("Where it goes")), Chain(self._theme, self._links(line, view))]
        return parts

    def _head(self, line: NeedLine) -> QWidget:
        words = f"{line.need.code}  {line.theme}"
        if line.place is Place.PROPOSAL:
            return self.head(words)
        edit = button(self._theme, self.tr("Edit"), kind="link", tip=self.tr("Open the need in its editor"))
        edit.setAccessibleName(self.tr("Edit {code}").format(code=line.need.code))
        edit.clicked.connect(lambda: self.edit_asked.emit(line.need.id))
        return self.head(words, edit)

    def _flag(self, flag: Flag) -> QWidget:
        if flag.kind in {FlagKind.METHOD, FlagKind.GROUP}:
            return FlagBox(self._theme, flag.sentence, icon="swap", tone="accent")
        if flag.kind is FlagKind.CRITICAL:
            stays = self.tr("It stays in the brief at any rank.")
            return FlagBox(self._theme, f"{flag.sentence} {stays}", icon="critical", tone="accent")
        return FlagBox(self._theme, flag.sentence, icon="fork", tone="warn")

    def _standing(self, line: NeedLine, view: RoundView) -> list[QWidget]:
        if line.standing is None:
            return [label(_why_off_ballot(line), "hint", wraps=True)]
        told = label(
            f"{view.method.explain(view.result, line.standing)}{_spread(line, view)}", "small", wraps=True
        )
        parts: list[QWidget] = [told, self._how(line)]
        if view.result.levels and view.method.ballot_kind is BallotKind.LEVELS and line.standing.voted:
            parts.append(self._section(self.tr("What was answered")))
            parts.append(LevelBars(self._theme, view.result.levels, line.standing.counts))
        if view.view.hidden:
            return [*parts, label(view.view.hidden, "hint", wraps=True)]
        cap = view.result.rules.options.get("cap")
        most = self.tr("most possible: {cap}").format(cap=cap) if cap else ""
        parts += [
            self._section(by_group_words(view), label(most, "hint")),
            GroupBars(self._theme, view, line),
        ]
        return [*parts, label(view.view.note, "hint", wraps=True)] if view.view.note else parts

    def _how(self, line: NeedLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        asked = button(self._theme, self.tr("How this came about"), kind="link")
        asked.setAccessibleName(self.tr("How {code} came to its place").format(code=line.need.code))
        asked.clicked.connect(lambda: self.how_asked.emit(line.need.id))
        layout.addWidget(asked)
        layout.addStretch(1)
        return row

    def _cards(self, cards: Sequence[Card]) -> list[QWidget]:
        more = len(cards) - FEW
        beside: QPushButton | None = None
        if more > 0 and not self._all_cards:
            beside = button(self._theme, self.tr("Show all"), kind="link")
            beside.clicked.connect(self._on_show_all)
        title = self.tr("Source cards, {number}").format(number=len(cards))
        shown = cards if self._all_cards else cards[:FEW]
        return [self._section(title, beside), *(self._card(card) for card in shown)]

    def _card(self, card: Card) -> QWidget:
        group = self._desk.snapshot.group_by_id.get(card.group_id) if card.group_id else None
        box = panel("surface")
        column = QVBoxLayout(box)
        column.setSpacing(self._theme.px(4))
        row = QHBoxLayout()
        row.addWidget(Chip(self._theme, group.label if group else "–", mark=group.mark if group else -1))
        row.addWidget(label(card.code, "micro"))
        row.addStretch(1)
        row.addWidget(label(card.channel.value, "micro"))
        column.addLayout(row)
        words = label(card.text, "body", wraps=True)
        words.setAccessibleName(f"{card.code}, {group.name if group else 'no group'}: {card.text}")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        return box

    def _links(self, line: NeedLine, view: RoundView) -> list[Link]:
        """The plan is read only here, when the detail of a need is looked at."""
        edit = partial(self.edit_asked.emit, line.need.id)
        links = origin_links(self._desk.snapshot, line, view, self._going, edit)
        return links + plan_links(self._desk.planned, line, self._going)

    def _going(self, step: str, payload: object) -> Callable[[], object]:
        return lambda: self.go.emit(step, payload)

    def _section(self, title: str, beside: QLabel | QPushButton | None = None) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, self._theme.px(8), 0, 0)
        layout.addWidget(label(title, "label"), 1)
        if beside is not None:
            layout.addWidget(beside)
        return row

    def _on_show_all(self) -> None:
        self._all_cards = True
        place = self.verticalScrollBar().value()
        self.rebuild()
        self.verticalScrollBar().setValue(place)


def _why_off_ballot(line: NeedLine) -> str:
    if line.place is Place.REQUIRED:
        reference = line.need.required_reference
        return f"Required: {reference}. Never on a ballot." if reference else "Required. Never on a ballot."
    return "Not on this round’s ballot: it was made later, or left off the list."


def _spread(line: NeedLine, view: RoundView) -> str:
    """`` Ballots by dots: 3 gave 1, 2 gave 2.``; nothing where levels say it already, or one is all there is."""
    if line.standing is None or view.result.levels or len(line.standing.spread) < 2:
        return ""
    spread = [f"{count} gave {place}" for place, count in enumerate(line.standing.spread, start=1) if count]
    return f" Ballots by {view.result.unit}: {', '.join(spread)}." if spread else ""
