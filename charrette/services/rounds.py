"""Rounds: opened with frozen rules, filled with ballots, closed, revealed; reopened, void, repeated, followed up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.criteria_set import SCHOOL_CRITERIA, check_criteria
from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.methods import BallotKind, Method, method_named, tally
from charrette.domain.needs import Need, NeedStatus, short_name_from
from charrette.domain.project import Charrette, StakeholderGroup
from charrette.domain.rounds import (
    BallotNeed,
    Headline,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
    ballots_of,
)
from charrette.domain.wording import counted, in_a_sentence
from charrette.services.ballot_checks import open_round_of, project_of

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenRound:
    """What a round freezes. ``voting`` empty: every group votes. ``influence`` is 1 where not given.

    On needs, or on ``proposals``: sentences that are no needs, such as "this list as it stands". ``block_id`` is the
    block of the agenda that opens it. ``criteria`` are what needs are judged by, where the method has criteria (none
    given: those proposed to a school), and ``judgements`` what their weights come from; none: their points.
    """

    charrette_id: UUID
    need_ids: tuple[UUID, ...] = ()
    method: str = "dots"
    options: Mapping[str, int] = field(default_factory=dict[str, int])
    headline: Headline = Headline.RAW
    voting: frozenset[UUID] = frozenset()
    influence: Mapping[UUID, Fraction] = field(default_factory=dict[UUID, Fraction])
    host_counts: bool = False
    title: str = ""
    proposals: tuple[str, ...] = ()
    block_id: UUID | None = None
    criteria: tuple[Criterion, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class VoidRound:
    """A round that does not count, with the reason."""

    round_id: UUID
    reason: str


def open_round(work: "UnitOfWork", command: OpenRound) -> Round:
    """Opens a round on open needs that are not required, or on proposals; everything about it freezes now."""
    if command.proposals and command.need_ids:
        raise InvalidInputError("A round is held on needs or on proposals, not on both.")
    on_ballot = _proposals(work, command.proposals) or _needs(work, command.need_ids)
    return _opened(work, command, on_ballot)


def _opened(work: "UnitOfWork", command: OpenRound, on_ballot: Sequence[BallotNeed]) -> Round:
    charrette = work.get(Charrette, command.charrette_id)
    project_id = charrette.project_id
    rounds = work.queries.rounds(project_id)
    if running := next((each for each in rounds if each.state is RoundState.OPEN), None):
        raise StaleError(f"Round {running.number} is still open.", "", "Close or void it first.")
    method = method_named(command.method)
    groups = _frozen_groups(work, project_id, command)
    rules = _frozen_rules(method, command, groups, len(on_ballot))
    number = 1 + sum(each.charrette_id == charrette.id for each in rounds)
    round_ = Round(
        work.ids.new(),
        charrette.id,
        number,
        command.title.strip() or f"Round {number}, {in_a_sentence(method.title)}",
        RoundState.OPEN,
        rules,
        tuple(replace(each, position=position) for position, each in enumerate(on_ballot, start=1)),
        work.clock.now(),
        code=code("R", work.next_numbers(project_id, "R")[0]),
        block_id=command.block_id,
    )
    thing = "proposal" if round_.on_proposals else "need"
    told = method.rules_in_words(rules)
    work.describe(f"Opened {round_.title} on {counted(len(on_ballot), thing)}: {told}", project_id)
    work.add(round_)
    return round_


def _frozen_rules(
    method: Method, command: OpenRound, groups: tuple[RoundGroup, ...], needs: int
) -> RoundRules:
    """The options, and where needs are judged by criteria those, with their number among the options."""
    options = dict(command.options) or method.defaults(needs)
    if method.ballot_kind is BallotKind.PAIRS and needs < 2:
        raise InvalidInputError("Comparing two by two takes at least two needs.")
    criteria, judgements = (), ()
    if method.ballot_kind is BallotKind.CRITERIA:
        criteria = command.criteria or SCHOOL_CRITERIA
        judgements = command.judgements
        check_criteria(criteria, judgements)
        voting = {group.id for group in groups}
        if any(each.group_id is not None and each.group_id not in voting for each in judgements):
            raise InvalidInputError("A judgement of the criteria is of a group that is not there.")
        options["criteria"] = len(criteria)
    method.check_options(options, needs)
    return RoundRules(
        method.name,
        method.frozen(options, needs),
        groups,
        command.headline,
        command.host_counts,
        criteria=criteria,
        judgements=judgements,
    )


def _proposals(work: "UnitOfWork", proposals: Sequence[str]) -> tuple[BallotNeed, ...]:
    """Each sentence with an id of its own and the code P-1, P-2, ...; empty when there is none."""
    texts = [" ".join(text.split()) for text in proposals]
    if not all(texts):
        raise InvalidInputError("A proposal needs words.")
    if len({text.casefold() for text in texts}) < len(texts):
        raise InvalidInputError("Two proposals say the same.")
    return tuple(
        BallotNeed(work.ids.new(), code("P", place), short_name_from(text), text, place, proposal=True)
        for place, text in enumerate(texts, start=1)
    )


def _needs(work: "UnitOfWork", need_ids: Sequence[UUID]) -> tuple[BallotNeed, ...]:
    needs = [work.get(Need, each) for each in need_ids]
    if not needs:
        raise InvalidInputError("A round needs at least one need on its ballot.")
    for need in needs:
        if need.required:
            raise InvalidInputError(f"{need.code} is required and never on a ballot.")
        if need.status is not NeedStatus.OPEN:
            raise InvalidInputError(f"{need.code} is {need.status.value} and cannot be voted on.")
    return tuple(
        BallotNeed(need.id, need.code, need.short_name, need.statement, position)
        for position, need in enumerate(needs, start=1)
    )


def _frozen_groups(work: "UnitOfWork", project_id: UUID, command: OpenRound) -> tuple[RoundGroup, ...]:
    def frozen(group: StakeholderGroup) -> RoundGroup:
        influence = command.influence.get(group.id, Fraction(1))
        if influence < 0:
            raise InvalidInputError(f"The influence of {group.name} cannot be negative.")
        votes = not command.voting or group.id in command.voting
        return RoundGroup(group.id, group.label, group.name, group.mark, influence, group.host, votes)

    return tuple(frozen(group) for group in work.queries.groups(project_id))


def close_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Closes a round; its result can then be revealed."""
    round_ = open_round_of(work, round_id)
    cast = counted(len(work.queries.ballots(round_.id)), "ballot")
    work.describe(f"Closed {round_.title} with {cast}", project_of(work, round_))
    return _changed(work, round_, state=RoundState.CLOSED, closed_at=work.clock.now())


