"""The people around the table: invited, checked in at the door, seated, known by alias."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.aliases import alias_key, next_aliases, reads_like_a_name
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Participant, Session, StakeholderGroup
from charrette.domain.wording import counted, listed, quoted
from charrette.services.projects import changed_fields, changed_words

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

MOST_TABLES = 99


@dataclass(frozen=True, slots=True)
class AddParticipants:
    """People by alias, in one group: those who came, or, with ``came`` false, those who are expected."""

    project_id: UUID
    group_id: UUID
    aliases: tuple[str, ...]
    minor: bool = False
    grade_band: str = ""
    came: bool = True


def add_participants(work: "UnitOfWork", command: AddParticipants) -> tuple[Participant, ...]:
    """Adds participants; an alias is unique in the project."""
    aliases = [clean_alias(alias, minor=command.minor) for alias in command.aliases if alias.strip()]
    if not aliases:
        raise InvalidInputError("Type an alias.")
    _refuse_taken(work, command.project_id, aliases)
    people = tuple(
        Participant(
            work.ids.new(),
            command.project_id,
            command.group_id,
            alias,
            command.minor,
            command.grade_band,
            came=command.came,
        )
        for alias in aliases
    )
    group = work.get(StakeholderGroup, command.group_id)
    verb = "Checked in" if command.came else "Invited"
    work.describe(f"{verb} {len(people)} of {group.name}", command.project_id)
    work.add(*people)
    return people


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Someone at the door who is on no list. Without an alias the group's next one is given."""

    project_id: UUID
    group_id: UUID
    alias: str = ""
    minor: bool = False
    accommodation: str = ""


def walk_in(work: "UnitOfWork", command: WalkIn) -> Participant:
    """Adds someone and checks them in, in one step."""
    group = work.get(StakeholderGroup, command.group_id)
    alias = clean_alias(command.alias, minor=command.minor)
    if alias:
        _refuse_taken(work, command.project_id, [alias])
    else:
        taken = [each.alias for each in work.queries.participants(command.project_id)]
        alias = next_aliases(group.label, 1, taken)[0]
    person = Participant(
        work.ids.new(),
        command.project_id,
        group.id,
        alias,
        command.minor,
        accommodation=command.accommodation.strip(),
        came=True,
        arrived_at=work.clock.now(),
    )
    work.describe(f"Checked in {quoted(alias)} of {group.name}, a walk-in", command.project_id)
    work.add(person)
    return person


def edit_participant(work: "UnitOfWork", participant: Participant) -> Participant:
    """Keeps the changed fields of a participant; who came is a matter of ``check_in`` and ``check_out``.

    A minor's alias that reads like a name is refused, whichever of the two was changed.
    """
    before = work.get(Participant, participant.id)
    after = replace(
        participant,
        alias=clean_alias(participant.alias, minor=participant.minor),
        role=participant.role.strip(),
        language=participant.language.strip(),
        accommodation=participant.accommodation.strip(),
        grade_band=participant.grade_band.strip(),
        came=before.came,
        arrived_at=before.arrived_at,
    )
    if not after.alias:
        raise InvalidInputError("Type an alias.")
    if alias_key(after.alias) != alias_key(before.alias):
        _refuse_taken(work, before.project_id, [after.alias])
    _check_table(after.table)
    work.get(StakeholderGroup, after.group_id)
    work.describe(f"Edited {quoted(after.alias)}: {changed_words(before, after)}", before.project_id)
    work.change(after, **changed_fields(before, after))
    return after


def remove_participant(work: "UnitOfWork", participant: Participant) -> None:
    """Removes a participant who wrote no card."""
    if any(card.participant_id == participant.id for card in work.queries.cards(participant.project_id)):
        raise InvalidInputError(f"{quoted(participant.alias)} wrote cards and stays on the list.")
    work.describe(f"Removed participant {quoted(participant.alias)}", participant.project_id)
    work.remove(participant)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """People on the list who are here now."""

    participant_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CheckOut:
    """People who were checked in and are not here: they are expected again."""

    participant_ids: tuple[UUID, ...]


