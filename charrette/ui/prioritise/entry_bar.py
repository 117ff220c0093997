"""Entering ballots at speed: one line a ballot, the group remembered, the next number ready."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.ballot_entry import BallotEntry, entry_hint, entry_of, read_entry
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import Method, method_named
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.services.ballot_checks import ONE_SERIES
from charrette.ui.prioritise.ballot_dialog import BallotDialog
from charrette.ui.prioritise.ballot_pads import has_pad
from charrette.ui.prioritise.ballot_words import content_back, left_words, nothing_typed, placeholder
from charrette.ui.prioritise.choices import place_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.segment import Segment

_NUMBER = re.compile(r"\s*(#|[pl]-?(?=\d))\s*(\d{1,6})(?!\d)\s*(.*)", re.DOTALL | re.IGNORECASE)
"""``#17`` of the channel that is chosen, ``p17`` of a paper ballot, ``l17`` of one from a laptop; then the ballot."""
_CHANNELS = {"p": BallotChannel.PAPER, "l": BallotChannel.LAPTOP}
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A line as it was read. ``numbered`` says whether it begins with a number of its own."""

    channel: BallotChannel
    number: int
    entry: BallotEntry
    numbered: bool


class EntryLine(QLineEdit):
    """The field; Escape gives up a correction or clears what was typed, F4 fills the ballot on the screen."""

    given_up = Signal()
    screen_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {Qt.Key.Key_Escape: self.given_up, Qt.Key.Key_F4: self.screen_asked}
        if event.key() in asked:
            asked[Qt.Key(event.key())].emit()
            return
        super().keyPressEvent(event)


class EntryBar(QWidget):
    """``st0303071215`` and Enter: a ballot of five dots among sixteen needs in thirteen keys.

    ``p17 st 3 3 7`` enters paper number 17. The group, the channel and the run of numbers stay for the next ballot.
    """

    entered = Signal(object)
    """A ``TypedBallot``."""
    typed = Signal(object)
    """What the line being typed gives to each need: ``dict[UUID, int]``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._round: Round | None = None
        self._method: Method = method_named("dots")
        self._taken: set[tuple[BallotChannel, int]] = set()
        self._correcting: Ballot | None = None
        self.channel = Segment(theme, [("paper", self.tr("Paper")), ("laptop", self.tr("On this laptop"))],
                               name=self.tr("How the ballots come"))  # fmt: skip
        self.number, self.group, self.line = QLineEdit(), QComboBox(), EntryLine()
        self.keep = button(theme, self.tr("Keep ballot"), key="Enter")
        self.screen_entry = button(theme, self.tr("Fill on the screen…"), key="F4", kind="quiet")
        self.live = label("", "small", wraps=True)
        self._build()
        self.channel.chosen.connect(self._on_channel)
        self.line.textChanged.connect(self._on_typed)
        self.group.currentIndexChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self.commit)
        self.line.given_up.connect(self._on_given_up)
        self.line.screen_asked.connect(self.fill)
        self.screen_entry.clicked.connect(self.fill)
        self.keep.clicked.connect(self.commit)
        self.number.returnPressed.connect(self.line.setFocus)
        theme.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        theme = self._theme
        self.number.setValidator(QRegularExpressionValidator(QRegularExpression("#?[0-9]{1,6}"), self))
        self.number.setAccessibleName(self.tr("Number of the ballot"))
        self.group.setAccessibleName(self.tr("Group of the ballot"))
        self.line.setAccessibleName(self.tr("The ballot"))
        self.line.setMinimumWidth(theme.px(160))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for part in (self.number, self.group, self.line, self.keep):
            row.addWidget(part, 1 if part is self.line else 0)
        above = QHBoxLayout()
        above.addWidget(self.channel)
        above.addStretch(1)
        above.addWidget(self.screen_entry)
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

    def show_round(self, round_: Round, ballots: Sequence[Ballot]) -> None:
        """Takes the round's groups and the numbers that are in already."""
        fresh = self._round is None or self._round.id != round_.id
        self._round, self._method = round_, method_named(round_.rules.method)
        self.screen_entry.setVisible(has_pad(round_))
        known = {(ballot.channel, ballot.number) for ballot in ballots}
        self._taken = known if fresh else self._taken | known
        if fresh:
            offer_groups(self.group, self._theme, round_)
            self.line.setPlaceholderText(placeholder(self._method, round_.rules.options.get("criteria", 0)))
            self.line.setAccessibleDescription(entry_hint(self._method))
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
        self.line.setText(
            entry_of(self._method, ballot.content, self._round.needs, self._round.rules.options)
        )
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
            self.channel.choose(ballot.channel.value)
        quietly_choose(self.group, ballot.group_id or NO_GROUP)
        self.line.clear()
        self._settle_correcting()
        self._next_number(after=0 if ballot.correcting else ballot.number)
        said = "Corrected" if ballot.correcting else "Kept"
        name = f"{ballot.channel.letter}-{ballot.number:03d}"
        self._say(f"{said} {name}. {self._words(ballot.group_id, ballot.content)}", "ok")
        self.entered.emit(ballot)

    def fill(self) -> None:
        """Fills the ballot on the screen, beginning with what is typed; what comes back is typed and kept."""
        if self._round is None or not has_pad(self._round):
            return
        content, number = dict[UUID, int](), int(self.number.text().lstrip("#") or 1)
        with suppress(InvalidInputError):  # a line that cannot be read is begun anew
            read = self._read()
            content, number = dict(read.entry.content), read.number
            self.channel.choose(read.channel.value)
            quietly_choose(self.group, self._group_id(read.entry) or NO_GROUP)
        dialog = BallotDialog(self, self._theme, self._round, content, number, self.group)
        if dialog.exec() == BallotDialog.DialogCode.Accepted:
            self._show_number(number)
            self.group.setCurrentIndex(dialog.group.currentIndex())
            options = self._round.rules.options
            self.line.setText(entry_of(self._method, dialog.pad.content(), self._round.needs, options))
            self.commit()
        dialog.deleteLater()
        self.line.setFocus()

    def _ballot(self) -> TypedBallot:
        assert self._round is not None
        read = self._read()
        if not read.entry.content:
            raise InvalidInputError(nothing_typed(self._method))
        group = self._group_id(read.entry)
        self._method.check_ballot(read.entry.content, self._round.rules.options)
        if self._correcting is None and (name := self._in_already(read.channel, read.number)):
            raise InvalidInputError(_taken_words(name))
        return TypedBallot(
            read.channel, read.number, group, dict(read.entry.content), self.line.text(), self._correcting
        )

    def _read(self) -> _Read:
        assert self._round is not None
        text, number = self.line.text(), int(self.number.text().lstrip("#") or 0)
        channel, numbered = BallotChannel(self.channel.value), False
        if found := _NUMBER.fullmatch(text):
            number, text, numbered = int(found[2]), found[3], True
            channel = _CHANNELS.get(found[1][0].lower(), channel)
        if self._correcting is not None:
            channel, number, numbered = self._correcting.channel, self._correcting.number, False
        if not 1 <= number <= MOST_NUMBER:
            raise InvalidInputError("Ballots are numbered from 1.")
        rules, needs = self._round.rules, self._round.needs
        voting = {group.label for group in rules.groups if group.votes}
        entry = read_entry(self._method, text, needs, voting, rules.options)
        return _Read(channel, number, entry, numbered)

    def _in_already(self, channel: BallotChannel, number: int) -> str:
        """The name of the ballot that has this number, printed numbers over paper and files together; else empty."""
        series = ONE_SERIES if channel in ONE_SERIES else {channel}
        taken = (each for each in series if (each, number) in self._taken)
        return next((f"{each.letter}-{number:03d}" for each in taken), "")

    def _group_id(self, entry: BallotEntry) -> UUID | None:
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
            read = self._read()
            content = dict(read.entry.content)
            self._live(self._round, read)
        except InvalidInputError as error:
            self._say(error.what, "warn")
        self.typed.emit(content)

    def _live(self, round_: Round, read: _Read) -> None:
        if not self.line.text().strip():
            rules = self._method.rules_in_words(round_.rules)
            self._say(f"{entry_hint(self._method)} {rules}.", "hint")
            return
        if read.numbered and (name := self._in_already(read.channel, read.number)):
            raise InvalidInputError(_taken_words(name))
        self._method.check_ballot(read.entry.content, round_.rules.options)
        label_ = read.entry.label
        group = next(
            (each.id for each in round_.rules.groups if each.label == label_), self.group.currentData()
        )
        self._say(
            f"{left_words(round_, read.entry.content)} {self._words(group, read.entry.content)}", "small"
        )

    def _words(self, group_id: UUID | str | None, content: Mapping[UUID, int]) -> str:
        return said_back(self._round, group_id, content) if self._round is not None else ""

    def _say(self, words: str, role: str) -> None:
        give_role(self.live, role)
        self.live.setText(words)

    def _next_number(self, after: int = 0) -> None:
        channel = BallotChannel(self.channel.value)
        self._show_number(next_free({number for each, number in self._taken if each is channel}, after))

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


