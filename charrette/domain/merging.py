"""Needs merged or split after a vote: votes and ranks as a derived result, beside the round's own, which stays.

Only totals and ranks of the room are told: nothing by group, so no small group follows from before and after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.methods import METHODS, BallotKind, method_named
from charrette.domain.needs import NeedStatus
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import BallotNeed, Headline, Round, RoundRules, RoundState, ballots_of
from charrette.domain.snapshot import ProjectSnapshot, renewed
from charrette.domain.wording import counted, listed, number, ordinal

if TYPE_CHECKING:
    from charrette.domain.profile import Profile

Families = Mapping[UUID, tuple[BallotNeed, ...]]
"""The needs on a ballot by the need in which they live on, in the order of the ballot."""

NO_VOTE = "without a vote"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a merge or a split does to the votes of one round: ``sentences`` on the needs themselves, ``moves`` a line
    for every other need whose rank changes. ``hidden``: the room has not seen the result, so no number is told.
    """

    round: Round
    sentences: tuple[str, ...]
    moves: tuple[str, ...] = ()
    moved: str = ""
    """``moves`` in a word: ``"5 other needs move up one place"``."""
    hidden: bool = False


def merge_effects(snapshot: ProjectSnapshot, into: UUID, others: Sequence[UUID]) -> tuple[Effect, ...]:
    """What merging would do to the votes of each round that has these needs on its ballot; empty: nothing."""
    gone = set(others) - {into}
    needs = tuple(
        replace(need, status=NeedStatus.MERGED, merged_into=into) if need.id in gone else need
        for need in snapshot.needs
    )
    return _effects(snapshot, renewed(snapshot, needs=needs))


def split_effects(snapshot: ProjectSnapshot, need_ids: Sequence[UUID]) -> tuple[Effect, ...]:
    """What splitting merged needs off again would do to the votes of each round; empty: nothing."""
    needs = tuple(
        replace(need, status=NeedStatus.OPEN, merged_into=None) if need.id in need_ids else need
        for need in snapshot.needs
    )
    return _effects(snapshot, renewed(snapshot, needs=needs))


def families(snapshot: ProjectSnapshot, round_: Round) -> Families:
    """The needs on a round's ballot by the need in which they live on; what is no need of the project is left out."""
    found: dict[UUID, tuple[BallotNeed, ...]] = {}
    for each in round_.needs:
        if each.need_id in snapshot.need_by_id:
            lives_on = snapshot.standing_need(each.need_id)
            found[lives_on] = (*found.get(lives_on, ()), each)
    return found


def derived_result(snapshot: ProjectSnapshot, round_: Round) -> Result | None:
    """A round's result with the needs that were merged since its vote put together, each voter once.

    By the rule of the method (``whatif.merged``). None where none of its needs was merged.
    """
    from charrette.domain.profile import profile_of
    from charrette.domain.whatif import merged

    known = families(snapshot, round_)
    if round_.rules.method not in METHODS or all(
        [each.need_id for each in family] == [need_id] for need_id, family in known.items()
    ):
        return None
    rules = round_.rules
    profile = profile_of(rules, round_.needs, ballots_of(round_, snapshot.ballots))
    for need_id, family in known.items():
        ids = [each.need_id for each in family]
        carrier = need_id if need_id in ids else ids[0]
        rules, profile = merged(rules, profile, carrier, [each for each in ids if each != carrier])
        if carrier != need_id:
            profile = _renamed(snapshot, profile, carrier, need_id)
    return method_named(rules.method).tally(rules, profile)


def _renamed(snapshot: ProjectSnapshot, profile: "Profile", carrier: UUID, need_id: UUID) -> "Profile":
    """Votes that go to a need which was not on the ballot stand under its name, in the first place they had."""
    need = snapshot.need_by_id[need_id]
    needs = tuple(
        replace(each, need_id=need_id, code=need.code, short_name=need.short_name, statement=need.statement)
        if each.need_id == carrier
        else each
        for each in profile.needs
    )
    hand = tuple(
        replace(ballot, content={need_id if key == carrier else key: n for key, n in ballot.content.items()})
        for ballot in profile.hand
    )
    return replace(profile, needs=needs, hand=hand)


def _effects(before: ProjectSnapshot, after: ProjectSnapshot) -> tuple[Effect, ...]:
    found: list[Effect] = []
    for round_ in before.rounds:
        old, new = families(before, round_), families(after, round_)
        if round_.state is not RoundState.VOID and round_.rules.method in METHODS and old != new:
            shown = round_.state is RoundState.CLOSED and round_.revealed_at is not None
            found.append(_shown(before, after, round_) if shown else _hidden(round_, old, new))
    return tuple(found)


def _hidden(round_: Round, old: Families, new: Families) -> Effect:
    codes = listed(
        [each.code for need_id, family in old.items() if new.get(need_id) != family for each in family]
    )
    rule = merge_rule_words(round_.rules)
    words = (
        f"{round_.title} has votes on {codes}. They are put together, each voter once: {rule}. "
        "The numbers are shown once the room has seen the result."
    )
    return Effect(round_, (words,), hidden=True)


