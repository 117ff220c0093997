"""What every entry of the plan is checked for: one line of words, days, codes, and that what it names belongs to it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.due_days import any_day
from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.project import Department, Project
from charrette.domain.wording import counted, listed, quoted
from charrette.system.zones import zone_named

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LONGEST = 2000
"""Characters of a description or a note."""


def one_line(words: str) -> str:
    """The words on one line. Raises ``InvalidInputError`` where they are longer than ``LONGEST``."""
    text = " ".join(words.replace("\x00", "").split())
    if len(text) > LONGEST:
        raise InvalidInputError(
            f"{quoted(text)} has {len(text):,} characters; the most is {LONGEST:,}.",
            "Nothing was changed.",
            "Shorten it; a long text can be attached as a paper.",
        )
    return text


def today_of(work: "UnitOfWork", project_id: UUID | None) -> str:
    """Today in the project's zone (None: this computer's), such as "2027-03-14"."""
    zone = zone_named(work.get(Project, project_id).zone) if project_id else None
    return work.clock.now().astimezone(zone).date().isoformat()


def day(work: "UnitOfWork", project_id: UUID | None, words: str) -> str:
    """A day as people write it, in the past or to come, as "2027-03-14"; raises ``InvalidInputError``."""
    return any_day(words, date.fromisoformat(today_of(work, project_id))) if words.strip() else ""


def check_window(opens: str, closes: str, what: str) -> None:
    """Refuses a window of days that ends before it begins."""
    if opens and closes and closes < opens:
        raise InvalidInputError(
            f"{what} ends on {closes}, before it begins on {opens}.", "Nothing was changed."
        )


def department_of(work: "UnitOfWork", project_id: UUID, department_id: UUID) -> Department:
    """The department, which must be one of the project."""
    department = work.get(Department, department_id)
    if department.project_id != project_id:
        raise InvalidInputError(
            f"{department.name} is a department of another project.",
            "Nothing was changed.",
            "Choose a department of this project.",
        )
    return department


def milestone_of(work: "UnitOfWork", project_id: UUID, milestone_id: UUID) -> Milestone:
    """The milestone, which must be one of the project or of the district's calendar."""
    milestone = work.get(Milestone, milestone_id)
    if milestone.project_id not in {None, project_id}:
        raise InvalidInputError(
            f"{milestone.code} {quoted(milestone.title)} belongs to another project.",
            "Nothing was changed.",
            "Choose a milestone of this project or of the district’s calendar.",
        )
    return milestone


def checked_staffing(work: "UnitOfWork", project_id: UUID | None, staffing: Staffing) -> Staffing:
    """Who stands for an item: people that are known, a department that acts, days in order.

    ``project_id`` None is for the district's calendar, where a department of any project may act.
    """
    for person_id in filter(None, (staffing.lead_id, staffing.backup_id)):
        work.get(Person, person_id)
    if staffing.lead_id and staffing.lead_id == staffing.backup_id:
        raise InvalidInputError(
            f"{work.get(Person, staffing.lead_id).name} cannot lead and stand in for the lead.",
            "Nothing was changed.",
            "Choose somebody else as the backup.",
        )
    opens, closes = (day(work, project_id, each) for each in (staffing.acting_from, staffing.acting_until))
    check_window(opens, closes, "Acting for another department")
    if staffing.acting_id is None and (opens or closes):
        raise InvalidInputError(
            "There are days of acting for another department, but no department that acts.",
            "Nothing was changed.",
            "Choose the department, or take the days away.",
        )
    if staffing.acting_id is not None and project_id is not None:
        department_of(work, project_id, staffing.acting_id)
    return replace(staffing, acting_from=opens, acting_until=closes)


def taken_codes(
    work: "UnitOfWork", project_id: UUID, kind: type[Any], letter: str, wanted: Sequence[str]
) -> tuple[tuple[int, str], ...]:
    """Number and code for each new entry of a kind: the code it came with where it has one, else the next.

    Raises ``InvalidInputError`` for a code that is no such code or is taken.
    """
    given = [each.strip().upper() for each in wanted]
    named = [_number(letter, each) for each in given if each]
    if named:
        taken = {each.code for each in work.queries.of_project(kind, project_id)}
        _check_free(named, letter, taken)
        work.reserve_numbers(project_id, letter, max(named))
    fresh = iter(work.next_numbers(project_id, letter, given.count("")) if "" in given else ())
    numbers = [_number(letter, each) if each else next(fresh) for each in given]
    return tuple((number, code(letter, number)) for number in numbers)


def _check_free(numbers: Sequence[int], letter: str, taken: set[str]) -> None:
    for wanted in (code(letter, number) for number in numbers):
        if wanted in taken:
            raise InvalidInputError(
                f"The code {wanted} is taken already.",
                "Nothing was changed.",
                "Leave the code out to get the next one.",
            )
        taken.add(wanted)


def _number(letter: str, wanted: str) -> int:
    head, _, digits = wanted.partition("-")
    if head != letter or not digits.isdecimal() or not 0 < int(digits) < 1_000_000:
        raise InvalidInputError(
            f"“{wanted}” is no code of this list.",
            "Nothing was changed.",
            f"Write it as {code(letter, 14)}, or leave it out to get the next one.",
        )
    return int(digits)


def span(codes: Sequence[str]) -> str:
    """The codes of a list in few words: ``"B-014"``, ``"B-014 and B-016"``, ``"B-014 to B-016"`` (first and last)."""
    if len(codes) < 3:
        return " and ".join(codes)
    return f"{codes[0]} to {codes[-1]}"


def named_fields(names: Iterable[str]) -> str:
    """The names of fields for the minutes: ``"department, amount and scope"``."""
    words = (name.removesuffix("_id").replace("_ids", "s").replace("_", " ") for name in names)
    return listed(list(words))


def relink(
    work: "UnitOfWork", before: Sequence[UUID], after: Sequence[UUID], link: Callable[[UUID], Any]
) -> None:
    """Makes the links of an entry what they should be: ``link`` gives the one to an id. Nothing else is touched."""
    removed = [link(each) for each in before if each not in after]
    added = [link(each) for each in dict.fromkeys(after) if each not in before]
    if removed:
        work.remove(*removed)
    if added:
        work.add(*added)


def entries_words(what: str, entries: Sequence[tuple[str, str]]) -> str:
    """Entries as (code, words), for the minutes: one in full, several by their codes."""
    if len(entries) == 1:
        return f"{what} {entries[0][0]} {quoted(entries[0][1])}"
    return f"{counted(len(entries), what)}: {span([each for each, _ in entries])}"
