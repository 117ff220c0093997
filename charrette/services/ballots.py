"""Ballots of an open round: entered, corrected and removed one by one, or imported all or none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.domain.wording import counted
from charrette.services.ballot_checks import (
    Taken,
    check_content,
    check_number,
    next_number,
    open_round_of,
    project_of,
    taken_in,
)

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CastBallot:
    """One ballot; without a number it takes the next of its channel."""

    round_id: UUID
    group_id: UUID | None
    content: Mapping[UUID, int]
    channel: BallotChannel = BallotChannel.PAPER
    number: int | None = None
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class CorrectBallot:
    """The right content of a ballot that was entered wrongly."""

    ballot_id: UUID
    group_id: UUID | None
    content: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class ImportBallots:
    """Ballots from a file, all or none."""

    round_id: UUID
    ballots: tuple[CastBallot, ...]


def cast_ballot(work: "UnitOfWork", command: CastBallot) -> Ballot:
    """Enters one ballot. The minutes say that it was entered, never what it says."""
    round_ = open_round_of(work, command.round_id)
    ballot = _ballot(work, round_, command, taken_in(work, round_))
    work.describe(f"Entered ballot {ballot.name} in {round_.title}", project_of(work, round_))
    work.add(ballot)
    return ballot


def _ballot(work: "UnitOfWork", round_: Round, command: CastBallot, taken: Taken) -> Ballot:
    check_content(round_, command.group_id, command.content)
    if command.channel is BallotChannel.HAND_COUNT:
        raise InvalidInputError("A hand count is no single ballot: enter it as a hand count.")
    method = method_named(round_.rules.method)
    method.check_ballot(command.content, round_.rules.options)
    if command.weight <= 0:
        raise InvalidInputError("A ballot’s weight must be above zero.")
    number = command.number
    if number is None:
        number = next_number(work, round_, command.channel, taken)
    ballot = Ballot(
        work.ids.new(),
        round_.id,
        command.channel,
        number,
        command.group_id,
        method.kept(command.content),
        command.weight,
    )
    check_number(ballot, taken)
    return ballot


def correct_ballot(work: "UnitOfWork", command: CorrectBallot) -> Ballot:
    """Replaces what a ballot or a hand count says; the old content stays in the journal only."""
    ballot = work.get(Ballot, command.ballot_id)
    round_ = open_round_of(work, ballot.round_id)
    check_content(round_, command.group_id, command.content)
    method = method_named(round_.rules.method)
    if ballot.channel is BallotChannel.HAND_COUNT:
        method.check_count(command.content, ballot.voters, round_.rules.options)
    else:
        method.check_ballot(command.content, round_.rules.options)
    content = method.kept(command.content)
    work.describe(f"Corrected ballot {ballot.name} in {round_.title}", project_of(work, round_))
    work.change(ballot, content=content, group_id=command.group_id)
    return replace(ballot, content=content, group_id=command.group_id)


def remove_ballot(work: "UnitOfWork", ballot: Ballot) -> None:
    """Takes a ballot out of an open round, for example one that was entered twice."""
    round_ = open_round_of(work, ballot.round_id)
    work.describe(f"Removed ballot {ballot.name} from {round_.title}", project_of(work, round_))
    work.remove(ballot)


def import_ballots(work: "UnitOfWork", command: ImportBallots) -> tuple[Ballot, ...]:
    """Enters many ballots, all or none; an error names the ballot."""
    round_ = open_round_of(work, command.round_id)
    taken = taken_in(work, round_)
    ballots: list[Ballot] = []
    for place, cast in enumerate(command.ballots, start=1):
        try:
            ballot = _ballot(work, round_, cast, taken)
        except InvalidInputError as error:
            raise InvalidInputError(
                f"Ballot {cast.number or place}: {error.what}", "No ballot was imported.", error.way_on
            ) from error
        taken[ballot.channel, ballot.number] = ballot.name
        ballots.append(ballot)
    work.describe(f"Imported {counted(len(ballots), 'ballot')} into {round_.title}", project_of(work, round_))
    if ballots:
        work.add(*ballots)
    return tuple(ballots)
