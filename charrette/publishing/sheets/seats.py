"""The tables of a session: who sits where, as far as that is known."""

import re
from dataclasses import dataclass

from charrette.domain.project import Participant, Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.sheets.options import USUAL_TABLE, SheetOptions, room_size, sessions_of


@dataclass(frozen=True, slots=True)
class TableSeats:
    """One table: its number, who is seated at it, and how many sheets a person each it needs."""

    number: int
    people: tuple[Participant, ...]
    seats: int


def session_of(snapshot: ProjectSnapshot, options: SheetOptions) -> Session | None:
    """The session sheets are laid out for: the one asked for, else the first that is not closed."""
    found = sessions_of(snapshot, options)
    return next((each for each in found if each.closed_at is None), found[-1] if found else None)


def tables_of(snapshot: ProjectSnapshot, options: SheetOptions) -> tuple[TableSeats, ...]:
    """Every table of the session; where nobody has a seat yet, the room spread evenly over them."""
    session = session_of(snapshot, options)
    seated = {each.table for each in snapshot.participants if each.table}
    room = room_size(snapshot)
    planned = session.tables if session else 0
    count = max(planned, max(seated, default=0)) or -(-room // USUAL_TABLE)
    unseated = room - sum(bool(each.table) for each in snapshot.participants)
    found: list[TableSeats] = []
    for number in range(1, count + 1):
        people = tuple(each for each in snapshot.participants if each.table == number)
        spread = -(-max(unseated, 0) // count)
        found.append(TableSeats(number, people, max(1, len(people) + spread)))
    return tuple(found)


def by_name(person: Participant) -> tuple[tuple[str, int], ...]:
    """Sorts aliases as people read them: Oak 2 before Oak 10."""
    pieces = re.findall(r"(\D*)(\d*)", person.alias.casefold())
    return tuple((words, int(digits or 0)) for words, digits in pieces)