def _taken_words(name: str) -> str:
    return f"Ballot {name} is in already: a person counts once. Correct that one, or change the number."


def offer_groups(box: QComboBox, theme: Theme, round_: Round) -> None:
    """The groups that vote, before them the question which, after them no group."""
    box.blockSignals(True)
    box.clear()
    box.addItem(box.tr("Group?"), None)
    for group in round_.rules.groups:
        if group.votes:
            box.addItem(mark_icon(theme, group.mark), f"{group.label} {group.name}", group.id)
    box.addItem(box.tr("No group"), NO_GROUP)
    box.blockSignals(False)


def quietly_choose(box: QComboBox, value: object) -> None:
    """Shows a choice as taken, without saying so."""
    box.blockSignals(True)
    box.setCurrentIndex(place_of(box, value))
    box.blockSignals(False)


def next_free(used: set[int], after: int) -> int:
    """The next number that is free: after the one that was just used, else after the highest."""
    number = after + 1 if after else max(used, default=0) + 1
    while number in used:
        number += 1
    return min(number, MOST_NUMBER)


def said_back(round_: Round, group_id: UUID | str | None, content: Mapping[UUID, int]) -> str:
    """The group and each part of the ballot in words."""
    group = next((each.name for each in round_.rules.groups if each.id == group_id), "")
    return "; ".join(part for part in (group, *content_back(round_, content)) if part)
