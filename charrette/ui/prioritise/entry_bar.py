"""Entering ballots at speed: one line a ballot, the group remembered, the next number ready."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.ballot_entry import DotsEntry, read_dots
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.ui.prioritise.choices import place_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.segment import Segment

_NUMBER = re.compile(r"\s*#\s*(\d{1,6})\s*(.*)", re.DOTALL)
NO_GROUP = "none"
MOST_NUMBER = 999_999


@dataclass(frozen=True, slots=True)
class TypedBallot:
    """A ballot as it was typed and passed the rules. ``correcting`` is the ballot it takes the place of."""

    channel: BallotChannel
    number: int
    group_id: UUID | None
    content: dict[UUID, int]
    text: str
    correcting: Ballot | None = None


class EntryLine(QLineEdit):
    """The field; Escape gives up a correction or clears what was typed."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class EntryBar(QWidget):
    """``st0303071215`` and Enter: a ballot of five dots among sixteen needs in thirteen keys."""

    entered = Signal(object)
    """A ``TypedBallot``."""
    typed = Signal(object)
    """How many dots the line being typed puts on each need: ``dict[UUID, int]``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._round: Round | None = None
        self._taken: set[tuple[BallotChannel, int]] = set()
        self._correcting: Ballot | None = None
        self.channel = Segment(theme, [("paper", self.tr("Paper")), ("laptop", self.tr("On this laptop"))],
                               name=self.tr("How the ballots come"))  # fmt: skip
        self.number, self.group, self.line = QLineEdit(), QComboBox(), EntryLine()
        self.keep = button(theme, self.tr("Keep ballot"), key="Enter")
        self.live = label("", "small", wraps=True)
        self._build()
        self.channel.chosen.connect(self._on_channel)
        self.line.textChanged.connect(self._on_typed)
        self.group.currentIndexChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self.commit)
        self.line.given_up.connect(self._on_given_up)
        self.keep.clicked.connect(self.commit)
        self.number.returnPressed.connect(self.line.setFocus)
        theme.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        theme = self._theme
        self.number.setValidator(QRegularExpressionValidator(QRegularExpression("#?[0-9]{1,6}"), self))
        self.number.setAccessibleName(self.tr("Number of the ballot"))
        self.group.setAccessibleName(self.tr("Group of the ballot"))
        self.line.setAccessibleName(self.tr("The ballot: group’s two letters, then the numbers of the needs"))
        self.line.setPlaceholderText(self.tr("st 3 3 7 12 15, then Enter"))
        self.line.setMinimumWidth(theme.px(160))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for part in (self.number, self.group, self.line, self.keep):
            row.addWidget(part, 1 if part is self.line else 0)
        above = QHBoxLayout()
        above.addWidget(self.channel)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(above)
        column.addLayout(row)
        column.addWidget(self.live)
        self.setTabOrder(self.line, self.keep)

    def _dress(self) -> None:
        """Sizes of the text size."""
        self.line.setFont(self._theme.font("lead", tabular=True))
        self.number.setFixedWidth(self._theme.px(72))

    def show_round(self, round_: Round, ballots: list[Ballot]) -> None:
        """Takes the round's groups and the numbers that are in already."""
        fresh = self._round is None or self._round.id != round_.id
        self._round = round_
        known = {(ballot.channel, ballot.number) for ballot in ballots}
        self._taken = known if fresh else self._taken | known
        if fresh:
            self._offer_groups(round_)
            self._correcting = None
            self.line.clear()
            self._next_number()
        if fresh or self.line.text():
            self._on_typed()

    def forget(self, channel: BallotChannel, number: int) -> None:
        """A number is free again: its ballot was refused or removed."""
        self._taken.discard((channel, number))

    def correct(self, ballot: Ballot) -> None:
        """Puts a ballot back on the line, to be typed rightly."""
        assert self._round is not None
        self._correcting = ballot
        place = place_of(self.group, ballot.group_id or NO_GROUP)
        self.group.setCurrentIndex(place)
        self._show_number(ballot.number)
        self.line.setText(" ".join(
            str(need.position) for need in self._round.needs for _ in range(ballot.content.get(need.need_id, 0))
        ))  # fmt: skip
        self._settle_correcting()
        self.line.setFocus()
        self.line.selectAll()

    def put_back(self, typed: TypedBallot, why: str) -> None:
        """A ballot was refused: its words come back, with the reason."""
        self.forget(typed.channel, typed.number)
        self.line.setText(typed.text)
        self._show_number(typed.number)
        self._say(why, "error")

    def commit(self) -> None:
        """Keeps what is typed, if it can be kept; the line is empty and ready at once."""
        try:
            ballot = self._ballot()
        except InvalidInputError as error:
            self._say(error.what, "error")
            return
        self._correcting = None
        if ballot.correcting is None:
            self._taken.add((ballot.channel, ballot.number))
        self._remember_group(ballot.group_id)
        self.line.clear()
        self._settle_correcting()
        self._next_number(after=ballot.number)
        said = "Corrected" if ballot.correcting else "Kept"
        self._say(f"{said} #{ballot.number}. {self._words(ballot.group_id, ballot.content)}", "ok")
        self.entered.emit(ballot)

    def _ballot(self) -> TypedBallot:
        number, entry = self._read()
        if not entry.content:
            raise InvalidInputError("Type the numbers of the needs, one for each dot.")
        group = self._group_id(entry)
        assert self._round is not None
        rules = self._round.rules
        method_named(rules.method).check_ballot(entry.content, rules.options)
        channel = self._correcting.channel if self._correcting else BallotChannel(self.channel.value)
        if self._correcting is None and (channel, number) in self._taken:
            name = f"{channel.letter}-{number:03d}"
            raise InvalidInputError(f"Ballot {name} is in already. Correct that one, or change the number.")
        return TypedBallot(channel, number, group, dict(entry.content), self.line.text(), self._correcting)

    def _read(self) -> tuple[int, DotsEntry]:
        assert self._round is not None
        text, number = self.line.text(), int(self.number.text().lstrip("#") or 0)
        if found := _NUMBER.fullmatch(text):
            number, text = int(found[1]), found[2]
        if not 1 <= number <= MOST_NUMBER:
            raise InvalidInputError("Ballots are numbered from 1.")
        voting = {group.label for group in self._round.rules.groups if group.votes}
        return (number if self._correcting is None else self._correcting.number), read_dots(
            text, self._round.needs, voting
        )

    def _group_id(self, entry: DotsEntry) -> UUID | None:
        assert self._round is not None
        if entry.label is not None:
            return next(group.id for group in self._round.rules.groups if group.label == entry.label)
        chosen = self.group.currentData()
        if chosen is None:
            raise InvalidInputError("Which group? Type its two letters first, such as st, or choose it.")
        return None if chosen == NO_GROUP else chosen

    def _on_typed(self) -> None:
        if self._round is None:
            return
        content: dict[UUID, int] = {}
        try:
            _, entry = self._read()
            content = dict(entry.content)
            self._live(entry)
        except InvalidInputError as error:
            self._say(error.what, "warn")
        self.typed.emit(content)

    def _live(self, entry: DotsEntry) -> None:
        assert self._round is not None
        rules = self._round.rules
        if not self.line.text().strip():
            keys = "Group’s two letters once, then one number for each dot."
            self._say(f"{keys} {method_named(rules.method).rules_in_words(rules)}.", "hint")
            return
        method_named(rules.method).check_ballot(entry.content, rules.options)
        given = rules.options.get("dots")
        placed = sum(entry.content.values())
        left = f"{given - placed} of {given} dots left. " if given else ""
        group = next(
            (each.id for each in rules.groups if each.label == entry.label), self.group.currentData()
        )
        self._say(f"{left}{self._words(group, entry.content)}", "small")

    def _words(self, group_id: UUID | str | None, placed: Mapping[UUID, int]) -> str:
        assert self._round is not None
        group = next((each.name for each in self._round.rules.groups if each.id == group_id), "")
        parts = [
            f"{need.position} {need.short_name}"
            + (f" ×{placed[need.need_id]}" if placed[need.need_id] > 1 else "")
            for need in self._round.needs
            if placed.get(need.need_id)
        ]
        return "; ".join(part for part in (group, *parts) if part)

    def _say(self, words: str, role: str) -> None:
        give_role(self.live, role)
        self.live.setText(words)

    def _offer_groups(self, round_: Round) -> None:
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(self.tr("Group?"), None)
        for group in round_.rules.groups:
            if group.votes:
                self.group.addItem(
                    mark_icon(self._theme, group.mark), f"{group.label} {group.name}", group.id
                )
        self.group.addItem(self.tr("No group"), NO_GROUP)
        self.group.blockSignals(False)

    def _remember_group(self, group_id: UUID | None) -> None:
        self.group.blockSignals(True)
        self.group.setCurrentIndex(place_of(self.group, group_id or NO_GROUP))
        self.group.blockSignals(False)

    def _next_number(self, after: int = 0) -> None:
        channel = BallotChannel(self.channel.value)
        used = {number for each, number in self._taken if each is channel}
        number = after + 1 if after else max(used, default=0) + 1
        while number in used:
            number += 1
        self._show_number(min(number, MOST_NUMBER))

    def _show_number(self, number: int) -> None:
        self.number.setText(f"#{number}")

    def _on_channel(self) -> None:
        self._next_number()
        self.line.setFocus()

    def _settle_correcting(self) -> None:
        correcting = self._correcting is not None
        self.number.setEnabled(not correcting)
        self.channel.setEnabled(not correcting)
        self.keep.setText(self.tr("Correct ballot") if correcting else self.tr("Keep ballot"))

    def _on_given_up(self) -> None:
        if self._correcting is not None:
            self._correcting = None
            self._settle_correcting()
            self._next_number()
        self.line.clear()
