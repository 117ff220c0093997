"""Rounds: opened with frozen rules, filled with ballots, closed, revealed; reopened, void, repeated."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.methods import method_named
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.project import Charrette, StakeholderGroup
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Headline,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenRound:
    """What a round freezes. ``voting`` empty: every group votes. ``influence`` is 1 where not given."""

    charrette_id: UUID
    need_ids: tuple[UUID, ...]
    method: str = "dots"
    options: Mapping[str, int] = field(default_factory=dict[str, int])
    headline: Headline = Headline.RAW
    voting: frozenset[UUID] = frozenset()
    influence: Mapping[UUID, Fraction] = field(default_factory=dict[UUID, Fraction])
    host_counts: bool = False
    title: str = ""


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
class CountWall:
    """The totals of one group's dots on the wall; ``voters`` None: not known."""

    round_id: UUID
    group_id: UUID | None
    content: Mapping[UUID, int]
    voters: int | None = None


@dataclass(frozen=True, slots=True)
class ImportBallots:
    """Ballots from a file, all or none."""

    round_id: UUID
    ballots: tuple[CastBallot, ...]


@dataclass(frozen=True, slots=True)
class VoidRound:
    """A round that does not count, with the reason."""

    round_id: UUID
    reason: str


def open_round(work: "UnitOfWork", command: OpenRound) -> Round:
    """Opens a round on open needs that are not required; everything about it freezes now."""
    charrette = work.get(Charrette, command.charrette_id)
    rounds = work.queries.rounds(charrette.project_id)
    if running := next((each for each in rounds if each.state is RoundState.OPEN), None):
        raise StaleError(f"Round {running.number} is still open.", "", "Close or void it first.")
    needs = [work.get(Need, each) for each in command.need_ids]
    method = method_named(command.method)
    options = dict(command.options) or method.defaults(len(needs))
    _check_needs(needs)
    method.check_options(options, len(needs))
    number = 1 + sum(each.charrette_id == charrette.id for each in rounds)
    round_ = Round(
        work.ids.new(),
        charrette.id,
        number,
        command.title.strip() or f"Round {number}, {method.title.lower()}",
        RoundState.OPEN,
        RoundRules(
            method.name,
            options,
            _frozen_groups(work, charrette.project_id, command),
            command.headline,
            command.host_counts,
        ),
        tuple(
            BallotNeed(need.id, need.code, need.short_name, need.statement, position)
            for position, need in enumerate(needs, start=1)
        ),
        work.clock.now(),
    )
    rules = method.rules_in_words(round_.rules)
    work.describe(f"Opened {round_.title} on {counted(len(needs), 'need')}: {rules}", charrette.project_id)
    work.add(round_)
    return round_


def _check_needs(needs: list[Need]) -> None:
    if not needs:
        raise InvalidInputError("A round needs at least one need on its ballot.")
    for need in needs:
        if need.required:
            raise InvalidInputError(f"{need.code} is required and never on a ballot.")
        if need.status is not NeedStatus.OPEN:
            raise InvalidInputError(f"{need.code} is {need.status.value} and cannot be voted on.")


def _frozen_groups(work: "UnitOfWork", project_id: UUID, command: OpenRound) -> tuple[RoundGroup, ...]:
    def frozen(group: StakeholderGroup) -> RoundGroup:
        influence = command.influence.get(group.id, Fraction(1))
        if influence < 0:
            raise InvalidInputError(f"The influence of {group.name} cannot be negative.")
        votes = not command.voting or group.id in command.voting
        return RoundGroup(group.id, group.label, group.name, group.mark, influence, group.host, votes)

    return tuple(frozen(group) for group in work.queries.groups(project_id))


def cast_ballot(work: "UnitOfWork", command: CastBallot) -> Ballot:
    """Enters one ballot. The minutes say that it was entered, never what it says."""
    round_ = _open(work, command.round_id)
    ballot = _ballot(
        work, round_, command, {(each.channel, each.number) for each in work.queries.ballots(round_.id)}
    )
    work.describe(f"Entered ballot {ballot.name} in {round_.title}", _project(work, round_))
    work.add(ballot)
    return ballot


