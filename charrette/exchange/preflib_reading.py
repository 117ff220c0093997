"""Reading PrefLib files: ``.soc .soi .toc .toi`` (orders, in braces what is tied) and ``.cat`` (categories)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind, Method
from charrette.exchange.ballot_set import BallotSet, grouped, sparse, weights_of
from charrette.exchange.problems import Problems
from charrette.exchange.text_files import read_utf8

FORMS = {
    "soc": "complete orders (.soc)",
    "soi": "orders (.soi)",
    "toc": "complete orders with ties (.toc)",
    "toi": "orders with ties (.toi)",
    "cat": "categories (.cat)",
}
_COMPLETE, _STRICT = {"soc", "toc"}, {"soc", "soi"}
_FIELD = re.compile(r"#\s*([A-Z ]+?)\s*([0-9]*)\s*:\s*(.*)")
_PLACES = re.compile(r"\{([^{}]*)\}|([^,{}]+)")
_LINE = re.compile(r"(?:\{[^{}]*\}|[^,{}]+)(?:,(?:\{[^{}]*\}|[^,{}]+))*")
_COUNT = re.compile(r"[0-9]{1,9}")
Places = list[list[int]]
"""What stands at each position or in each category, as indexes of the alternatives."""


@dataclass(slots=True)
class _Head:
    """What the lines that begin with # say."""

    form: str
    fields: dict[str, str] = field(default_factory=dict[str, str])
    lines: dict[str, int] = field(default_factory=dict[str, int])
    alternatives: dict[str, str] = field(default_factory=dict[str, str])
    categories: dict[int, str] = field(default_factory=dict[int, str])

    def add(self, line: int, text: str) -> None:
        """Takes one such line."""
        found = _FIELD.match(text)
        if found is None:
            return
        key, number, value = found[1], found[2], found[3].strip()
        if key == "ALTERNATIVE NAME" and number:
            self.alternatives[str(int(number))] = value or number
        elif key == "CATEGORY NAME" and number:
            self.categories[int(number)] = value
        else:
            self.fields[key], self.lines[key] = value, line


def read_preflib(path: Path, method: Method | None = None) -> BallotSet:
    """Reads orders or categories; ids are the alternatives' numbers, the counts in front are the ballots' weights.

    Of ``.cat`` the first category is what a ballot approves of; for a method on rankings the categories are an order
    with ties, for one on levels they are the levels, by their names. All or nothing: raises ``InvalidInputError``
    naming lines and columns.
    """
    text = read_utf8(path)
    head = _Head(path.suffix.lower().removeprefix("."))
    problems, rows = Problems(path.name, "line"), list[tuple[int, str]]()
    for line, said in enumerate(text.splitlines(), start=1):
        if said.startswith("#"):
            head.add(line, said)
        elif said.strip():
            rows.append((line, said))
    head.form = head.form if head.form in FORMS else head.fields.get("DATA TYPE", "")
    _check_head(path.name, head)
    orders = _Orders(head, problems)
    for line, said in rows:
        orders.add(line, said)
    _check_counts(head, orders, problems)
    problems.stop_if_any()
    return _found(path.name, head, orders, method)


def _check_head(name: str, head: _Head) -> None:
    if head.form not in FORMS or not head.fields:
        raise InvalidInputError(
            f"{name}: line 1: this is no PrefLib file: it has no lines such as # NUMBER ALTERNATIVES.",
            "Nothing was taken from it.",
        )
    said = head.fields.get("NUMBER ALTERNATIVES", "")
    line = head.lines.get("NUMBER ALTERNATIVES", 1)
    if _COUNT.fullmatch(said) is None or not int(said) or int(said) > 100_000:
        raise InvalidInputError(f"{name}: line {line}: “{said}” is no NUMBER ALTERNATIVES.")
    if head.alternatives and len(head.alternatives) != int(said):
        raise InvalidInputError(
            f"{name}: line {line}: NUMBER ALTERNATIVES is {said}, but {len(head.alternatives)} are named.",
            "Nothing was taken from it.",
        )
    if not head.alternatives:
        head.alternatives.update({str(number): str(number) for number in range(1, int(said) + 1)})


def _check_counts(head: _Head, orders: "_Orders", problems: Problems) -> None:
    """A file whose numbers do not hold was cut, or put together wrongly."""
    lines = len(orders.counts)
    for key, found in (
        ("NUMBER VOTERS", sum(orders.counts)),
        ("NUMBER UNIQUE ORDERS", lines),
        ("NUMBER UNIQUE PREFERENCES", lines),
    ):
        said = head.fields.get(key, "")
        if not problems.count and _COUNT.fullmatch(said) and int(said) != found:
            more = "Part of the file is missing." if found < int(said) else "There are more than it says."
            problems.add(head.lines[key], key, f"it says {said}, but there are {found}. {more}")
    if not orders.counts and not problems.count:
        problems.add(
            max(head.lines.values()), "", "there are no votes after the head. Part of the file is missing."
        )


