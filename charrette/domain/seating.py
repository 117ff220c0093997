"""Balanced seating: every table a small copy of the room, hosts spread, neighbours kept together where asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from uuid import UUID

SMALLEST, LARGEST, USUAL = 4, 12, 8
"""People at a table."""

Key = tuple[bool, UUID]


class Together(StrEnum):
    """What may keep people at one table: the language they share, or the accommodation they asked for."""

    LANGUAGE = "language"
    ACCOMMODATION = "accommodation"


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody to be seated. ``language`` is empty for those who speak the room's."""

    id: UUID
    group_id: UUID
    host: bool = False
    language: str = ""
    accommodation: str = ""

    @property
    def key(self) -> Key:
        """What is spread over the tables: the group, hosts among themselves."""
        return self.host, self.group_id


@dataclass(slots=True)
class _Table:
    """A table while it fills."""

    room: int
    sitters: list[Sitter] = field(default_factory=list[Sitter])

    @property
    def free(self) -> int:
        return self.room - len(self.sitters)

    def of(self, key: Key) -> int:
        return sum(each.key == key for each in self.sitters)


def tables_for(people: int, about: int = USUAL) -> int:
    """How many tables of about ``about`` seats that many people need, with 4 to 12 at each where that can be.

    Fewer than four people still need one table; nobody needs none.
    """
    if people <= 0:
        return 0
    most, least = max(1, people // SMALLEST), -(-people // LARGEST)
    return min(max(round(people / max(about, 1)), least), most)


def seating(
    sitters: Sequence[Sitter], tables: int, together: frozenset[Together] = frozenset()
) -> tuple[tuple[Sitter, ...], ...]:
    """A seat for everybody: a tuple of sitters for each table; the same people in the same order sit the same way.

    Tables differ by at most one person. Without ``together`` each group's (and all hosts') number at a table differs
    by at most one too: people are dealt like cards, group after group. Those who are to sit together take their
    places first, as far as a table holds them; the others are then mixed as evenly as that allows.
    """
    if tables < 1 or not sitters:
        return tuple(() for _ in range(max(tables, 0)))
    clusters = _clusters(sitters, together)
    if not clusters:
        dealt = _group_after_group(sitters)
        return tuple(tuple(dealt[table::tables]) for table in range(tables))
    base, more = divmod(len(sitters), tables)
    found = [_Table(base + (table < more)) for table in range(tables)]
    fixed = {each.id for cluster in clusters for each in cluster}
    for cluster in clusters:
        _seat_cluster(cluster, found)
    for sitter in _group_after_group([each for each in sitters if each.id not in fixed]):
        _emptiest(sitter, [table for table in found if table.free]).sitters.append(sitter)
    _even_out(found, fixed)
    return tuple(tuple(table.sitters) for table in found)


def seats_left(
    seated: Mapping[int, Sequence[Sitter]], late: Iterable[Sitter], tables: int
) -> dict[UUID, int]:
    """Tables (counted from 1) for those who come later; nobody who sits is moved.

    Each goes where the fewest sit; among those tables where the fewest of the own group are.
    """
    found = [_Table(0, list(seated.get(number, ()))) for number in range(1, tables + 1)]
    given: dict[UUID, int] = {}
    for sitter in late:
        fewest = min(len(table.sitters) for table in found)
        table = _emptiest(sitter, [each for each in found if len(each.sitters) == fewest])
        table.sitters.append(sitter)
        given[sitter.id] = found.index(table) + 1
    return given


def _group_after_group(sitters: Sequence[Sitter]) -> list[Sitter]:
    """Hosts first, then the groups in the order they first come, each in the order given."""
    first: dict[Key, int] = {}
    for place, sitter in enumerate(sitters):
        first.setdefault(sitter.key, place)
    return sorted(sitters, key=lambda each: (not each.host, first[each.key]))


def _clusters(sitters: Sequence[Sitter], together: frozenset[Together]) -> list[list[Sitter]]:
    """Those who share what keeps them together, two or more of them; the largest first."""
    found: dict[tuple[Together, str], list[Sitter]] = defaultdict(list)
    for sitter in sitters:
        kept = next((each for each in Together if each in together and _shared(sitter, each)), None)
        if kept is not None:
            found[kept, _shared(sitter, kept)].append(sitter)
    return sorted((each for each in found.values() if len(each) > 1), key=len, reverse=True)


def _shared(sitter: Sitter, what: Together) -> str:
    words = sitter.language if what is Together.LANGUAGE else sitter.accommodation
    return " ".join(words.split()).casefold()


def _seat_cluster(cluster: Sequence[Sitter], tables: list[_Table]) -> None:
    """At the freest table; a cluster that is larger goes on at the next freest."""
    left = list(cluster)
    while left:
        table = max(tables, key=lambda each: each.free)
        taken = table.free
        table.sitters.extend(left[:taken])
        left = left[taken:]


def _emptiest(sitter: Sitter, tables: Sequence[_Table]) -> _Table:
    """The table with the fewest of the sitter's group, then the one with the most room."""
    return min(tables, key=lambda table: (table.of(sitter.key), -table.free))


def _even_out(tables: list[_Table], fixed: set[UUID]) -> None:
    """Swaps people between tables, two by two, as long as that makes the mix more even."""
    changed = True
    while changed:
        changed = False
        for one, other in combinations(tables, 2):
            changed = _swapped(one, other, fixed) or changed


def _swapped(one: _Table, other: _Table, fixed: set[UUID]) -> bool:
    here, there = Counter(each.key for each in one.sitters), Counter(each.key for each in other.sitters)
    for place, sitter in enumerate(one.sitters):
        for at, partner in enumerate(other.sitters):
            a, b = sitter.key, partner.key
            movable = a != b and sitter.id not in fixed and partner.id not in fixed
            # what the sum of squares of the counts falls by, halved: positive means more even
            if movable and (here[a] - there[a] - 1) + (there[b] - here[b] - 1) > 0:
                one.sitters[place], other.sitters[at] = partner, sitter
                return True
    return False
