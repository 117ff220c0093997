"""Counts made by hand: a wall of dots by group, and the ballots of a whole table as totals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.domain.wording import counted
from charrette.services.ballot_checks import check_content, next_number, open_round_of, project_of, taken_in

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

HAND = BallotChannel.HAND_COUNT


@dataclass(frozen=True, slots=True)
class CountWall:
    """The totals of one group's dots on the wall; ``voters`` None: not known."""

    round_id: UUID
    group_id: UUID | None
    content: Mapping[UUID, int]
    voters: int | None = None


@dataclass(frozen=True, slots=True)
class CountColours:
    """A wall of dots in one colour a group: totals by group (None: the colour of no group) and need.

    ``voters`` holds the number of people of those groups for which it is known.
    """

    round_id: UUID
    counts: Mapping[UUID | None, Mapping[UUID, int]]
    voters: Mapping[UUID | None, int]


@dataclass(frozen=True, slots=True)
class CountTable:
    """The ballots of one table as totals by need; ``group_id`` None: the table is mixed, or its group not known."""

    round_id: UUID
    table: int
    ballots: int
    content: Mapping[UUID, int]
    group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Counts of tables from a file, all or none."""

    round_id: UUID
    tables: tuple[CountTable, ...]


@dataclass(frozen=True, slots=True)
class CorrectCount:
    """The right totals and the right number of ballots of a hand count."""

    ballot_id: UUID
    group_id: UUID | None
    content: Mapping[UUID, int]
    voters: int | None


def count_wall(work: "UnitOfWork", command: CountWall) -> Ballot:
    """Enters a wall count: the totals of one group; who voted how stays unknown."""
    round_ = open_round_of(work, command.round_id)
    wall = _count(work, round_, command.group_id, command.content, command.voters)
    work.describe(f"Entered wall count {wall.name} in {round_.title}", project_of(work, round_))
    work.add(wall)
    return wall


def count_colours(work: "UnitOfWork", command: CountColours) -> tuple[Ballot, ...]:
    """Enters a whole wall of coloured dots in one step: one count for each group with a dot or with people."""
    round_ = open_round_of(work, command.round_id)
    walls = tuple(
        _count(work, round_, group_id, content, command.voters.get(group_id))
        for group_id, content in command.counts.items()
        if any(content.values()) or command.voters.get(group_id)
    )
    if not walls:
        raise InvalidInputError("There is no dot on that wall.", "", "Type how many dots each need has.")
    work.describe(
        f"Entered a wall of {counted(len(walls), 'colour')} in {round_.title}", project_of(work, round_)
    )
    work.add(*walls)
    return walls


def count_table(work: "UnitOfWork", command: CountTable) -> Ballot:
    """Enters the ballots of a table as totals; a table that is in already is refused."""
    round_ = open_round_of(work, command.round_id)
    ballot = _table(work, round_, command, work.queries.ballots(round_.id))
    work.describe(
        f"Entered the hand count of table {command.table} in {round_.title}", project_of(work, round_)
    )
    work.add(ballot)
    return ballot


def import_counts(work: "UnitOfWork", command: ImportCounts) -> tuple[Ballot, ...]:
    """Enters the counts of several tables, all or none; an error names the table."""
    round_ = open_round_of(work, command.round_id)
    there = list(work.queries.ballots(round_.id))
    counts: list[Ballot] = []
    for table in command.tables:
        try:
            counts.append(_table(work, round_, table, [*there, *counts]))
        except InvalidInputError as error:
            raise InvalidInputError(
                f"Table {table.table}: {error.what}", "No count was imported.", error.way_on
            ) from error
    work.describe(
        f"Imported {counted(len(counts), 'hand count')} into {round_.title}", project_of(work, round_)
    )
    if counts:
        work.add(*counts)
    return tuple(counts)


def correct_count(work: "UnitOfWork", command: CorrectCount) -> Ballot:
    """Replaces the totals and the number of ballots of a hand count."""
    ballot = work.get(Ballot, command.ballot_id)
    round_ = open_round_of(work, ballot.round_id)
    if ballot.channel is not HAND:
        raise InvalidInputError(f"{ballot.name} is a single ballot and no hand count.")
    content = _checked(round_, command.group_id, command.content, command.voters)
    if ballot.table is not None:
        _check_people(command.voters)
        others = [each for each in work.queries.ballots(round_.id) if each.id != ballot.id]
        check_table(ballot.table, command.group_id, others)
    work.describe(f"Corrected hand count {ballot.name} in {round_.title}", project_of(work, round_))
    changed = {"content": content, "group_id": command.group_id, "voters": command.voters}
    work.change(ballot, **changed)
    return replace(ballot, content=content, group_id=command.group_id, voters=command.voters)


def _table(work: "UnitOfWork", round_: Round, command: CountTable, there: Iterable[Ballot]) -> Ballot:
    if command.table < 1:
        raise InvalidInputError("Tables are numbered from 1.")
    _check_people(command.ballots)
    check_table(command.table, command.group_id, there)
    counted_ = _count(work, round_, command.group_id, command.content, command.ballots)
    return replace(counted_, table=command.table)


def _check_people(ballots: int | None) -> None:
    if ballots is None or ballots < 1:
        raise InvalidInputError("Say how many ballots of the table were counted: at least 1.")


def check_table(table: int, group_id: UUID | None, there: Iterable[Ballot]) -> None:
    """A table is counted once as a whole, or once for each of its groups."""
    for each in there:
        if (
            each.channel is HAND
            and each.table == table
            and (not (each.group_id and group_id) or each.group_id == group_id)
        ):
            raise InvalidInputError(
                f"Table {table} is in already as {each.name}: its people count once.",
                "Nothing was changed.",
                "Correct that count instead.",
            )


def _count(
    work: "UnitOfWork", round_: Round, group_id: UUID | None, content: Mapping[UUID, int], voters: int | None
) -> Ballot:
    kept = _checked(round_, group_id, content, voters)
    number = next_number(work, round_, HAND, taken_in(work, round_))
    return Ballot(work.ids.new(), round_.id, HAND, number, group_id, kept, voters=voters)


def _checked(
    round_: Round, group_id: UUID | None, content: Mapping[UUID, int], voters: int | None
) -> dict[UUID, int]:
    method_named(round_.rules.method).check_count(content, voters, round_.rules.options)
    check_content(round_, group_id, content)
    return {need: count for need, count in content.items() if count}
