"""What a ballot says while it is typed: how much is left, and each answer with the number people wrote."""

from collections.abc import Mapping
from uuid import UUID

from charrette.domain.methods import method_named
from charrette.domain.methods.method import BallotKind, Method
from charrette.domain.rounds import BallotNeed, Round
from charrette.domain.wording import ordinal

FEW_NEEDS = 4
"""Up to so many needs each answer is read back with the need's name, above it with its number."""
SHORT_ANSWER = 8


def placeholder(method: Method) -> str:
    """An example of a line: ``"st 3 3 7 12 15, then Enter"``."""
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        line = "st 42 35 - 51"
    elif method.levels:
        line = f"st {' '.join(level.key.lower() for level in method.levels[:3])} -"
    else:
        line = "st 3 3 7 12 15" if method.ballot_kind is BallotKind.DOTS else "st 7 3 12"
    return f"{line}, then Enter"


def nothing_typed(method: Method) -> str:
    """Why an empty line is no ballot."""
    return {
        BallotKind.DOTS: "Type the numbers of the needs, one for each dot.",
        BallotKind.APPROVAL: "Type the numbers of the needs that are marked.",
        BallotKind.RANKING: "Type the numbers of the needs, the first choice first.",
    }.get(method.ballot_kind, "Type an answer for at least one need, - where there is none.")


def left_words(round_: Round, content: Mapping[UUID, int]) -> str:
    """``"2 of 5 dots left."``, ``"3 of 12 answered, next is 4 Quiet rooms."``; empty where nothing can be left."""
    method, options = method_named(round_.rules.method), round_.rules.options
    if method.levels:
        return _answered(round_, content)
    if method.ballot_kind is BallotKind.RANKING and "choose" in options:
        return f"{options['choose'] - len(content)} of {options['choose']} choices left."
    each = options.get("dots", options.get("votes"))
    placed = sum(content.values())
    return f"{each - placed} of {each} {method.unit} left." if each is not None else f"{placed} marked."


def _answered(round_: Round, content: Mapping[UUID, int]) -> str:
    last = max((need.position for need in round_.needs if need.need_id in content), default=0)
    following = next((need for need in round_.needs if need.position == last + 1), None)
    answered = f"{len(content)} of {len(round_.needs)} answered"
    return (
        f"{answered}, next is {following.position} {following.short_name}." if following else f"{answered}."
    )


def content_back(round_: Round, content: Mapping[UUID, int]) -> list[str]:
    """Each part of a ballot in words: ``"3 Power within reach ×2"``, ``"1st: 7 Quiet rooms"``, ``"4 Must"``."""
    method = method_named(round_.rules.method)
    given = [need for need in round_.needs if need.need_id in content]
    if method.ballot_kind is BallotKind.RANKING:
        given.sort(key=lambda need: content[need.need_id])
        return [f"{ordinal(content[need.need_id])}: {_named(need)}" for need in given]
    if method.levels:
        words = {level.value: level.words for level in method.levels}
        few = len(round_.needs) <= FEW_NEEDS
        return [
            f"{_named(need) + ':' if few else need.position} {words[content[need.need_id]]}" for need in given
        ]
    return [
        _named(need) + (f" ×{content[need.need_id]}" if content[need.need_id] > 1 else "")
        for need in given
        if content[need.need_id]
    ]


def short_answer(method: Method, value: int) -> str:
    """What stands beside a need on the sheet: ``"Must"``, ``"4"``, ``"2nd"``; empty where dots are painted instead."""
    if method.ballot_kind is BallotKind.RANKING:
        return ordinal(value)
    level = next((each for each in method.levels if each.value == value), None)
    if level is None:
        return ""
    return level.words if len(level.words) <= SHORT_ANSWER else level.key


def _named(need: BallotNeed) -> str:
    return f"{need.position} {need.short_name}"
