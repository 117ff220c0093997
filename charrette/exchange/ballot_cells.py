"""One cell of a ballot file: what a ballot gives to a need, as each method's ballots are written."""

import re

from charrette.domain.levels import MOST_AT_A_LEVEL, packed
from charrette.domain.methods import BallotKind, Method

_WHOLE = re.compile(r"[0-9]{1,9}")
_CRITERIA = re.compile(r"[0-5]{1,8}")
_COUNT = re.compile(r"(\S+?)\s*:\s*([0-9]{1,3})")


class CellError(ValueError):
    """A cell that cannot be read; its text is the sentence."""


def read_cell(method: Method, text: str) -> int | None:
    """A cell of one ballot; None where it is empty. Raises ``CellError``.

    dots: 0, 1, 2 ...; approval: 0 or 1; ranking: the position; levels: the level's key (M, 4), capitals or not;
    impact and effort: two digits, 42; criteria: a digit for each, 405.
    """
    if not text:
        return None
    if method.ballot_kind is BallotKind.CRITERIA:
        if _CRITERIA.fullmatch(text) is None:
            raise CellError(
                f"“{text}” is no answer. Write a digit from 1 to 5 for each criterion, 0 for none: 405."
            )
        return int(text)
    if method.levels:
        found = next((level for level in method.levels if level.key.casefold() == text.casefold()), None)
        if found is None:
            raise CellError(f"“{text}” is no answer. {_answers(method)}, or leave the cell empty.")
        return found.value
    if _WHOLE.fullmatch(text) is None:
        raise CellError(_WRONG[method.ballot_kind].format(text=text))
    number = int(text)
    if method.ballot_kind is BallotKind.APPROVAL and number > 1:
        raise CellError(_WRONG[BallotKind.APPROVAL].format(text=text))
    return number


_WRONG = {
    BallotKind.DOTS: "“{text}” is no number of dots. Write 0, 1, 2 and so on.",
    BallotKind.APPROVAL: "“{text}” is neither 1 (marked) nor 0.",
    BallotKind.RANKING: "“{text}” is no position. Write 1 for the first choice, 2 for the next; empty: not ranked.",
}


def _answers(method: Method) -> str:
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        return "Write two digits from 1 to 5, impact then effort: 42"
    return f"Write {', '.join(level.key for level in method.levels)}"


def read_total(method: Method, text: str) -> int:
    """A cell of a hand count: a total, or with levels answers by level, ``M:3 S:2``. 0 where it is empty."""
    if not text:
        return 0
    if not method.levels:
        if _WHOLE.fullmatch(text) is None:
            raise CellError(f"“{text}” is no total. Write 0, 1, 2 and so on.")
        return int(text)
    values = {level.key.casefold(): level.value for level in method.levels}
    counts: dict[int, int] = {}
    for key, count in _COUNT.findall(text):
        value = values.get(key.casefold())
        if value is None or value in counts:
            raise CellError(f"“{text}”: count each answer once, of {_answers(method)[6:]}.")
        counts[value] = int(count)
    if not counts or _COUNT.sub("", text).strip(" ,;"):
        first = method.levels[0].key
        raise CellError(
            f"“{text}” is no count of answers. Write each with its number, up to {MOST_AT_A_LEVEL}: {first}:3."
        )
    return packed(counts)
