"""The first look: reads a project from a library's file with the standard library alone.

SQLAlchemy takes longer to import than a window takes to paint. So the app paints what this finds, while the library is
opened properly behind it. Anything unusual (a new, older, damaged or busy file) finds nothing here, and is left to
``Library``, which says what is wrong.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from charrette.domain.agenda import Block, SessionClock
from charrette.domain.cards import Card
from charrette.domain.log import LogEntry
from charrette.domain.needs import Need, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.project import Charrette, Department, Participant, Project, Session, StakeholderGroup
from charrette.domain.rounds import Ballot, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.store.codecs import SHAPES
from charrette.store.versions import APPLICATION_ID, HEAD

T = TypeVar("T")

_JSON = {"corrections", "redactions", "rules", "progress", "needs", "content"}


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The project to show (None in a library without any) and the last step of the journal."""

    snapshot: ProjectSnapshot | None
    last_step: int


def first_look(path: Path, recent: Sequence[str]) -> FirstLook | None:
    """The most recent of the projects named in ``recent``, else the newest; None where the file needs care."""
    if not path.is_file():
        return None
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0.2)
        ) as connection:
            if not _is_current(connection):
                return None
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            return _look(connection, recent)
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def _is_current(connection: sqlite3.Connection) -> bool:
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    return marks == [APPLICATION_ID, int(HEAD)]


def _look(connection: sqlite3.Connection, recent: Sequence[str]) -> FirstLook:
    last_step = connection.execute("SELECT coalesce(max(seq), 0) FROM step").fetchone()[0]
    there = [row[0] for row in connection.execute("SELECT id FROM project ORDER BY created_at DESC, id DESC")]
    wanted = [UUID(each).hex for each in recent]
    chosen = next((each for each in (*wanted, *there) if each in there), None)
    return FirstLook(_snapshot(connection, chosen) if chosen else None, last_step)


def _snapshot(connection: sqlite3.Connection, project: str) -> ProjectSnapshot:
    def read(kind: type[T], where: str, order: str) -> tuple[T, ...]:
        query = f"SELECT * FROM {SHAPES[kind].table} WHERE {where} ORDER BY {order}"  # noqa: S608 - our own names
        return _values(kind, connection.execute(query, (project,)))

    own = "project_id = ?"
    of_charrettes = "charrette_id IN (SELECT id FROM charrette WHERE project_id = ?)"
    in_turn = "(SELECT number FROM charrette WHERE charrette.id = charrette_id), number"
    of_needs = "need_id IN (SELECT id FROM need WHERE project_id = ?)"
    of_sessions = f"session_id IN (SELECT id FROM session WHERE {of_charrettes})"  # noqa: S608 - our own names
    by_session = (
        "(SELECT charrette.number FROM charrette JOIN session ON session.charrette_id = charrette.id "
        "WHERE session.id = session_id), (SELECT number FROM session WHERE session.id = session_id)"
    )
    of_photos = "photo_id IN (SELECT id FROM photo WHERE project_id = ?)"
    rounds = read(Round, of_charrettes, in_turn)
    return ProjectSnapshot(
        project=read(Project, "id = ?", "id")[0],
        groups=read(StakeholderGroup, own, "position, id"),
        departments=read(Department, own, "position, id"),
        participants=read(Participant, own, "id"),
        charrettes=read(Charrette, own, "number"),
        sessions=read(Session, of_charrettes, in_turn),
        themes=read(Theme, own, "position, number"),
        cards=read(Card, own, "number, id"),
        needs=read(Need, own, "number, id"),
        sources=read(Source, of_needs, "need_id, card_id"),
        rounds=rounds,
        ballots=tuple(ballot for round_ in rounds for ballot in _ballots(connection, round_)),
        blocks=read(Block, of_sessions, f"{by_session}, position, id"),
        clocks=read(SessionClock, of_sessions, by_session),
        entries=read(LogEntry, own, "kind, number, id"),
        photos=read(Photo, own, "number, id"),
        photo_cards=read(PhotoCard, of_photos, "photo_id, card_id"),
    )


def _ballots(connection: sqlite3.Connection, round_: Round) -> tuple[Ballot, ...]:
    query = "SELECT * FROM ballot WHERE round_id = ? ORDER BY channel, number"
    return _values(Ballot, connection.execute(query, (round_.id.hex,)))


def _values(kind: type[T], cursor: sqlite3.Cursor) -> tuple[T, ...]:
    """The values of the rows, made column by column: two thousand cards are read while a window waits."""
    shape, readers = SHAPES[kind], _readers(kind)
    names = [column[0] for column in cursor.description]
    given: dict[str, Iterable[Any]] = {
        name: _column(column, readers.get(name))
        for name, column in zip(names, zip(*cursor, strict=True), strict=False)
    }
    if not given:
        return ()
    for name, (part_class, parts) in shape.spread.items():
        columns = zip(*(given.pop(column) for column in parts.values()), strict=True)
        given[name] = [part_class(**dict(zip(parts, each, strict=True))) for each in columns]
    for name, codec in shape.codecs.items():
        given[name] = map(codec.read, given[name])
    return tuple(map(kind, *(given[each.name] for each in fields(cast("Any", kind)))))


def _column(found: tuple[Any, ...], reader: Callable[[Any], Any] | None) -> Iterable[Any]:
    if reader is None or found.count(None) == len(found):
        return found
    return [None if each is None else reader(each) for each in found]


@cache
def _readers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """How SQLite's own values of each column become Python's."""
    readers: dict[str, Callable[[Any], Any]] = dict.fromkeys(_JSON, _json)
    for each in fields(kind):
        words = str(each.type)
        if each.name in _JSON:
            continue
        if "UUID" in words:
            readers[each.name] = _new_id if each.name == "id" else _id
        elif "datetime" in words:
            readers[each.name] = _moment
        elif each.type is bool:
            readers[each.name] = bool
    return readers


def _json(text: str) -> Any:
    return [] if text == "[]" else json.loads(text)


def _new_id(text: str) -> UUID:
    return UUID(int=int(text, 16))


_id = cache(_new_id)
"""The id another entry points at; many point at the same few."""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")  # as it is kept: the time in UTC
