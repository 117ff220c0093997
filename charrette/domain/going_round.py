"""Going round: who speaks when the room takes turns, who passed, when it is over; kept in a block's ``progress``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.activities.round_robin import BY_GROUP, BY_TABLE, DEFAULTS
from charrette.domain.project import Participant, StakeholderGroup

if TYPE_CHECKING:
    from charrette.domain.agenda import Block
    from charrette.domain.snapshot import ProjectSnapshot

_HAD, _PASSED = "had/", "passed/"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose turn it can be: a group, a table or a person. ``words`` may be shown to the room, ``alias`` never."""

    key: str
    words: str
    group_id: UUID | None = None
    table: int | None = None
    participant_id: UUID | None = None
    alias: str = ""

    @property
    def name(self) -> str:
        """What the facilitator reads: the alias where there is one."""
        return self.alias or self.words


@dataclass(frozen=True, slots=True)
class Turns:
    """How the going round stands. ``current`` is None when it is over; ``coming`` are those after, in their order."""

    lap: int
    current: Speaker | None
    coming: tuple[Speaker, ...]
    passed: frozenset[str]
    """Keys of those who passed and were not asked again since."""

    @property
    def over(self) -> bool:
        """Whether everybody has passed, or the laps are used up."""
        return self.current is None


def speakers(
    groups: Sequence[StakeholderGroup], people: Sequence[Participant], tables: int, by: int
) -> tuple[Speaker, ...]:
    """Who takes turns, by the rule ``by``: groups, tables, or the ``people`` who came (by group, then as they came).

    Where there are no tables or nobody has checked in, the groups take turns. Host groups run the room and have none.
    """
    taking = [group for group in groups if not group.host]
    by_group = tuple(Speaker(f"group/{group.id}", group.name, group.id) for group in taking)
    if by == BY_GROUP:
        return by_group
    if by == BY_TABLE:
        numbers = range(1, tables + 1)
        return (
            tuple(Speaker(f"table/{table}", f"Table {table}", table=table) for table in numbers) or by_group
        )
    return _people(taking, people) or by_group


def _people(groups: Sequence[StakeholderGroup], people: Sequence[Participant]) -> tuple[Speaker, ...]:
    place = {group.id: at for at, group in enumerate(groups)}
    here = [each for each in people if each.came and each.group_id in place]
    here.sort(key=lambda each: place[each.group_id])
    seats: dict[UUID, int] = {}

    def speaker(person: Participant) -> Speaker:
        seats[person.group_id] = seat = seats.get(person.group_id, 0) + 1
        group = groups[place[person.group_id]]
        return Speaker(
            f"person/{person.id}", f"{group.name}, {seat}", group.id, person.table, person.id, person.alias
        )

    return tuple(speaker(each) for each in here)


def turns(order: Sequence[Speaker], progress: Mapping[str, int], rules: Mapping[str, int]) -> Turns:
    """How the going round stands. ``rules``: ``laps`` (0: no limit), ``again`` (1: who passed is asked again).

    Whoever comes late stands in the lap that runs; whoever leaves the list is simply not asked any more.
    """
    lap = max(1, progress.get("lap", 1))
    passed = _passed(order, progress, rules, lap)
    asked = [each for each in order if rules["again"] or each.key not in passed]
    waiting = [each for each in asked if progress.get(_HAD + each.key, 0) < lap]
    if not waiting and asked and _goes_on(rules, lap) and not _all_passed(order, progress, lap):
        lap, waiting = lap + 1, asked
        passed = frozenset[str]() if rules["again"] else passed
    if not waiting:
        return Turns(lap, None, (), passed)
    after = [each for each in asked if each not in waiting] if _goes_on(rules, lap) else []
    return Turns(lap, waiting[0], (*waiting[1:], *after), passed)


def taken(
    order: Sequence[Speaker], progress: Mapping[str, int], rules: Mapping[str, int], *, passed: bool
) -> dict[str, int]:
    """The progress after the current speaker had the turn, or ``passed``; unchanged when it is over."""
    now = turns(order, progress, rules)
    if now.current is None:
        return dict(progress)
    after = {**progress, "lap": now.lap, _HAD + now.current.key: now.lap}
    if passed:
        after[_PASSED + now.current.key] = now.lap
    return after


def _passed(
    order: Sequence[Speaker], progress: Mapping[str, int], rules: Mapping[str, int], lap: int
) -> frozenset[str]:
    """Those whose pass still stands: of this lap where they are asked again, else of any."""
    since = lap if rules["again"] else 1
    return frozenset(each.key for each in order if progress.get(_PASSED + each.key, 0) >= since)


def _all_passed(order: Sequence[Speaker], progress: Mapping[str, int], lap: int) -> bool:
    return all(progress.get(_PASSED + each.key, 0) == lap for each in order)


def _goes_on(rules: Mapping[str, int], lap: int) -> bool:
    return not rules["laps"] or lap < rules["laps"]


def turns_in(snapshot: "ProjectSnapshot", block: "Block") -> Turns:
    """How the going round of a block stands: by its rules, with the groups, tables and people of the project."""
    rules = {**DEFAULTS, **block.rules}
    session = next((each for each in snapshot.sessions if each.id == block.session_id), None)
    order = speakers(snapshot.groups, snapshot.here, session.tables if session else 0, rules["by"])
    return turns(order, block.progress, rules)