def _ballot(
    work: "UnitOfWork", round_: Round, command: CastBallot, taken: set[tuple[BallotChannel, int]]
) -> Ballot:
    _check_content(round_, command.group_id, command.content)
    method_named(round_.rules.method).check_ballot(command.content, round_.rules.options)
    if command.weight <= 0:
        raise InvalidInputError("A ballot’s weight must be above zero.")
    number = command.number or _next_number(work, round_, command.channel, taken)
    ballot = Ballot(
        work.ids.new(),
        round_.id,
        command.channel,
        number,
        command.group_id,
        {need: count for need, count in command.content.items() if count},
        command.weight,
    )
    if (ballot.channel, ballot.number) in taken:
        raise InvalidInputError(
            f"Ballot {ballot.name} is in already.", "Nothing was changed.", "Correct that one instead."
        )
    return ballot


def _next_number(
    work: "UnitOfWork", round_: Round, channel: BallotChannel, taken: set[tuple[BallotChannel, int]]
) -> int:
    while (channel, number := work.next_numbers(round_.id, channel.letter)[0]) in taken:
        pass
    return number


def correct_ballot(work: "UnitOfWork", command: CorrectBallot) -> Ballot:
    """Replaces what a ballot says; the old content stays in the journal only."""
    ballot = work.get(Ballot, command.ballot_id)
    round_ = _open(work, ballot.round_id)
    _check_content(round_, command.group_id, command.content)
    if ballot.channel is not BallotChannel.HAND_COUNT:
        method_named(round_.rules.method).check_ballot(command.content, round_.rules.options)
    content = {need: count for need, count in command.content.items() if count}
    work.describe(f"Corrected ballot {ballot.name} in {round_.title}", _project(work, round_))
    work.change(ballot, content=content, group_id=command.group_id)
    return replace(ballot, content=content, group_id=command.group_id)


def remove_ballot(work: "UnitOfWork", ballot: Ballot) -> None:
    """Takes a ballot out of an open round, for example one that was entered twice."""
    round_ = _open(work, ballot.round_id)
    work.describe(f"Removed ballot {ballot.name} from {round_.title}", _project(work, round_))
    work.remove(ballot)


def count_wall(work: "UnitOfWork", command: CountWall) -> Ballot:
    """Enters a wall count: the totals of one group; who voted how stays unknown."""
    round_ = _open(work, command.round_id)
    _check_content(round_, command.group_id, command.content)
    if any(count < 0 for count in command.content.values()):
        raise InvalidInputError("A wall count cannot be negative.")
    if command.voters is not None:
        _check_wall(round_, sum(command.content.values()), command.voters)
    taken = {(each.channel, each.number) for each in work.queries.ballots(round_.id)}
    number = _next_number(work, round_, BallotChannel.HAND_COUNT, taken)
    content = {need: count for need, count in command.content.items() if count}
    wall = Ballot(
        work.ids.new(),
        round_.id,
        BallotChannel.HAND_COUNT,
        number,
        command.group_id,
        content,
        voters=command.voters,
    )
    work.describe(f"Entered wall count {wall.name} in {round_.title}", _project(work, round_))
    work.add(wall)
    return wall


def _check_wall(round_: Round, total: int, voters: int) -> None:
    dots = round_.rules.options.get("dots")
    if voters < 0 or (total and not voters):
        raise InvalidInputError("Say how many people put dots on the wall, or leave it empty when not known.")
    if dots is not None and total > dots * voters:
        raise InvalidInputError(f"{total} dots on the wall, but {voters} people have only {dots * voters}.")


def import_ballots(work: "UnitOfWork", command: ImportBallots) -> tuple[Ballot, ...]:
    """Enters many ballots, all or none; an error names the ballot."""
    round_ = _open(work, command.round_id)
    taken = {(each.channel, each.number) for each in work.queries.ballots(round_.id)}
    ballots: list[Ballot] = []
    for place, cast in enumerate(command.ballots, start=1):
        try:
            ballot = _ballot(work, round_, cast, taken)
        except InvalidInputError as error:
            raise InvalidInputError(
                f"Ballot {cast.number or place}: {error.what}", "No ballot was imported."
            ) from error
        taken.add((ballot.channel, ballot.number))
        ballots.append(ballot)
    work.describe(f"Imported {counted(len(ballots), 'ballot')} into {round_.title}", _project(work, round_))
    if ballots:
        work.add(*ballots)
    return tuple(ballots)


