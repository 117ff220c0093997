"""The district's people by name: who can lead and stand in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.people import Person
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.wording import listed
from charrette.services.plan_checks import named_fields, one_line
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


def add_person(work: "UnitOfWork", person: Person) -> Person:
    """Adds somebody to the district's people, under an id of their own; raises ``InvalidInputError``."""
    added = _checked(work, replace(person, id=work.ids.new()))
    work.describe(f"Added {_words(added)} to the district’s people")
    work.add(added)
    return added


def edit_person(work: "UnitOfWork", person: Person) -> Person:
    """Keeps the changed name, department and role of somebody."""
    before, after = work.get(Person, person.id), _checked(work, person)
    changed = changed_fields(before, after)
    if not changed:
        raise InvalidInputError(f"{before.name} is the same as before.")
    work.describe(f"Edited {_words(after)}: {named_fields(changed)}")
    work.change(before, **changed)
    return after


def remove_person(work: "UnitOfWork", person: Person) -> None:
    """Removes somebody who leads and backs up nothing; else refused, naming what."""
    before = work.get(Person, person.id)
    led = [
        each.code
        for kind in (ScopeItem, Milestone)
        for each in work.queries.every(kind, "project_id", "number")
        if before.id in {each.staffing.lead_id, each.staffing.backup_id}
    ]
    if led:
        more = f" and {len(led) - 3} more" if len(led) > 3 else ""
        raise InvalidInputError(
            f"{before.name} leads or backs up {listed(led[:3])}{more}.",
            "Nothing was changed.",
            "Give these to somebody else first.",
        )
    work.describe(f"Removed {_words(before)} from the district’s people")
    work.remove(before)


def _checked(work: "UnitOfWork", person: Person) -> Person:
    checked = Person(person.id, one_line(person.name), one_line(person.department), one_line(person.role))
    if not checked.name:
        raise InvalidInputError("Give the person a name.", "Nothing was changed.")
    for other in work.queries.every(Person, "name"):
        same = (other.name.casefold(), other.department.casefold())
        if other.id != checked.id and same == (checked.name.casefold(), checked.department.casefold()):
            raise InvalidInputError(
                f"{_words(other)} is known already.",
                "Nothing was changed.",
                "Choose this person, or say the role.",
            )
    return checked


def _words(person: Person) -> str:
    return f"{person.name} ({person.department})" if person.department else person.name