def _shown(before: ProjectSnapshot, after: ProjectSnapshot, round_: Round) -> Effect:
    old, new = families(before, round_), families(after, round_)
    then = derived_result(before, round_) or before.result(round_)
    now = derived_result(after, round_) or before.result(round_)
    sentences = [
        _sentence(then, now, need_id, [each for each, was in old.items() if set(was) & set(family)])
        for need_id, family in new.items()
        if old.get(need_id) != family
    ]
    ranks = method_named(round_.rules.method).ranks
    moves = _moves(then, now) if ranks else []
    words = tuple(words for words, _ in moves)
    return Effect(round_, tuple(filter(None, sentences)), words, _moved([places for _, places in moves]))


def _sentence(then: Result, now: Result, need_id: UUID, came_from: Sequence[UUID]) -> str:
    """``"N-003 + N-007: 24 dots from 17 voters, 1st instead of 3rd and =7th."``"""
    standing = now.standing(need_id)
    before = [found for each in came_from if (found := then.standing(each))]
    if standing is None or not before:
        return ""
    codes = " + ".join(each.need.code for each in before) if len(before) > 1 else standing.need.code
    places = listed([place_words(then, each) for each in before])
    once = _once(standing, before)
    return f"{codes}: {votes_words(now, standing)}, {place_words(now, standing)} instead of {places}.{once}"


def _once(standing: Standing, before: Sequence[Standing]) -> str:
    """How many voted for more than one of the needs and now count once."""
    if standing.voters is None or any(each.voters is None for each in before) or len(before) < 2:
        return ""
    twice = sum(each.voters or 0 for each in before) - standing.voters
    if twice <= 0:
        return ""
    return f" {counted(twice, 'voter')} chose both and {'counts' if twice == 1 else 'count'} once."


def votes_words(result: Result, standing: Standing) -> str:
    """``"24 dots from 17 voters"``; of a balanced headline the balanced number; with levels what was answered."""
    from charrette.domain.methods.answers import decimals

    balanced = result.rules.headline is Headline.BALANCED and standing.balanced is not None
    score = standing.balanced if balanced and standing.balanced is not None else standing.score
    how = " balanced" if balanced else ""
    person = "answer" if result.levels else "voter"
    crowd = counted(standing.voters, person) if standing.voters is not None else f"{person}s not known"
    if result.levels:
        return f"{result.measure} {decimals(score)}{how} of {crowd}"
    return f"{number(score)} {result.measure}{how} from {crowd}"


def place_words(result: Result, standing: Standing) -> str:
    """``"1st"``, ``"=7th"``, ``"without a vote"``; where nothing is ranked what the rule says."""
    if not standing.voted:
        return NO_VOTE
    if not method_named(result.rules.method).ranks:
        return standing.verdict or "no verdict"
    return f"{'=' if standing.tied else ''}{ordinal(standing.rank)}"


def _moves(then: Result, now: Result) -> list[tuple[str, int]]:
    """``"N-012 Power within reach: 4th, now 3rd"`` and how many places up, for each other need that moves."""
    found: list[tuple[str, int]] = []
    for standing in now.standings:
        was = then.standing(standing.need.need_id)
        if was is None or (was.score, was.voters) != (standing.score, standing.voters):
            continue  # the merged needs themselves
        old, new = place_words(then, was), place_words(now, standing)
        if old != new:
            words = f"{standing.need.code} {standing.need.short_name}: {old}, now {new}"
            found.append((words, was.rank - standing.rank))
    return found


def _moved(places: Sequence[int]) -> str:
    needs = counted(len(places), "other need")
    if len(set(places)) == 1 and abs(places[0]) == 1:
        verb = "moves" if len(places) == 1 else "move"
        return f"{needs} {verb} {'up' if places[0] > 0 else 'down'} one place"
    return f"{needs} {'takes' if len(places) == 1 else 'take'} another place"


_RULES = {
    "approval": "who marked any of them counts once",
    "multivote": "who voted for any of them counts once",
    "moscow": "the highest answer of a ballot counts",
    "fist": "the lowest answer of a ballot counts",
    "gradients": "the answer furthest from endorsement counts",
}
_KINDS = {
    BallotKind.RANKING: "the best position of a ballot counts",
    BallotKind.PAIRS: "comparisons are pooled, those between them fall away",
    BallotKind.CRITERIA: "the mean of a ballot's marks counts, criterion by criterion",
}


def merge_rule_words(rules: RoundRules) -> str:
    """How the method puts together what one ballot gives to merged needs."""
    method = method_named(rules.method)
    if method.ballot_kind is BallotKind.DOTS:
        cap = rules.options.get("cap")
        return "dots are added up" + (f", at most {cap} a ballot" if cap else "")
    return _RULES.get(method.name) or _KINDS.get(method.ballot_kind, "the mean of a ballot's answers counts")