def close_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Closes a round; its result can then be revealed."""
    round_ = _open(work, round_id)
    cast = counted(len(work.queries.ballots(round_.id)), "ballot")
    work.describe(f"Closed {round_.title} with {cast}", _project(work, round_))
    return _changed(work, round_, state=RoundState.CLOSED, closed_at=work.clock.now())


def reopen_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Opens a closed round again; its ballots and rules are kept."""
    round_ = work.get(Round, round_id)
    if round_.state is not RoundState.CLOSED:
        raise InvalidInputError(
            f"{round_.title} is {round_.state.value}; only a closed round can be reopened."
        )
    cast = counted(len(work.queries.ballots(round_.id)), "ballot")
    work.describe(f"Reopened {round_.title}; its {cast} are kept", _project(work, round_))
    return _changed(work, round_, state=RoundState.OPEN, closed_at=None, revealed_at=None)


def reveal_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Shows the result to the room."""
    round_ = work.get(Round, round_id)
    if round_.state is not RoundState.CLOSED:
        raise InvalidInputError(
            f"{round_.title} is {round_.state.value}; close it before the result is revealed."
        )
    work.describe(f"Revealed the result of {round_.title}", _project(work, round_))
    return _changed(work, round_, revealed_at=round_.revealed_at or work.clock.now())


def void_round(work: "UnitOfWork", command: VoidRound) -> Round:
    """Declares a round void; its ballots stay readable."""
    round_ = work.get(Round, command.round_id)
    reason = command.reason.strip()
    if not reason:
        raise InvalidInputError(
            "A void round needs a reason.", "Nothing was changed.", "Say why in a few words."
        )
    work.describe(f"Declared {round_.title} void: {reason}", _project(work, round_))
    return _changed(work, round_, state=RoundState.VOID, void_reason=reason)


def repeat_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Opens a new round with the rules of an earlier one, on those of its needs that still stand.

    Where so few needs are left that they cannot take the dots, the options are those proposed for their number.
    """
    old = work.get(Round, round_id)
    needs = work.queries.by_ids(Need, [each.need_id for each in old.needs])
    standing = {need.id for need in needs if need.status is NeedStatus.OPEN and not need.required}
    rules = old.rules
    again = tuple(each.need_id for each in old.needs if each.need_id in standing)
    return open_round(
        work,
        OpenRound(
            old.charrette_id,
            again,
            rules.method,
            _fitting(rules, len(again)),
            rules.headline,
            frozenset(group.id for group in rules.groups if group.votes),
            {group.id: group.influence for group in rules.groups},
            rules.host_counts,
        ),
    )


def _fitting(rules: RoundRules, needs: int) -> Mapping[str, int]:
    method = method_named(rules.method)
    try:
        method.check_options(rules.options, needs)
    except InvalidInputError:
        return method.defaults(needs)
    return rules.options


def _changed(work: "UnitOfWork", round_: Round, **changed: object) -> Round:
    work.change(round_, **changed)
    return work.get(Round, round_.id)


def _open(work: "UnitOfWork", round_id: UUID) -> Round:
    round_ = work.get(Round, round_id)
    if round_.state is not RoundState.OPEN:
        raise StaleError(
            f"{round_.title} is {round_.state.value}.", "Nothing was changed.", "Reopen it to enter ballots."
        )
    return round_


def _project(work: "UnitOfWork", round_: Round) -> UUID:
    return work.get(Charrette, round_.charrette_id).project_id


def _check_content(round_: Round, group_id: UUID | None, content: Mapping[UUID, int]) -> None:
    on_ballot = {need.need_id for need in round_.needs}
    if not set(content) <= on_ballot:
        raise InvalidInputError("The ballot names a need that is not on this round’s list.")
    group = next((each for each in round_.rules.groups if each.id == group_id), None)
    if group_id is not None and group is None:
        raise InvalidInputError("That group was not there when the round opened.")
    if group is not None and not group.votes:
        raise InvalidInputError(f"{group.name} does not vote in this round.")
