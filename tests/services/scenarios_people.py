"""The service functions of the people around the table, each with a room where it can be done."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from charrette.domain.project import Participant
from charrette.exchange.people_file import PeopleDrafts, PersonDraft
from charrette.services import invitations, people

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def _expected(room: "Room", came: bool = False) -> tuple[Participant, ...]:
    command = people.AddParticipants(room.project.id, room.group("FA"), ("Ibis", "Wren", "Lark"), came=came)
    return room.do(people.add_participants, command)


def _edit(room: "Room") -> Any:
    return people.edit_participant, replace(
        _expected(room)[0],
        alias="Stork",
        group_id=room.group("CU"),
        role="Head custodian",
        language="es",
        accommodation="A seat near the door",
        consent=True,
        table=3,
    )


def _check_out(room: "Room") -> Any:
    return people.check_out, people.CheckOut(tuple(each.id for each in _expected(room, came=True)[:2]))


def _seat(room: "Room") -> Any:
    seats = tuple(people.Seat(each.id, 1 + place % 2) for place, each in enumerate(_expected(room)))
    return people.seat_people, people.SeatPeople(seats, room.snapshot().sessions[0].id, 2)


def _import(room: "Room") -> Any:
    drafts = (PersonDraft("Rosa", "FA", "PTA", "es"), PersonDraft("", "ST", minor=True, grade_band="6"))
    command = invitations.ImportPeople(room.project.id, PeopleDrafts(drafts, 0), "list.csv", set_seats=True)
    return invitations.import_people, command


SCENARIOS = {
    "check_in": lambda room: (people.check_in, people.CheckIn(tuple(each.id for each in _expected(room)))),
    "check_out": _check_out,
    "edit_participant": _edit,
    "import_people": _import,
    "seat_people": _seat,
    "walk_in": lambda room: (
        people.walk_in,
        people.WalkIn(room.project.id, room.group("NB"), accommodation="Large print"),
    ),
}