class _Orders:
    """Collects the votes: ``counts``, ``places`` and ``lines`` are parallel."""

    def __init__(self, head: _Head, problems: Problems) -> None:
        self._form, self._problems = head.form, problems
        self._index = {number: index for index, number in enumerate(head.alternatives)}
        self.counts: list[int] = []
        self.places: list[Places] = []
        self.lines: list[int] = []

    def add(self, line: int, text: str) -> None:
        """Takes one line, ``17: 4,1,{2,3}``; notes what is wrong with it."""
        count, colon, order = text.partition(":")
        order = order.replace(" ", "").strip().rstrip(",")
        if not colon or _COUNT.fullmatch(count.strip()) is None or not int(count):
            self._problems.add(
                line, "count", f"“{count.strip()[:40]}” is no number of ballots. Write 17: 4,1,2."
            )
            return
        if _LINE.fullmatch(order) is None:
            self._problems.add(line, "order", f"“{order[:40]}” is no order such as 4,1,{{2,3}}.")
            return
        self.counts.append(int(count))
        self.places.append(self._read(line, order))
        self.lines.append(line)

    def _read(self, line: int, order: str) -> Places:
        try:
            if "{" not in order:
                found = [[self._index[number]] for number in order.split(",")]
            else:
                found = [self._tied(tied or single) for tied, single in _PLACES.findall(order)]
        except KeyError as fault:
            self._problems.add(line, "order", f"there is no alternative {str(fault.args[0])[:40]}.")
            return []
        self._check(line, found)
        return found

    def _tied(self, text: str) -> list[int]:
        return [self._index[number] for number in text.split(",")] if text else []

    def _check(self, line: int, places: Places) -> None:
        flat = [each for place in places for each in place]
        if len(set(flat)) < len(flat):
            numbers = list(self._index)
            twice = next(each for each in flat if flat.count(each) > 1)
            self._problems.add(line, "order", f"alternative {numbers[twice]} is there twice.")
        elif self._form in _COMPLETE and len(flat) < len(self._index):
            what = (
                f"{len(flat)} of {len(self._index)} alternatives are ranked; a .{self._form} file ranks all."
            )
            self._problems.add(line, "order", what)
        elif self._form in _STRICT and len(flat) > len(places):
            self._problems.add(line, "order", f"there are ties; a .{self._form} file has none.")


def _found(name: str, head: _Head, orders: _Orders, method: Method | None) -> BallotSet:
    kind, worth = BallotKind.RANKING, list(range(1, 1 + max(map(len, orders.places), default=0)))
    if head.form == "cat":
        kind, worth = _read_categories(name, head, method, len(worth))
    starts, columns, values = [0], list[int](), list[int]()
    for places in orders.places:
        for value, place in zip(worth, places, strict=False):
            if kind is not BallotKind.APPROVAL or value:
                columns.extend(place)
                values.extend([value] * len(place))
        starts.append(len(columns))
    marks = sparse(starts, columns, values)
    weight, scale = weights_of([Fraction(count) for count in orders.counts], marks.most)
    member, groups = grouped([""] * len(orders.counts))
    tied = any(len(place) > 1 for places in orders.places for place in places)
    holds = FORMS[head.form] if head.form != "cat" else f"categories ({', '.join(_names(head, len(worth)))})"
    return BallotSet(
        name, holds, kind, tuple(head.alternatives), tuple(head.alternatives.values()), marks, member, groups,
        weight, scale, orders.lines, [str(line) for line in orders.lines],
        tied=tied and kind is BallotKind.RANKING, meta=head.fields,
        people=True,
    )  # fmt: skip


def _names(head: _Head, count: int) -> list[str]:
    return [
        head.categories.get(number, str(number)) for number in range(1, max(count, len(head.categories)) + 1)
    ]


def _read_categories(
    name: str, head: _Head, method: Method | None, count: int
) -> tuple[BallotKind, Sequence[int]]:
    """What a need in each category is worth."""
    names = _names(head, count)
    if method is None or method.ballot_kind is BallotKind.APPROVAL:
        return BallotKind.APPROVAL, [1, *[0] * (len(names) - 1)]
    if method.ballot_kind is not BallotKind.LEVELS:
        return BallotKind.RANKING, range(1, len(names) + 1)
    values = {each.casefold(): level.value for level in method.levels for each in (level.key, level.words)}
    unknown = [each for each in names if each.casefold() not in values]
    if unknown:
        keys = ", ".join(level.key for level in method.levels)
        raise InvalidInputError(
            f"{name}: line 1: the categories {', '.join(names)} are no answers of {method.title} ({keys})."
        )
    return BallotKind.LEVELS, [values[each.casefold()] for each in names]
