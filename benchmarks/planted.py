"""Two departments' plan of one school with known overlaps, look-alikes and gaps: the same at every call.

Facilities and Technology have 300 scope items and 500 budget lines. Forty pairs of lines pay for one thing in two
ways of saying it, sixty pairs look alike and are two things, ten scope items have no line, and ten systems are
installed where nobody roughs in. No other two lines of the two departments mean the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from benchmarks.planted_pairs import LOOK_ALIKES, OVERLAPS
from benchmarks.planted_topics import FACILITIES_TOPICS, SPACES, TECHNOLOGY_TOPICS

FACILITIES, TECHNOLOGY = "Facilities", "Technology"
LINES, SCOPES, GAPS, SHARED = 500, 300, 10, 10
PARTS = ("", "phase 2", "addition", "alternate bid")
STYLES = ("{topic}, {space}", "{space}: {topic}", "{topic} - {space}", "{topic} ({count}) in {space}")
NO_ROUGH_IN = (
    *("Cabling", "Wireless", "Cameras", "Phones", "Access control"),
    *("Displays", "Clocks", "Public address", "Intercom", "Audio-visual"),
)


@dataclass(frozen=True, slots=True)
class PlannedScope:
    """A scope item of one accountable department."""

    key: str
    department: str
    space: str
    system: str
    action: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A budget line in whole dollars; ``scope`` is the key of the scope item it serves, or empty.

    Space, system and action are what the line is really for, also where it serves no scope item.
    """

    key: str
    department: str
    description: str
    space: str
    system: str
    action: str
    amount: int
    scope: str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two lines, facilities' first: how an overlap is worded, or what a look-alike differs in."""

    first: str
    second: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlannedGap:
    """What is missing at a scope item: ``"no line"`` or ``"no rough-in"``."""

    scope: str
    kind: str


@dataclass(frozen=True, slots=True)
class Departments:
    """The whole plan and the truth about it."""

    scopes: tuple[PlannedScope, ...]
    lines: tuple[PlannedLine, ...]
    overlaps: tuple[LabelledPair, ...]
    look_alikes: tuple[LabelledPair, ...]
    gaps: tuple[PlannedGap, ...]


class _Plan:
    """The plan while it is written: keys follow the order of writing."""

    def __init__(self) -> None:
        self.scopes: list[PlannedScope] = []
        self.lines: list[PlannedLine] = []
        self.gaps: list[PlannedGap] = []

    def scope(self, department: str, place: tuple[str, str, str]) -> str:
        """Adds a scope item at space, system, action; its key."""
        self.scopes.append(PlannedScope(f"S-{len(self.scopes) + 1:03d}", department, *place))
        return self.scopes[-1].key

    def line(
        self, department: str, words: str, place: tuple[str, str, str], amount: int, scope: str = ""
    ) -> str:
        """Adds a budget line; its key."""
        key = f"B-{len(self.lines) + 1:03d}"
        self.lines.append(PlannedLine(key, department, words, *place, amount, scope))
        return key


def departments(lines: int = LINES) -> Departments:
    """The two departments' plan; more than 500 lines adds what each budgets by itself."""
    plan, random = _Plan(), Random(27)
    overlaps = tuple(_pairs(plan, OVERLAPS, SHARED))
    look_alikes = tuple(_pairs(plan, LOOK_ALIKES, 0))
    _installed_without_rough_in(plan)
    _by_themselves(plan, random, lines - len(plan.lines))
    return Departments(tuple(plan.scopes), tuple(plan.lines), overlaps, look_alikes, tuple(plan.gaps))


def _pairs(plan: _Plan, table: str, shared: int) -> Iterator[LabelledPair]:
    """Writes the pairs of a table; the first ``shared`` that agree on all else serve one scope item."""
    rows = [row.strip().split(" | ") for row in table.strip().splitlines()]
    for said, meant in zip(rows[::2], rows[1::2], strict=True):
        (kind, words, other_words), (space, system, action, amount, other_amount) = said, meant
        place, other = _places(space, system, action)
        scope = plan.scope(FACILITIES, place)
        shares = shared > 0 and place == other
        shared -= shares
        other_scope = scope if shares else plan.scope(TECHNOLOGY, other)
        first = plan.line(FACILITIES, words, place, int(amount), scope)
        second = plan.line(TECHNOLOGY, other_words, other, int(other_amount), other_scope)
        yield LabelledPair(first, second, kind)


def _places(*columns: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Space, system and action of both departments: each column holds one value, or two around `` / ``."""
    (a, b), (c, d), (e, f) = ((parts[0], parts[-1]) for parts in (column.split(" / ") for column in columns))
    return (a, c, e), (b, d, f)


def _installed_without_rough_in(plan: _Plan) -> None:
    """One system in each portable classroom, installed by Technology and roughed in by nobody."""
    for number, system in enumerate(NO_ROUGH_IN[:GAPS], start=1):
        place = (f"Portable {number}", system, "install")
        scope = plan.scope(TECHNOLOGY, place)
        plan.line(
            TECHNOLOGY, f"{system} installed by own crew, portable {number}", place, 900 + 100 * number, scope
        )
        plan.gaps.append(PlannedGap(scope, "no rough-in"))


def _by_themselves(plan: _Plan, random: Random, count: int) -> None:
    """What each department budgets alone, two thirds of it Facilities'; scope items until there are 300."""
    facilities, technology = (
        _shuffled(random, FACILITIES_TOPICS, FACILITIES),
        _shuffled(random, TECHNOLOGY_TOPICS, TECHNOLOGY),
    )
    for turn in range(count + GAPS):
        department, topic, system, action, space, part = next(technology if turn % 3 == 2 else facilities)
        place = (f"{space} {part}".strip(), system, action)
        scope = plan.scope(department, place) if len(plan.scopes) < SCOPES else ""
        if turn < GAPS:
            plan.gaps.append(PlannedGap(scope, "no line"))
            continue
        words = STYLES[turn % len(STYLES)].format(topic=topic, space=space, count=random.randrange(2, 40))
        amount = round(10 ** random.uniform(3, 5.5), -2)
        plan.line(department, f"{words}, {part}" if part else words, place, int(amount), scope)


def _shuffled(random: Random, table: str, department: str) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Department, topic, system, action, space, part: every combination once, plain ones first."""
    topics = [row.split(" | ") for row in table.strip().splitlines()]
    for part in PARTS:
        combined = list(product(topics, SPACES))
        random.shuffle(combined)
        for (topic, system, action), space in combined:
            yield department, topic, system, action, space, part