def reopen_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Opens a closed round again; its ballots and rules are kept."""
    round_ = work.get(Round, round_id)
    if round_.state is not RoundState.CLOSED:
        raise InvalidInputError(
            f"{round_.title} is {round_.state.value}; only a closed round can be reopened."
        )
    cast = counted(len(work.queries.ballots(round_.id)), "ballot")
    work.describe(f"Reopened {round_.title}; its {cast} are kept", project_of(work, round_))
    return _changed(work, round_, state=RoundState.OPEN, closed_at=None, revealed_at=None)


def reveal_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Shows the result to the room."""
    round_ = work.get(Round, round_id)
    if round_.state is not RoundState.CLOSED:
        raise InvalidInputError(
            f"{round_.title} is {round_.state.value}; close it before the result is revealed."
        )
    work.describe(f"Revealed the result of {round_.title}", project_of(work, round_))
    return _changed(work, round_, revealed_at=round_.revealed_at or work.clock.now())


def void_round(work: "UnitOfWork", command: VoidRound) -> Round:
    """Declares a round void; its ballots stay readable."""
    round_ = work.get(Round, command.round_id)
    reason = command.reason.strip()
    if not reason:
        raise InvalidInputError(
            "A void round needs a reason.", "Nothing was changed.", "Say why in a few words."
        )
    work.describe(f"Declared {round_.title} void: {reason}", project_of(work, round_))
    return _changed(work, round_, state=RoundState.VOID, void_reason=reason)


def repeat_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Opens a new round with the rules of an earlier one, on what of its list still stands.

    Where so few needs are left that they cannot take the dots, the options are those proposed for their number.
    """
    old = work.get(Round, round_id)
    again = _standing(work, old)
    return _again(work, old, again, _fitting(old.rules.method, old.rules.options, len(again)))


def follow_up_round(work: "UnitOfWork", round_id: UUID) -> Round:
    """Opens the round that the method's rule says shall follow a closed one; its title says what it follows.

    Multivoting: on the needs that were kept; Delphi: on the undecided; fist and gradients: on what is not agreed;
    nominal group: on the whole list, when patterns are split. What is left out stays in the earlier round and on the
    list of needs. Raises ``InvalidInputError`` with the reason when nothing follows.
    """
    old = work.get(Round, round_id)
    if old.state is not RoundState.CLOSED:
        raise InvalidInputError(f"{old.title} is {old.state.value}; a round can follow a closed one only.")
    method = method_named(old.rules.method)
    ballots = ballots_of(old, work.queries.ballots(old.id))
    following = method.follow_up(tally(old.rules, old.needs, ballots))
    if not following.need_ids:
        raise InvalidInputError(following.words, "Nothing was changed.")
    wanted = set(following.need_ids)
    again = tuple(each for each in _standing(work, old) if each.need_id in wanted)
    if not again:
        raise InvalidInputError("None of these needs is open any more.", "Nothing was changed.")
    return _again(work, old, again, _fitting(method.name, following.options, len(again)))


def _standing(work: "UnitOfWork", old: Round) -> tuple[BallotNeed, ...]:
    """What was on the ballot and can be voted on still, as it is worded now; proposals as they were."""
    found = {need.id: need for need in work.queries.by_ids(Need, [each.need_id for each in old.needs])}
    standing: list[BallotNeed] = []
    for each in old.needs:
        need = found.get(each.need_id)
        if each.proposal:
            standing.append(each)
        elif need is not None and need.status is NeedStatus.OPEN and not need.required:
            standing.append(replace(each, short_name=need.short_name, statement=need.statement))
    return tuple(standing)


def _again(
    work: "UnitOfWork", old: Round, on_ballot: Sequence[BallotNeed], options: Mapping[str, int]
) -> Round:
    if not on_ballot:
        raise InvalidInputError("A round needs at least one need on its ballot.")
    rules = old.rules
    command = OpenRound(
        old.charrette_id,
        (),
        rules.method,
        options,
        rules.headline,
        frozenset(group.id for group in rules.groups if group.votes),
        {group.id: group.influence for group in rules.groups},
        rules.host_counts,
        block_id=old.block_id,
        criteria=rules.criteria,
        judgements=rules.judgements,
    )
    return _opened(work, command, on_ballot)


def _fitting(name: str, options: Mapping[str, int], needs: int) -> Mapping[str, int]:
    """The options, or those proposed for so many needs where they fit no longer."""
    method = method_named(name)
    try:
        method.check_options(options, needs)
    except InvalidInputError:
        counting = {"round": options["round"]} if "round" in options else {}
        return method.defaults(needs) | counting
    return options


def _changed(work: "UnitOfWork", round_: Round, **changed: object) -> Round:
    work.change(round_, **changed)
    return work.get(Round, round_.id)
