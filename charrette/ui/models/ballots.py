"""The ballots of a round as a table: number, channel, group, and what they hold only where that may be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.ballot_entry import content_in_words
from charrette.domain.levels import unpacked
from charrette.domain.methods import BallotKind, Method, method_named
from charrette.domain.pair_plan import pairs_in_all
from charrette.domain.reconciliation import Reconciliation
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted

Index = QModelIndex | QPersistentModelIndex
BALLOT = Qt.ItemDataRole.UserRole
"""The ``BallotLine`` of a row."""
HEADS = ("Ballot", "How it came", "Group", "How much", "What it says")


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One ballot with its words. ``says`` is empty while what it holds is hidden."""

    ballot: Ballot
    group: str
    mark: int
    given: str
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
        return f"Ballot {self.name}, {self.channel.lower()}, {self.group}: {self.given}.{says}"


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
    given = given_words(round_, ballot, readable=readable)
    return BallotLine(
        ballot,
        group.name if group else "Mixed table" if ballot.table is not None else "No group",
        group.mark if group else -1,
        f"{given}, counts {ballot.weight}" if ballot.weight != 1 else given,
        content_words(round_, ballot) if readable else "",
    )


def given_words(round_: Round, ballot: Ballot, *, readable: bool) -> str:
    """``"5 of 5"``, ``"11 of 12 answered"``, ``"table 3, 7 ballots"``; totals of a hand count only where readable."""
    method, options = method_named(round_.rules.method), round_.rules.options
    if ballot.channel is BallotChannel.HAND_COUNT:
        return _hand_words(method, ballot, readable=readable)
    if method.ballot_kind is BallotKind.PAIRS:
        return f"{counted(len(ballot.content), 'pair')} of {pairs_in_all(len(round_.needs))}"
    if method.levels or method.ballot_kind is BallotKind.CRITERIA:
        return f"{len(ballot.content)} of {len(round_.needs)} answered"
    if method.ballot_kind is BallotKind.RANKING and "choose" not in options:
        return f"{len(ballot.content)} of {len(round_.needs)} ranked"
    ranked = "choose" in options
    placed = len(ballot.content) if ranked else sum(ballot.content.values())
    each = options.get("choose") if ranked else options.get("dots", options.get("votes"))
    return f"{placed} of {each}" if each else counted(placed, method.unit.removesuffix("s"))


def _hand_words(method: Method, ballot: Ballot, *, readable: bool) -> str:
    people = "number of people not known" if ballot.voters is None else counted(ballot.voters, "ballot")
    where = f"table {ballot.table}, {people}" if ballot.table is not None else people
    if not readable:
        return where
    each = ballot.content.values()
    total = sum(sum(unpacked(number).values()) for number in each) if method.levels else sum(each)
    return f"{where}, {total} {method.unit}"


def content_words(round_: Round, ballot: Ballot) -> str:
    """``"N-003 ×2, N-007"`` in the order of the ballot; hands counted by level as ``"P-1 5: 4, 3: 2"``."""
    method = method_named(round_.rules.method)
    if ballot.channel is not BallotChannel.HAND_COUNT or not method.levels:
        return (
            content_in_words(method, ballot.content, round_.needs, round_.rules.options)
            or f"no {method.unit}"
        )
    parts: list[str] = []
    for need in round_.needs:
        counts = unpacked(ballot.content.get(need.need_id, 0))
        by_level = [f"{level.key}: {counts[level.value]}" for level in method.levels if level.value in counts]
        parts += [f"{need.code} {', '.join(by_level)}"] if by_level else []
    return "; ".join(parts) or f"no {method.unit}"


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
            return (line.name, line.channel, line.group, line.given, line.says)[index.column()]
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


def came_rows(found: Reconciliation) -> tuple[tuple[str, str, str, str], ...]:
    """What came from where: how, how many ballots, how much they give, how much they left; a last row for all."""
    rows = [
        (each.channel.value.capitalize(), str(each.ballots), str(each.given), _left(each.unused))
        for each in found.channels
    ]
    for each in found.hand_counts:
        people = str(each.ballots) if each.ballots is not None else "?"
        where = f"Table {each.table}" if each.table is not None else "Counted by hand"
        name = f"{where}, {each.group}" if each.group else where
        rows.append((name, people, str(each.given), _left(each.unused)))
    if len(rows) > 1:
        known = [each.unused or 0 for each in (*found.channels, *found.hand_counts)]
        left = _left(sum(known)) if any(row[3] for row in rows) else ""
        rows.append(
            ("In all", str(found.ballots) if found.ballots is not None else "?", str(found.given), left)
        )
    return tuple(rows)


def _left(unused: int | None) -> str:
    return str(unused) if unused is not None else ""


def people_words(snapshot: ProjectSnapshot, found: Reconciliation) -> tuple[str, bool]:
    """The people in the room against the ballots, and whether that is to be looked into; empty before check-in."""
    here, cast = len(snapshot.here), found.ballots
    if not here or cast is None:
        return "", False
    if cast > here:
        return f"More ballots than the {counted(here, 'person', 'people')} here: was one entered twice?", True
    if cast == here:
        return f"As many ballots as people here: {here}.", False
    return f"{here - cast} of {counted(here, 'person', 'people')} here have no ballot in.", False


def group_counters(snapshot: ProjectSnapshot, round_: Round) -> tuple[Counter, ...]:
    """How many ballots of each group are in, without anything of what they say."""
    ballots = [each for each in snapshot.ballots if each.round_id == round_.id]
    groups = [
        _group_counter(snapshot, ballots, each.id, each.name, each.mark)
        for each in round_.rules.groups
        if each.votes
    ]
    orphans = [each for each in ballots if each.group_id is None]
    if orphans:
        cast = sum(each.voters or 0 if each.channel is BallotChannel.HAND_COUNT else 1 for each in orphans)
        groups.append(Counter("Mixed or no group", str(cast), -1))
    return tuple(groups)


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
