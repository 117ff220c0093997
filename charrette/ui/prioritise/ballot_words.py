"""What a ballot says while it is typed: how much is left, and each answer with the number people wrote."""

from collections.abc import Mapping
from uuid import UUID

from charrette.domain.entry_lines import digits_words
from charrette.domain.methods import method_named
from charrette.domain.methods.method import BallotKind, Method
from charrette.domain.pair_plan import pairs_in_all
from charrette.domain.pairs import EVEN, SECOND, pairs_of
from charrette.domain.rounds import BallotNeed, Round
from charrette.domain.wording import counted, ordinal

FEW_NEEDS = 4
"""Up to so many needs each answer is read back with the need's name, above it with its number."""
SHORT_ANSWER = 8


def placeholder(method: Method, criteria: int = 0) -> str:
    """An example of a line: ``"st 3 3 7 12 15, then Enter"``."""
    lines = {
        BallotKind.IMPACT_EFFORT: "st 42 35 - 51",
        BallotKind.PAIRS: "st 3>7 2=5 7<1",
        BallotKind.CRITERIA: f"st {example_digits(criteria)} - {example_digits(criteria)[::-1]}",
    }
    if method.ballot_kind in lines:
        line = lines[method.ballot_kind]
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
        BallotKind.PAIRS: "Type at least one comparison, such as 3>7.",
    }.get(method.ballot_kind, "Type an answer for at least one need, - where there is none.")


def left_words(round_: Round, content: Mapping[UUID, int]) -> str:
    """``"2 of 5 dots left."``, ``"3 of 12 answered, next is 4 Quiet rooms."``; empty where nothing can be left."""
    method, options = method_named(round_.rules.method), round_.rules.options
    if method.levels or method.ballot_kind is BallotKind.CRITERIA:
        return _answered(round_, content)
    if method.ballot_kind is BallotKind.PAIRS:
        return f"{counted(len(content), 'pair')} of {pairs_in_all(len(round_.needs))} compared."
    if method.ballot_kind is BallotKind.RANKING:
        most = options.get("choose", len(round_.needs))
        return f"{most - len(content)} of {most} choices left."
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
    if method.ballot_kind is BallotKind.PAIRS:
        return _compared(round_, content)
    given = [need for need in round_.needs if need.need_id in content]
    if method.ballot_kind is BallotKind.RANKING:
        given.sort(key=lambda need: content[need.need_id])
        return [f"{ordinal(content[need.need_id])}: {_named(need)}" for need in given]
    if method.ballot_kind is BallotKind.CRITERIA:
        many = round_.rules.options.get("criteria", 1)
        return [f"{need.position}: {digits_words(content[need.need_id], many)}" for need in given]
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


def _compared(round_: Round, content: Mapping[UUID, int]) -> list[str]:
    """Each comparison: ``"3 Quiet rooms before 7 Shade"``, with numbers only where there are many."""
    few = len(content) <= FEW_NEEDS
    said: list[str] = []
    for key, (one, other) in pairs_of(round_.needs).items():
        if key in content:
            first, second = (other, one) if content[key] == SECOND else (one, other)
            names = (_named(first), _named(second)) if few else (str(first.position), str(second.position))
            said.append((" as much as " if content[key] == EVEN else " before ").join(names))
    return said


def example_digits(criteria: int) -> str:
    """An answer by that many criteria, as it is typed: ``"4-5"``."""
    return ("4-5312454" if criteria > 2 else "35")[: max(criteria, 1)]


def given_head(method: Method) -> str:
    """The head of the column that says how much came: ``"Dots"``, ``"Answers"``, ``"Pairs"``."""
    if method.ballot_kind is BallotKind.PAIRS:
        return "Pairs"
    counts = method.ballot_kind in {BallotKind.DOTS, BallotKind.APPROVAL}
    return method.unit.capitalize() if counts else "Answers"


def short_answer(method: Method, value: int, criteria: int = 0) -> str:
    """What stands beside a need on the sheet: ``"Must"``, ``"4"``, ``"2nd"``; empty where dots are painted instead."""
    if method.ballot_kind is BallotKind.CRITERIA:
        return digits_words(value, criteria)
    if method.ballot_kind is BallotKind.RANKING:
        return ordinal(value)
    level = next((each for each in method.levels if each.value == value), None)
    if level is None:
        return ""
    words = level.words.removesuffix(" this time")
    return words if len(words) <= SHORT_ANSWER else level.key


def _named(need: BallotNeed) -> str:
    return f"{need.position} {need.short_name}"
