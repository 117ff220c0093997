"""The first look: reads a project from a library's file with the standard library alone.

SQLAlchemy takes longer to import than a window takes to paint. So the app paints what this finds, while the library is
opened properly behind it. Anything unusual (a new, older, damaged or busy file) finds nothing here, and is left to
``Library``, which says what is wrong.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast
from uuid import UUID

from charrette.domain.snapshot import ProjectSnapshot
from charrette.store.first_codecs import FIRST_SHAPES
from charrette.store.shapes import Shape
from charrette.store.versions import APPLICATION_ID, HEAD

_FEW = 200
"""A project with no more cards is read as a whole at once."""
_TOP = (
    "id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY theme_id ORDER BY position, number) "
    "AS place FROM card WHERE project_id = ? AND status = 'open') WHERE place <= {top})"
)
_JSON = {"corrections", "redactions", "rules", "progress", "needs", "content"}


class FirstLook(NamedTuple):
    """The project to show (None in a library without any) and the last step of the journal."""

    snapshot: ProjectSnapshot | None
    last_step: int
    counts: Mapping[UUID | None, int] | None = None
    """How many open cards each theme has (None: those without), where the snapshot has only the top ones."""
    path: Path = Path()

    def whole(self) -> "FirstLook | None":
        """The same project with all its cards; None where it cannot be looked at any more."""
        wanted = self.snapshot.project.id if self.snapshot else None
        found = first_look(self.path, [str(wanted)])
        same = found is not None and found.snapshot is not None and found.snapshot.project.id == wanted
        return found if same else None


def first_look(path: Path, recent: Sequence[str], *, top: int | None = None) -> FirstLook | None:
    """The most recent of the projects named in ``recent``, else the newest; None where the file needs care.

    With ``top``, of a project with many cards only so many of each theme: those that stand first on the board.
    """
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
            return _look(connection, path, recent, top)
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def _is_current(connection: sqlite3.Connection) -> bool:
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    return marks == [APPLICATION_ID, int(HEAD)]


def _look(connection: sqlite3.Connection, path: Path, recent: Sequence[str], top: int | None) -> FirstLook:
    last_step = connection.execute("SELECT coalesce(max(seq), 0) FROM step").fetchone()[0]
    there = [row[0] for row in connection.execute("SELECT id FROM project ORDER BY created_at DESC, id DESC")]
    wanted = [UUID(each).hex for each in recent]
    chosen = next((each for each in (*wanted, *there) if each in there), None)
    if chosen is None:
        return FirstLook(None, last_step)
    counts = _counts(connection, chosen) if top is not None else {}
    if top is None or sum(counts.values()) <= _FEW:
        return FirstLook(_snapshot(connection, chosen, "project_id = ?"), last_step)
    return FirstLook(_snapshot(connection, chosen, _TOP.format(top=top)), last_step, counts, path)


def _counts(connection: sqlite3.Connection, project: str) -> dict[UUID | None, int]:
    query = "SELECT theme_id, count(*) FROM card WHERE project_id = ? AND status = 'open' GROUP BY theme_id"
    found = connection.execute(query, (project,))
    return {None if theme is None else _new_id(theme): count for theme, count in found}


def _snapshot(connection: sqlite3.Connection, project: str, of_cards: str) -> ProjectSnapshot:
    """The project with those of its cards that the condition ``of_cards`` takes."""

    def read(table: str, where: str, order: str) -> tuple[Any, ...]:
        query = f"SELECT * FROM {table} WHERE {where} ORDER BY {order}"  # noqa: S608 - our own names
        return _values(table, connection.execute(query, (project,)))

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
    rounds = read("round", of_charrettes, in_turn)
    return ProjectSnapshot(
        project=read("project", "id = ?", "id")[0],
        groups=read("stakeholder_group", own, "position, id"),
        departments=read("department", own, "position, id"),
        participants=read("participant", own, "id"),
        charrettes=read("charrette", own, "number"),
        sessions=read("session", of_charrettes, in_turn),
        themes=read("theme", own, "position, number"),
        cards=read("card", of_cards, "number, id"),
        needs=read("need", own, "number, id"),
        sources=read("source", of_needs, "need_id, card_id"),
        rounds=rounds,
        ballots=tuple(ballot for round_ in rounds for ballot in _ballots(connection, round_.id)),
        blocks=read("block", of_sessions, f"{by_session}, position, id"),
        clocks=read("session_clock", of_sessions, by_session),
        entries=read("log_entry", own, "kind, number, id"),
        photos=read("photo", own, "number, id"),
        photo_cards=read("photo_card", of_photos, "photo_id, card_id"),
        verdicts=read("similar_verdict", own, "first_id, second_id"),
        minority_reports=read("minority_report", own, "round_id, need_id, id"),
    )


def _ballots(connection: sqlite3.Connection, round_id: UUID) -> tuple[Any, ...]:
    query = "SELECT * FROM ballot WHERE round_id = ? ORDER BY channel, number"
    return _values("ballot", connection.execute(query, (round_id.hex,)))


def _shape(table: str) -> Shape:
    """The shape of a table's values; those that come with shaping and voting are imported when there are some."""
    first = next((shape for shape in FIRST_SHAPES if shape.table == table), None)
    if first is not None:
        return first
    from charrette.store.codecs import SHAPES

    return next(shape for shape in SHAPES.values() if shape.table == table)


def _values(table: str, cursor: sqlite3.Cursor) -> tuple[Any, ...]:
    """The values of the rows, made column by column: two thousand cards are read while a window waits."""
    rows = cursor.fetchall()
    if not rows:
        return ()
    shape = _shape(table)
    kind, readers = shape.value, _readers(shape.value)
    names = [column[0] for column in cursor.description]
    given: dict[str, Iterable[Any]] = {
        name: _column(column, readers.get(name))
        for name, column in zip(names, zip(*rows, strict=True), strict=True)
    }
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
