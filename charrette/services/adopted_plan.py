"""A plan from a needs file, fitted into a library whose district has money, people and a calendar already."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.people import Person
from charrette.domain.plan.plan import District, Plan
from charrette.domain.plan.sources import FundingSource
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed, quoted

if TYPE_CHECKING:
    from charrette.store.queries import Queries

CALENDAR = UUID(int=0)
"""Who counts the codes of the district's calendar."""
_SUFFIXES = "bcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A plan ready to be added: pointers lead to what will be there; its ``district`` holds only what is new.

    ``milestones`` are all that will be there; ``words`` say what was taken for what, and what was left out.
    """

    plan: Plan
    milestones: frozenset[UUID]
    words: tuple[str, ...]


@dataclass(slots=True)
class _Match:
    """Values of the file that are in the library: by id, or as another value of the same name."""

    new: list[Any] = field(default_factory=list[Any])
    ids: dict[UUID, UUID] = field(default_factory=dict[UUID, UUID])
    words: list[str] = field(default_factory=list[str])


def adoption_words(queries: "Queries", snapshot: ProjectSnapshot) -> tuple[str, ...]:
    """What will be said of a project from a file before it is taken in; empty where all of it fits as it is."""
    return fitted_plan(queries, snapshot).words if snapshot.plan is not None else ()


def fitted_plan(queries: "Queries", snapshot: ProjectSnapshot) -> Fitted:
    """The plan of a snapshot from a file, for the library that ``queries`` asks.

    What the district has by its id stays as it is here; a source of the same name, and a person of the same name,
    department and role, is taken for the same. Raises ``InvalidInputError`` where a source of that name counts in
    another currency.
    """
    plan = snapshot.planned
    sources = _sources(plan.district.sources, queries.every(FundingSource, "name"))
    people = _people(plan.district.people, queries.every(Person, "name", "id"))
    calendar = _calendar(plan.district.calendar, queries.every(Milestone, "number", "id"))
    others = queries.by_ids(Milestone, (each.id for each in plan.district.others))
    shared = (*plan.district.calendar, *plan.milestones, *others)
    milestones = frozenset(each.id for each in shared)
    links = tuple(each for each in plan.milestone_links if each.waits_for_id in milestones)
    left = [each for each in plan.milestone_links if each.waits_for_id not in milestones]
    words = (*sources.words, *people.words, *calendar.words, *_left_out(plan, left))
    return Fitted(_pointed(plan, links, sources, people, calendar, milestones), milestones, words)


def _pointed(
    plan: Plan,
    links: tuple[MilestoneLink, ...],
    sources: _Match,
    people: _Match,
    calendar: _Match,
    milestones: frozenset[UUID],
) -> Plan:
    new_days = {each.id for each in calendar.new}

    def led(values: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(replace(each, staffing=_staffed(each.staffing, people.ids)) for each in values)

    def there(values: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(
            each if each.milestone_id in milestones else replace(each, milestone_id=None) for each in values
        )

    return replace(
        plan,
        scope=there(led(plan.scope)),
        milestones=led(plan.milestones),
        milestone_links=links,
        allocations=tuple(
            replace(each, source_id=sources.ids.get(each.source_id, each.source_id))
            for each in plan.allocations
        ),
        questions=there(plan.questions),
        reviews=tuple(each for each in plan.reviews if each.milestone_id in milestones),
        papers=there(plan.papers),
        district=District(
            sources=tuple(sources.new),
            people=tuple(people.new),
            calendar=led(calendar.new),
            links=tuple(each for each in plan.district.links if each.milestone_id in new_days),
        ),
    )


def _staffed(staffing: Any, people: dict[UUID, UUID]) -> Any:
    lead, backup = (
        people.get(each, each) if each else None for each in (staffing.lead_id, staffing.backup_id)
    )
    return replace(staffing, lead_id=lead, backup_id=backup)


def _sources(given: Sequence[FundingSource], here: Sequence[FundingSource]) -> _Match:
    by_id, taken = {each.id: each for each in here}, {each.id for each in given}
    by_name = {_plain(each.name): each for each in here if each.id not in taken}
    names = {each.name for each in here}
    found = _Match()
    for source in given:
        same = by_name.get(_plain(source.name))
        if source.id in by_id:
            _say_kept(found, by_id[source.id], source)
        elif same is not None:
            _check_currency(source, same)
            found.ids[source.id] = same.id
            found.words.append(
                f"The source {quoted(source.name)} is taken for {quoted(same.name)}, which is here already."
            )
        else:
            found.new.append(replace(source, name=_free(source.name, names)))
            names.add(found.new[-1].name)
    return found


def _check_currency(source: FundingSource, same: FundingSource) -> None:
    if source.currency != same.currency:
        raise InvalidInputError(
            f"The source {quoted(source.name)} counts in {source.currency} in the file, and in {same.currency} here.",
            "Nothing was imported.",
            "Rename the source that is here, then import again.",
        )


def _say_kept(found: _Match, here: Any, given: Any) -> None:
    if here != given:
        found.words.append(f"The source {quoted(here.name)} is here already and stays as it is here.")


def _free(name: str, names: Iterable[str]) -> str:
    """The name, or with a number where an entry of another id holds it."""
    taken, free, number = set(names), name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _people(given: Sequence[Person], here: Sequence[Person]) -> _Match:
    ids, found = {each.id for each in here}, _Match()
    same = {_who(each): each.id for each in here}
    for person in given:
        if person.id in ids:
            continue
        if _who(person) in same:
            found.ids[person.id] = same[_who(person)]
        else:
            found.new.append(person)
    if found.ids:
        names = [quoted(each.name) for each in given if each.id in found.ids]
        found.words.append(
            f"{listed(names)}: taken for the same people of the district who are here already."
        )
    return found


def _who(person: Person) -> tuple[str, str, str]:
    return _plain(person.name), _plain(person.department), _plain(person.role)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _calendar(given: Sequence[Milestone], here: Sequence[Milestone]) -> _Match:
    """Days of the calendar that are new; a code that is taken gets a letter."""
    ids, found = {each.id for each in here}, _Match()
    codes = {each.code for each in here if each.project_id is None}
    for milestone in given:
        if milestone.id in ids:
            continue
        code = next(each for each in _codes(milestone.code) if each not in codes)
        if code != milestone.code:
            found.words.append(f"{milestone.code} {quoted(milestone.title)} of the calendar is {code} here.")
        codes.add(code)
        found.new.append(replace(milestone, code=code))
    return found


def _codes(code: str) -> Iterable[str]:
    yield code
    for first in ("", *_SUFFIXES):
        yield from (f"{code}{first}{letter}" for letter in _SUFFIXES)


def _left_out(plan: Plan, links: Sequence[MilestoneLink]) -> list[str]:
    """What is said of links to milestones of projects that are not in the library."""
    said: list[str] = []
    for link in links:
        own, other = plan.milestone_by_id[link.milestone_id], plan.milestone_by_id[link.waits_for_id]
        owner = plan.district.owners.get(other.project_id, "") if other.project_id else ""
        said.append(
            f"{own.code} waits for {other.code} of {quoted(owner)}, which is not in this library: that is left out."
        )
    return said


def plan_in_order(plan: Plan) -> tuple[Sequence[Any], ...]:
    """The lists of a plan, parents before children; needs, cards and departments must be there."""
    return (
        (plan.setup,) if plan.setup else (),
        plan.district.people,
        plan.district.sources,
        plan.answers,
        plan.district.calendar,
        plan.milestones,
        (*plan.milestone_links, *plan.district.links),
        plan.scope,
        plan.scope_needs,
        plan.lines,
        plan.line_scopes,
        plan.allocations,
        plan.questions,
        plan.meetings,
        plan.reviews,
        plan.settlements,
        plan.sign_offs,
        plan.scenarios,
        plan.papers,
        plan.lessons,
        plan.origins,
    )


def count_on(plan: Plan, project_id: UUID, reserve: Callable[[UUID, str, int], None]) -> None:
    """Codes go on after the highest of the file; ``reserve`` takes owner, letter and last number."""
    counted: dict[str, Sequence[Any]] = {
        "S": plan.scope,
        "B": plan.lines,
        "M": plan.milestones,
        "Q": plan.questions,
        "CM": plan.meetings,
        "L": plan.lessons,
        "scenario": plan.scenarios,
        "paper": plan.papers,
    }
    for letter, values in counted.items():
        if values:
            reserve(project_id, letter, max(each.number for each in values))
    if plan.district.calendar:
        reserve(CALENDAR, "K", max(each.number for each in plan.district.calendar))
