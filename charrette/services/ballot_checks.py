"""What every entry of a ballot is checked for: an open round, a place for its needs and group, a number of its own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.pair_plan import content_keys
from charrette.domain.project import Charrette
from charrette.domain.rounds import Ballot, BallotChannel, Round, RoundState

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

Taken = dict[tuple[BallotChannel, int], str]
"""The names of the ballots that are in, by channel and number."""

ONE_SERIES = frozenset({BallotChannel.PAPER, BallotChannel.IMPORT})
"""Channels whose numbers are those printed on the ballots: a sheet that was keyed is not imported once more."""


def check_number(ballot: Ballot, taken: Taken) -> None:
    """A number counts once; printed numbers count once over paper and files together."""
    if ballot.number < 1:
        raise InvalidInputError("Ballots are numbered from 1.")
    if (ballot.channel, ballot.number) in taken:
        raise InvalidInputError(
            f"Ballot {ballot.name} is in already.", "Nothing was changed.", "Correct that one instead."
        )
    twin = _twin(ballot.channel, ballot.number, taken)
    if twin:
        raise InvalidInputError(
            f"Number {ballot.number} is in already as {twin}: a person counts once.",
            "Nothing was changed.",
            f"Leave it out, or remove {twin} first.",
        )


def _twin(channel: BallotChannel, number: int, taken: Taken) -> str:
    """The name of the ballot with the same printed number; empty when there is none."""
    channels = ONE_SERIES - {channel} if channel in ONE_SERIES else frozenset[BallotChannel]()
    return next((taken[other, number] for other in channels if (other, number) in taken), "")


def taken_in(work: "UnitOfWork", round_: Round) -> Taken:
    """The numbers that are in."""
    return {(each.channel, each.number): each.name for each in work.queries.ballots(round_.id)}


def next_number(work: "UnitOfWork", round_: Round, channel: BallotChannel, taken: Taken) -> int:
    """The next free number of a channel, never given out before."""
    while True:
        number = work.next_numbers(round_.id, channel.letter)[0]
        if (channel, number) not in taken and not _twin(channel, number, taken):
            return number


def open_round_of(work: "UnitOfWork", round_id: UUID) -> Round:
    """The round, when it takes ballots; raises ``StaleError`` when it does not."""
    round_ = work.get(Round, round_id)
    if round_.state is not RoundState.OPEN:
        raise StaleError(
            f"{round_.title} is {round_.state.value}.", "Nothing was changed.", "Reopen it to enter ballots."
        )
    return round_


def project_of(work: "UnitOfWork", round_: Round) -> UUID:
    """The id of the project that a round belongs to."""
    return work.get(Charrette, round_.charrette_id).project_id


def check_content(round_: Round, group_id: UUID | None, content: Mapping[UUID, int]) -> None:
    """Raises ``InvalidInputError`` for a need or a group that has no place in the round."""
    if not set(content) <= content_keys(round_.rules, round_.needs):
        raise InvalidInputError("The ballot names a need that is not on this round’s list.")
    group = next((each for each in round_.rules.groups if each.id == group_id), None)
    if group_id is not None and group is None:
        raise InvalidInputError("That group was not there when the round opened.")
    if group is not None and not group.votes:
        raise InvalidInputError(f"{group.name} does not vote in this round.")
