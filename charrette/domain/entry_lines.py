"""What is typed of comparisons (``3>7 2=5``) and of criteria (``4-5 352``), read and written."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from charrette.domain.criteria import MOST
from charrette.domain.errors import InvalidInputError
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key, pairs_of
from charrette.domain.rounds import BallotNeed

_PAIR = re.compile(r"(\d+)\s*([<>=])\s*(\d+)")
_NAMED = re.compile(r"(\d+)\s*=\s*([\d-]+)")
_SIGN = {FIRST: ">", SECOND: "<", EVEN: "="}
BLANK = "-"


def read_pairs(text: str, needs: Sequence[BallotNeed]) -> dict[UUID, int]:
    """``"3>7 2=5"`` as a ballot's content by ``pair_key``. Raises ``InvalidInputError`` in plain words."""
    left = _PAIR.sub(" ", text).strip(" ,;.")
    if left:
        raise InvalidInputError(f"“{left}” is no comparison; type 3>7, 7<3 or 3=7 with spaces between them.")
    by_number = {need.position: need.need_id for need in needs}
    content: dict[UUID, int] = {}
    for one, sign, other in _PAIR.findall(text):
        first, second = int(one), int(other)
        for number in (first, second):
            if number not in by_number:
                raise InvalidInputError(f"There is no need number {number} on this ballot.")
        if first == second:
            raise InvalidInputError(f"Need number {first} is compared with itself.")
        key = pair_key(by_number[first], by_number[second])
        if key in content:
            raise InvalidInputError(f"Needs {first} and {second} are compared twice; once is enough.")
        content[key] = _value(sign, in_order=first < second)
    return content


def _value(sign: str, *, in_order: bool) -> int:
    if sign == "=":
        return EVEN
    return FIRST if (sign == ">") == in_order else SECOND


def pairs_line(content: Mapping[UUID, int], needs: Sequence[BallotNeed]) -> str:
    """What ``read_pairs`` reads as that content."""
    return " ".join(
        f"{one.position}{_SIGN[content[key]]}{other.position}"
        for key, (one, other) in pairs_of(needs).items()
        if key in content
    )


def pairs_in_words(content: Mapping[UUID, int], needs: Sequence[BallotNeed]) -> str:
    """``"N-003 over N-007, N-002 and N-005 even"``."""
    said: list[str] = []
    for key, (one, other) in pairs_of(needs).items():
        if key not in content:
            continue
        winner, loser = (one, other) if content[key] == FIRST else (other, one)
        even = f"{one.code} and {other.code} even"
        said.append(even if content[key] == EVEN else f"{winner.code} over {loser.code}")
    return ", ".join(said)


def read_criteria(text: str, needs: Sequence[BallotNeed], criteria: int) -> dict[UUID, int]:
    """``"4-5 352 -"`` in the order of the ballot, or ``"3=352 7=4-5"``, as a ballot's content.

    A digit of 1 to 5 for each criterion, - where there is no opinion, a single - for a need without any.
    Raises ``InvalidInputError`` in plain words.
    """
    if "=" in text:
        return _by_number(text, needs, criteria)
    answers = [part for token in text.split() for part in _parts(token, criteria)]
    if len(answers) > len(needs):
        raise InvalidInputError(f"{len(answers)} answers for {len(needs)} needs.")
    read = [_digits(answer, criteria) for answer in answers]
    return {need.need_id: value for need, value in zip(needs, read, strict=False) if value}


def _by_number(text: str, needs: Sequence[BallotNeed], criteria: int) -> dict[UUID, int]:
    by_number = {need.position: need.need_id for need in needs}
    left = _NAMED.sub("", text).strip(" ,;")
    if left:
        raise InvalidInputError(f"“{left}” is no answer; type number = digits: 3={_example(criteria)}.")
    content: dict[UUID, int] = {}
    for number, typed in _NAMED.findall(text):
        need_id = by_number.get(int(number))
        if need_id is None:
            raise InvalidInputError(f"There is no need number {number} on this ballot.")
        if need_id in content:
            raise InvalidInputError(f"Need number {number} is answered twice.")
        content[need_id] = _digits(typed, criteria)
    return {need_id: value for need_id, value in content.items() if value}


def _parts(token: str, criteria: int) -> list[str]:
    """One answer, or several that were typed without spaces."""
    if token == BLANK or len(token) <= criteria or len(token) % criteria:
        return [token]
    return [token[start : start + criteria] for start in range(0, len(token), criteria)]


def _digits(typed: str, criteria: int) -> int:
    if typed == BLANK:
        return 0
    fits = len(typed) == criteria and all(
        letter in {BLANK, "0"} or ("1" <= letter <= str(MOST)) for letter in typed
    )
    if not fits:
        raise InvalidInputError(
            f"“{typed}” is no answer here: {criteria} digits of 1 to {MOST}, one for each criterion, "
            f"- for no opinion, such as {_example(criteria)}."
        )
    return int(typed.replace(BLANK, "0"))


def _example(criteria: int) -> str:
    return ("352413524"[:criteria]) if criteria < 3 else f"4-5{'31425'[: criteria - 3]}"


def digits_words(value: int, criteria: int) -> str:
    """``"4-5"``: the digits of an answer, - for no opinion."""
    return f"{value:0{max(criteria, 1)}d}".replace("0", BLANK)


def criteria_line(content: Mapping[UUID, int], needs: Sequence[BallotNeed], criteria: int) -> str:
    """What ``read_criteria`` reads as that content."""
    return " ".join(
        digits_words(content[need.need_id], criteria) if content.get(need.need_id) else BLANK
        for need in needs
    )
