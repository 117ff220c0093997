"""Projects with their groups, charrettes and sessions; the people are in ``people``."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.marks import MARKS
from charrette.domain.project import (
    STANDARD_DEPARTMENTS,
    STANDARD_GROUPS,
    STANDARD_PROMPT,
    Charrette,
    Department,
    Project,
    SchoolType,
    Session,
    StakeholderGroup,
    StandardGroup,
)
from charrette.domain.themes import STANDARD_THEMES, Theme
from charrette.domain.wording import quoted
from charrette.services.ordering import shift
from charrette.services.plan_follows import check_currency, follow_name

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewProject:
    """The five questions a project starts with; without other words the standard groups, themes and departments.

    ``charrette`` is the title of its first charrette, with one session; empty: it starts without one.
    """

    name: str
    district: str = ""
    school_type: SchoolType = SchoolType.OTHER
    grades: str = ""
    enrolment: int | None = None
    opening: str = ""
    groups: tuple[StandardGroup, ...] = STANDARD_GROUPS
    zone: str = "UTC"
    currency: str = "USD"
    language: str = "en"
    departments: tuple[str, ...] = STANDARD_DEPARTMENTS
    themes: tuple[str, ...] = STANDARD_THEMES
    charrette: str = "First charrette"


def create_project(work: "UnitOfWork", command: NewProject) -> Project:
    """A project ready to run: groups, departments, the twelve themes, a first charrette with one session."""
    name = _name(work, command.name)
    project = Project(
        work.ids.new(),
        name,
        work.clock.now(),
        command.district.strip(),
        command.school_type,
        command.grades.strip(),
        command.enrolment,
        command.opening.strip(),
        command.currency,
        command.zone,
        command.language,
    )
    work.describe(f"Started project {quoted(name)}", project.id)
    work.add(project)
    _furnish(work, project, command)
    if command.charrette:
        charrette = Charrette(work.ids.new(), project.id, 1, command.charrette)
        work.add(charrette)
        work.add(Session(work.ids.new(), charrette.id, 1, "Session 1", prompt=STANDARD_PROMPT))
    return project


def _furnish(work: "UnitOfWork", project: Project, command: NewProject) -> None:
    numbers = work.next_numbers(project.id, "T", len(command.themes))
    groups = [
        StakeholderGroup(work.ids.new(), project.id, each.label, each.name, each.mark, position, each.invited)
        for position, each in enumerate(command.groups)
    ]
    departments = [
        Department(work.ids.new(), project.id, name, position)
        for position, name in enumerate(command.departments)
    ]
    themes = [
        Theme(work.ids.new(), project.id, number, name, position)
        for position, (number, name) in enumerate(zip(numbers, command.themes, strict=True))
    ]
    for values in (groups, departments, themes):
        if values:
            work.add(*values)


def edit_project(work: "UnitOfWork", project: Project) -> Project:
    """Keeps the changed fields of a project; its currency stays once there are budget lines in it."""
    before = work.get(Project, project.id)
    if project.name != before.name:
        _name(work, project.name)
    if project.currency != before.currency:
        check_currency(work, before)
    if project.enrolment is not None and project.enrolment < 0:
        raise InvalidInputError("Enrolment cannot be negative.")
    work.describe(f"Edited project {quoted(project.name)}: {changed_words(before, project)}", project.id)
    work.change(project, **changed_fields(before, project))
    follow_name(work, before, project)
    return project


@dataclass(frozen=True, slots=True)
class AddGroup:
    """A new stakeholder group with a unique two-letter label."""

    project_id: UUID
    label: str
    name: str
    invited: int = 0
    host: bool = False


def add_group(work: "UnitOfWork", command: AddGroup) -> StakeholderGroup:
    """Adds a group; it takes the next free mark."""
    groups = work.queries.groups(command.project_id)
    used = {group.mark for group in groups}
    mark = next((each.mark for each in MARKS if each.mark not in used), len(groups) % len(MARKS))
    group = StakeholderGroup(
        work.ids.new(),
        command.project_id,
        command.label.strip().upper(),
        command.name.strip(),
        mark,
        len(groups),
        command.invited,
        command.host,
    )
    _check_group(group, groups)
    work.describe(f"Added group {group.name} ({group.label})", command.project_id)
    work.add(group)
    return group


def edit_group(work: "UnitOfWork", group: StakeholderGroup) -> StakeholderGroup:
    """Keeps the changed fields of a group. Rounds keep what they froze."""
    before = work.get(StakeholderGroup, group.id)
    _check_group(group, work.queries.groups(group.project_id))
    work.describe(f"Edited group {group.name}: {changed_words(before, group)}", group.project_id)
    work.change(group, **changed_fields(before, group))
    return group


def remove_group(work: "UnitOfWork", group: StakeholderGroup) -> None:
    """Removes a group nobody belongs to; refused while cards, people or ballots name it."""
    cards = sum(card.group_id == group.id for card in work.queries.cards(group.project_id))
    people = sum(each.group_id == group.id for each in work.queries.participants(group.project_id))
    if cards or people:
        raise InvalidInputError(
            f"{group.name} has {cards} cards and {people} participants.",
            "Nothing was changed.",
            "A group that was heard stays; rename it instead.",
        )
    work.describe(f"Removed group {group.name}", group.project_id)
    work.remove(group)


@dataclass(frozen=True, slots=True)
class ShiftGroup:
    """A group one or more places up (negative) or down in every list."""

    group_id: UUID
    places: int


def shift_group(work: "UnitOfWork", command: ShiftGroup) -> None:
    """Moves a group among the groups of its project."""
    group = work.get(StakeholderGroup, command.group_id)
    work.describe(f"Moved group {group.name}", group.project_id)
    shift(work, work.queries.groups(group.project_id), group, command.places)


@dataclass(frozen=True, slots=True)
class AddCharrette:
    """Another charrette of a project, with its first session."""

    project_id: UUID
    title: str


def add_charrette(work: "UnitOfWork", command: AddCharrette) -> Charrette:
    """Adds a charrette with one session."""
    number = len(work.queries.charrettes(command.project_id)) + 1
    charrette = Charrette(
        work.ids.new(), command.project_id, number, command.title.strip() or f"Charrette {number}"
    )
    work.describe(f"Added charrette {quoted(charrette.title)}", command.project_id)
    work.add(charrette)
    work.add(Session(work.ids.new(), charrette.id, 1, "Session 1", prompt=STANDARD_PROMPT))
    return charrette


def edit_charrette(work: "UnitOfWork", charrette: Charrette) -> Charrette:
    """Keeps the changed title of a charrette."""
    before = work.get(Charrette, charrette.id)
    work.describe(
        f"Edited charrette {charrette.number}: {changed_words(before, charrette)}", charrette.project_id
    )
    work.change(charrette, **changed_fields(before, charrette))
    return charrette


@dataclass(frozen=True, slots=True)
class AddSession:
    """Another session (a day or an evening) of a charrette."""

    charrette_id: UUID
    title: str
    held_on: str = ""
    prompt: str = STANDARD_PROMPT
    minutes: int = 12


def add_session(work: "UnitOfWork", command: AddSession) -> Session:
    """Adds a session after those there are."""
    charrette = work.get(Charrette, command.charrette_id)
    number = 1 + sum(
        each.charrette_id == charrette.id for each in work.queries.sessions(charrette.project_id)
    )
    session = Session(
        work.ids.new(),
        charrette.id,
        number,
        command.title.strip() or f"Session {number}",
        command.held_on.strip(),
        command.prompt.strip(),
        command.minutes,
    )
    work.describe(f"Added session {quoted(session.title)}", charrette.project_id)
    work.add(session)
    return session


def edit_session(work: "UnitOfWork", session: Session) -> Session:
    """Keeps the changed fields of a session: title, date, prompt, minutes."""
    before = work.get(Session, session.id)
    if session.minutes < 1:
        raise InvalidInputError("A session’s timer needs at least one minute.")
    charrette = work.get(Charrette, session.charrette_id)
    work.describe(
        f"Edited session {quoted(session.title)}: {changed_words(before, session)}", charrette.project_id
    )
    work.change(session, **changed_fields(before, session))
    return session


def changed_fields(before: Any, after: Any) -> dict[str, Any]:
    """The fields in which two values of one kind differ."""
    return {
        each.name: getattr(after, each.name)
        for each in fields(after)
        if getattr(after, each.name) != getattr(before, each.name)
    }


def changed_words(before: Any, after: Any) -> str:
    """The names of the fields in which two values differ, for the minutes."""
    names = [name.replace("_", " ") for name in changed_fields(before, after)]
    return ", ".join(names) if names else "nothing"


def _name(work: "UnitOfWork", name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidInputError("Give the project a name.")
    if work.queries.project_named(name) is not None:
        raise InvalidInputError(
            f"There is a project {quoted(name)} already.", "Nothing was changed.", "Choose another name."
        )
    return name


def _check_group(group: StakeholderGroup, others: tuple[StakeholderGroup, ...]) -> None:
    if len(group.label) != 2 or not group.label.isalpha():
        raise InvalidInputError("A group’s label is two letters, such as ST.")
    if not group.name:
        raise InvalidInputError("Give the group a name.")
    if group.invited < 0:
        raise InvalidInputError("The number invited cannot be negative.")
    taken = next((each for each in others if each.label == group.label and each.id != group.id), None)
    if taken:
        raise InvalidInputError(
            f"The label {group.label} belongs to {taken.name}.", "", "Choose two other letters."
        )