def check_in(work: "UnitOfWork", command: CheckIn) -> tuple[Participant, ...]:
    """Notes that people have come, and when. Those who are here already are left as they are."""
    coming = [each for each in _people(work, command.participant_ids) if not each.came]
    if not coming:
        raise InvalidInputError("They are checked in already.")
    now = work.clock.now()
    work.describe(f"Checked in {_who(coming)}", coming[0].project_id)
    for person in coming:
        work.change(person, came=True, arrived_at=now)
    return tuple(replace(person, came=True, arrived_at=now) for person in coming)


def check_out(work: "UnitOfWork", command: CheckOut) -> tuple[Participant, ...]:
    """Takes back that people have come; they stay on the list. Their seat is free again."""
    leaving = [each for each in _people(work, command.participant_ids) if each.came]
    if not leaving:
        raise InvalidInputError("They are not checked in.")
    work.describe(f"Checked out {_who(leaving)}", leaving[0].project_id)
    for person in leaving:
        work.change(person, came=False, arrived_at=None)
    return tuple(replace(person, came=False, arrived_at=None) for person in leaving)


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's table, counted from 1; None is no table."""

    participant_id: UUID
    table: int | None


@dataclass(frozen=True, slots=True)
class SeatPeople:
    """A whole seating plan. With a session it also keeps how many tables there are."""

    seats: tuple[Seat, ...]
    session_id: UUID | None = None
    tables: int = 0


def seat_people(work: "UnitOfWork", command: SeatPeople) -> int:
    """Gives people their tables, in one step. Returns how many changed their table."""
    by_id = {each.id: each for each in _people(work, tuple(seat.participant_id for seat in command.seats))}
    moved = [seat for seat in command.seats if by_id[seat.participant_id].table != seat.table]
    for seat in command.seats:
        _check_table(seat.table)
    tables = len({seat.table for seat in command.seats if seat.table is not None})
    people = list(by_id.values())
    words = f"Seated {counted(len(people), 'person', 'people')} at {counted(tables, 'table')}"
    if len(people) == 1:
        words = f"Seated {quoted(people[0].alias)} at {_table_words(command.seats[0].table)}"
    elif not tables:
        words = f"Took {counted(len(people), 'person', 'people')} from their tables"
    work.describe(words, people[0].project_id)
    for seat in moved:
        work.change(by_id[seat.participant_id], table=seat.table)
    if command.session_id is not None:
        session = work.get(Session, command.session_id)
        if session.tables != command.tables:
            work.change(session, tables=command.tables)
    return len(moved)


def clean_alias(alias: str, *, minor: bool) -> str:
    """The alias on one line; a minor's that reads like a name is refused."""
    words = " ".join(alias.split())
    if minor and reads_like_a_name(words):
        raise InvalidInputError(
            f"{quoted(words)} reads like a name; a minor is never kept by name.",
            "Nothing was changed.",
            "Choose an alias of one word.",
        )
    return words


def _refuse_taken(work: "UnitOfWork", project_id: UUID, aliases: Iterable[str]) -> None:
    taken = {alias_key(each.alias) for each in work.queries.participants(project_id)}
    for alias in aliases:
        if alias_key(alias) in taken:
            raise InvalidInputError(
                f"The alias {quoted(alias)} is taken.", "Nobody was added.", "Choose another."
            )
        taken.add(alias_key(alias))


def _people(work: "UnitOfWork", ids: tuple[UUID, ...]) -> tuple[Participant, ...]:
    if not ids:
        raise InvalidInputError("Choose somebody first.")
    by_id = {each.id: each for each in work.queries.by_ids(Participant, ids)}
    return tuple(by_id[each] if each in by_id else work.get(Participant, each) for each in ids)


def _who(people: list[Participant]) -> str:
    aliases = [quoted(each.alias) for each in people]
    return listed(aliases) if len(aliases) <= 4 else counted(len(aliases), "person", "people")


def _check_table(table: int | None) -> None:
    if table is not None and not 1 <= table <= MOST_TABLES:
        raise InvalidInputError(f"A table is a number from 1 to {MOST_TABLES}.")


def _table_words(table: int | None) -> str:
    return "no table" if table is None else f"table {table}"
