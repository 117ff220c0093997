"""An example of a filled ballot for every kind: what a facilitator shows before a round opens, drawn as on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charrette.domain.criteria import MOST
from charrette.domain.methods.method import BallotKind, Method

SHOWN = 5
"""As many needs as an example shows."""
MOST_CIRCLES = 5
CIRCLE, BOX, KEY = "circle", "box", "key"
_SCORES = (4, 2, 5, 0, 3)
"""How the person of the example sees the needs that are shown; 0 is no opinion."""


@dataclass(frozen=True, slots=True)
class ExampleMark:
    """A circle to fill, a box to write in, or a key to ring; ``given`` says whether the person did."""

    shape: str
    text: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A line of the ballot with its marks."""

    words: str
    marks: tuple[ExampleMark, ...]

    @property
    def spoken(self) -> str:
        """``"1 Quiet rooms: 4"``."""
        given = [mark for mark in self.marks if mark.given]
        dots = all(mark.shape == CIRCLE and not mark.text for mark in given)
        words = str(len(given)) if dots and given else ", ".join(mark.text or "marked" for mark in given)
        return f"{self.words}: {words or 'left blank'}"


def example_ballot(
    method: Method, options: Mapping[str, int], names: Sequence[str], criteria: int = 0
) -> tuple[ExampleLine, ...]:
    """The first needs of a ballot as one person might fill it, within the rules."""
    shown = names[:SHOWN]
    kind = method.ballot_kind
    if kind is BallotKind.PAIRS:
        return _pairs(shown)
    if kind is BallotKind.DOTS:
        rows = _dots(options, len(shown))
    elif kind is BallotKind.APPROVAL:
        rows = _approval(options, len(shown))
    elif kind is BallotKind.RANKING:
        rows = _ranking(options, len(shown))
    elif kind is BallotKind.CRITERIA:
        rows = [_judged(place, max(criteria, 1)) for place in range(len(shown))]
    elif kind is BallotKind.IMPACT_EFFORT:
        rows = [_judged(place, 2) for place in range(len(shown))]
    else:
        rows = [_level(method, place) for place in range(len(shown))]
    return tuple(
        ExampleLine(f"{number} {name}", marks)
        for number, (name, marks) in enumerate(zip(shown, rows, strict=True), start=1)
    )


def _dots(options: Mapping[str, int], count: int) -> list[tuple[ExampleMark, ...]]:
    left, cap = options.get("dots", 1), options.get("cap", 1)
    rows: list[tuple[ExampleMark, ...]] = []
    for place in range(count):
        placed = min(cap, left) if _SCORES[place] >= 4 else min(1, left) if _SCORES[place] == 2 else 0
        left -= placed
        rows.append(tuple(ExampleMark(CIRCLE, "", dot < placed) for dot in range(min(cap, MOST_CIRCLES))))
    return rows


def _approval(options: Mapping[str, int], count: int) -> list[tuple[ExampleMark, ...]]:
    left = options.get("votes", count)
    rows: list[tuple[ExampleMark, ...]] = []
    for place in range(count):
        marked = _SCORES[place] >= 3 and left > 0
        left -= marked
        rows.append((ExampleMark(BOX, "✓" if marked else "", marked),))
    return rows


def _ranking(options: Mapping[str, int], count: int) -> list[tuple[ExampleMark, ...]]:
    order = sorted((place for place in range(count) if _SCORES[place]), key=lambda place: -_SCORES[place])
    position = {place: n for n, place in enumerate(order[: options.get("choose", count)], start=1)}
    return [(ExampleMark(BOX, str(position.get(place, "")), place in position),) for place in range(count)]


def _judged(place: int, columns: int) -> tuple[ExampleMark, ...]:
    score = _SCORES[place]
    digits = [(score + 2 * column - 1) % MOST + 1 if score else 0 for column in range(columns)]
    return tuple(ExampleMark(BOX, str(digit) if digit else "", bool(digit)) for digit in digits)


def _level(method: Method, place: int) -> tuple[ExampleMark, ...]:
    levels, score = method.levels, _SCORES[place]
    best_first = sorted(levels, key=lambda level: -level.side)
    wanted = best_first[(MOST - score) * (len(levels) - 1) // MOST] if score else None
    return tuple(ExampleMark(KEY, level.key, level is wanted) for level in levels)


def _pairs(names: Sequence[str]) -> tuple[ExampleLine, ...]:
    """Each need against the next; the last comparison is even."""
    lines: list[ExampleLine] = []
    for one in range(len(names) - 1):
        first, second = one + 1, one + 2
        last = one == len(names) - 2 and one > 0
        chosen = "=" if last else str(first if _SCORES[one] > _SCORES[one + 1] else second)
        marks = tuple(ExampleMark(KEY, key, key == chosen) for key in (str(first), str(second), "="))
        lines.append(ExampleLine(f"{first} {names[one]}  or  {second} {names[one + 1]}", marks))
    return tuple(lines)


def heads_of(method: Method, criteria: Sequence[str] = ()) -> tuple[str, ...]:
    """What stands over the columns of marks, where they are not the same answer."""
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        return ("impact", "effort")
    return tuple(criteria) if method.ballot_kind is BallotKind.CRITERIA else ()
