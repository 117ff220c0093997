"""The ballots of a round as a table: number, channel, group, and what they hold only where that may be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted

Index = QModelIndex | QPersistentModelIndex
BALLOT = Qt.ItemDataRole.UserRole
"""The ``BallotLine`` of a row."""
HEADS = ("Ballot", "How it came", "Group", "Dots", "What it says")


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One ballot with its words. ``says`` is empty while what it holds is hidden."""

    ballot: Ballot
    group: str
    mark: int
    dots: str
    says: str

    @property
    def name(self) -> str:
        """``"P-017"``."""
        return self.ballot.name

    @property
    def channel(self) -> str:
        """``"Paper"``."""
        return self.ballot.channel.value.capitalize()

    @property
    def spoken(self) -> str:
        """The ballot as a sentence."""
        says = f" {self.says}." if self.says else ""
        return f"Ballot {self.name}, {self.channel.lower()}, {self.group}: {self.dots}.{says}"


def ballots_in(snapshot: ProjectSnapshot, round_: Round) -> str:
    """``"31 of 38 ballots in"``, or ``"31 ballots in"`` when fewer people were checked in than voted."""
    ballots = [each for each in snapshot.ballots if each.round_id == round_.id]
    walls = [each for each in ballots if each.channel is BallotChannel.HAND_COUNT]
    cast = len(ballots) - len(walls) + sum(wall.voters or 0 for wall in walls)
    people = len(snapshot.here)
    unknown = any(wall.voters is None for wall in walls)
    also = " and a wall count" if unknown else ""
    return (
        f"{cast} of {people} ballots in{also}"
        if people >= cast and people
        else f"{counted(cast, 'ballot')} in{also}"
    )


def ballot_lines(snapshot: ProjectSnapshot, round_: Round, *, readable: bool) -> tuple[BallotLine, ...]:
    """The ballots of a round, the highest number first."""
    found = [ballot for ballot in snapshot.ballots if ballot.round_id == round_.id]
    found.sort(key=lambda ballot: (ballot.number, ballot.channel), reverse=True)
    return tuple(_line(round_, ballot, readable=readable) for ballot in found)


def _line(round_: Round, ballot: Ballot, *, readable: bool) -> BallotLine:
    group = next((each for each in round_.rules.groups if each.id == ballot.group_id), None)
    placed = sum(ballot.content.values())
    given = round_.rules.options.get("dots")
    if ballot.channel is BallotChannel.HAND_COUNT:
        people = "number of people not known" if ballot.voters is None else f"{ballot.voters} people"
        dots = people if not readable else f"{placed} dots, {people}"
    else:
        dots = f"{placed} of {given}" if given else str(placed)
    if ballot.weight != 1:
        dots = f"{dots}, counts {ballot.weight}"
    return BallotLine(
        ballot,
        group.name if group else "No group",
        group.mark if group else -1,
        dots,
        content_words(round_, ballot.content) if readable else "",
    )


def content_words(round_: Round, content: dict[UUID, int] | Any) -> str:
    """``"N-003 ×2, N-007"`` in the order of the ballot."""
    parts = [
        f"{need.code} ×{content[need.need_id]}" if content[need.need_id] > 1 else need.code
        for need in round_.needs
        if content.get(need.need_id)
    ]
    return ", ".join(parts) if parts else "no dots"


class BallotsTable(QAbstractTableModel):
    """A snapshot of ballots."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[BallotLine, ...] = ()

    def show(self, lines: Sequence[BallotLine]) -> None:
        """Takes other ballots; one that was just entered is added on top without losing the place."""
        new = tuple(lines)
        if len(new) == len(self.lines) + 1 and new[1:] == self.lines:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self.lines = new
            self.endInsertRows()
            return
        self.beginResetModel()
        self.lines = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == BALLOT:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return (line.name, line.channel, line.group, line.dots, line.says)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADS[section] if shown else None


@dataclass(frozen=True, slots=True)
class Counter:
    """How many ballots are in, of how many people; ``over`` when there are more ballots than people."""

    name: str
    words: str
    mark: int | None = None
    over: bool = False


def counters(snapshot: ProjectSnapshot, round_: Round) -> tuple[tuple[Counter, ...], tuple[Counter, ...]]:
    """Ballots by channel and by group, without anything of what they say."""
    ballots = [each for each in snapshot.ballots if each.round_id == round_.id]
    channels = tuple(
        Counter(channel.value.capitalize(), str(sum(each.channel is channel for each in ballots)))
        for channel in BallotChannel
        if any(each.channel is channel for each in ballots)
    )
    groups = [
        _group_counter(snapshot, ballots, each.id, each.name, each.mark)
        for each in round_.rules.groups
        if each.votes
    ]
    orphans = sum(each.group_id is None for each in ballots)
    if orphans:
        groups.append(Counter("No group", str(orphans), -1))
    return channels, tuple(groups)


def _group_counter(
    snapshot: ProjectSnapshot, ballots: Sequence[Ballot], group_id: UUID, name: str, mark: int
) -> Counter:
    own = [each for each in ballots if each.group_id == group_id]
    walls = [each for each in own if each.channel is BallotChannel.HAND_COUNT]
    cast = len(own) - len(walls) + sum(wall.voters or 0 for wall in walls)
    here = sum(each.group_id == group_id for each in snapshot.here)
    wall = " and a wall" if any(each.voters is None for each in walls) else ""
    words = f"{cast}{wall} of {here}" if here else f"{cast}{wall}"
    return Counter(name, words, mark, bool(here) and cast > here)
