"""The people around the table: by alias, expected or here, seated; a minor never by name."""

from dataclasses import replace

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Participant, Project
from charrette.services.capture import KeepCard, keep_card
from charrette.services.people import (
    AddParticipants,
    CheckIn,
    CheckOut,
    Seat,
    SeatPeople,
    WalkIn,
    add_participants,
    check_in,
    check_out,
    edit_participant,
    remove_participant,
    seat_people,
    walk_in,
)
from charrette.store.library import Library
from tests.store.libraries import snapshot_of


def expected(library: Library, project: Project, *aliases: str) -> tuple[Participant, ...]:
    """People of the first group who are on the list."""
    group = snapshot_of(library, project).groups[0]
    return library.do(add_participants, AddParticipants(project.id, group.id, aliases, came=False))


def test_people_come_by_alias(library: Library, project: Project) -> None:
    group = snapshot_of(library, project).groups[0]
    people = library.do(
        add_participants, AddParticipants(project.id, group.id, (" Heron ", "", "Otter"), minor=True)
    )
    assert [person.alias for person in people] == ["Heron", "Otter"]
    for aliases, words in (
        (("Heron",), "The alias “Heron” is taken"),
        (("heron ",), "taken"),
        (("A", "A"), "taken"),
        ((" ",), "Type an alias"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            library.do(add_participants, AddParticipants(project.id, group.id, aliases))
    library.do(keep_card, KeepCard(project.id, "Shade", group.id, participant_id=people[0].id))
    with pytest.raises(InvalidInputError, match="wrote cards and stays"):
        library.do(remove_participant, people[0])
    library.do(remove_participant, people[1])
    assert snapshot_of(library, project).participants == (people[0],)


def test_a_minor_is_never_kept_by_name(library: Library, project: Project) -> None:
    group = snapshot_of(library, project).groups[0]
    for name in ("Ana Gómez", "Mary-Jane Doe"):
        with pytest.raises(InvalidInputError, match="never kept by name"):
            library.do(add_participants, AddParticipants(project.id, group.id, (name,), minor=True))
        with pytest.raises(InvalidInputError, match="never kept by name"):
            library.do(walk_in, WalkIn(project.id, group.id, name, minor=True))
    grown = expected(library, project, "Rosa Diaz")[0]
    with pytest.raises(InvalidInputError, match="never kept by name"):
        library.do(edit_participant, replace(grown, minor=True))
    changed = library.do(edit_participant, replace(grown, minor=True, alias="Plover"))
    assert snapshot_of(library, project).participants == (changed,)


def test_those_who_are_expected_are_not_here_until_they_check_in(library: Library, project: Project) -> None:
    people = expected(library, project, "Heron", "Otter", "Ibis")
    assert snapshot_of(library, project).here == ()
    came = library.do(check_in, CheckIn((people[1].id,)))
    again = library.do(check_in, CheckIn((people[1].id, people[2].id)))
    assert [each.alias for each in again] == ["Ibis"]
    here = snapshot_of(library, project).here
    assert here == (came[0], again[0])
    assert [each.arrived_at is not None for each in people] == [False, False, False]
    first, second = (each.arrived_at for each in here)
    assert first is not None
    assert second is not None
    assert first < second
    with pytest.raises(InvalidInputError, match="checked in already"):
        library.do(check_in, CheckIn((people[1].id,)))
    library.do(check_out, CheckOut((people[1].id,)))
    assert [each.alias for each in snapshot_of(library, project).here] == ["Ibis"]
    with pytest.raises(InvalidInputError, match="not checked in"):
        library.do(check_out, CheckOut((people[1].id,)))
    with pytest.raises(InvalidInputError, match="Choose somebody"):
        library.do(check_in, CheckIn(()))


def test_a_walk_in_gets_the_next_alias_of_the_group(library: Library, project: Project) -> None:
    group = snapshot_of(library, project).groups[0]
    expected(library, project, "ST-01", "st-03")
    made = [library.do(walk_in, WalkIn(project.id, group.id, minor=True)).alias for _ in range(3)]
    assert made == ["ST-02", "ST-04", "ST-05"]
    named = library.do(walk_in, WalkIn(project.id, group.id, " Heron ", accommodation=" Large print "))
    assert (named.alias, named.accommodation, named.came) == ("Heron", "Large print", True)
    with pytest.raises(InvalidInputError, match="taken"):
        library.do(walk_in, WalkIn(project.id, group.id, "HERON"))


def test_editing_keeps_what_the_door_noted(library: Library, project: Project) -> None:
    person = expected(library, project, "Heron")[0]
    here = library.do(check_in, CheckIn((person.id,)))[0]
    edited = library.do(edit_participant, replace(person, alias=" heron ", role=" Coach ", table=2))
    assert edited == replace(here, alias="heron", role="Coach", table=2)
    assert snapshot_of(library, project).participants == (edited,)
    for wrong, words in (
        (replace(edited, alias=" "), "Type an alias"),
        (replace(edited, table=0), "from 1 to 99"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            library.do(edit_participant, wrong)


def test_a_whole_plan_is_one_step(library: Library, project: Project) -> None:
    people = expected(library, project, "Heron", "Otter", "Ibis")
    session = snapshot_of(library, project).sessions[0]
    seats = tuple(Seat(each.id, table) for each, table in zip(people, (1, 2, None), strict=True))
    assert library.do(seat_people, SeatPeople(seats, session.id, 2)) == 2
    snapshot = snapshot_of(library, project)
    assert [each.table for each in snapshot.participants] == [1, 2, None]
    assert snapshot.sessions[0].tables == 2
    library.undo()
    snapshot = snapshot_of(library, project)
    assert [each.table for each in snapshot.participants] == [None, None, None]
    assert snapshot.sessions[0].tables == 0
    with pytest.raises(InvalidInputError, match="from 1 to 99"):
        library.do(seat_people, SeatPeople((Seat(people[0].id, 100),)))
