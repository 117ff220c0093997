"""The journal: every changed column is recorded, before and after: new rows by ``insert_rows``, all else after a flush.

From this alone come undo and redo, the minutes and the change notice. Bulk statements would slip past the listener, so
they are refused; database cascades would too, so foreign keys are RESTRICT.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple, NoReturn
from uuid import UUID

from sqlalchemy import Engine, Insert, event, insert, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from charrette.store.rows import ChangeRow, Row, StepRow, table_of

Image = dict[str, Any]


class Change(NamedTuple):
    """One changed row: what ``ChangeRow`` keeps of it beside its place in the journal."""

    table_name: str
    row_key: str
    kind: str
    before: Image
    after: Image


@dataclass
class Recording:
    """The step being recorded by one unit of work."""

    step: StepRow
    changes: list[Change] = field(default_factory=list[Change])
    written: Image = field(default_factory=dict[str, Any])
    """What the step told when it was written."""

    def touched(self) -> dict[str, frozenset[UUID]]:
        """The ids of the changed rows by table (for a link: the ids of both ends)."""
        found: dict[str, set[UUID]] = {}
        for change in self.changes:
            found.setdefault(change.table_name, set()).update(map(UUID, change.row_key.split("/")))
        return {table: frozenset(ids) for table, ids in found.items()}


class JournalledSession(Session):
    """A session whose every write passes the journal into ``recording``: the ways around it are closed."""

    def __init__(self, engine: Engine, recording: Recording) -> None:
        super().__init__(engine, expire_on_commit=False, info={_RECORDING: recording})

    def bulk_save_objects(self, *_given: Any, **_options: Any) -> NoReturn:
        """Refused."""
        raise RuntimeError(_BULK)

    bulk_insert_mappings = bulk_update_mappings = bulk_save_objects


_BULK = "bulk statements bypass the journal"
_RECORDING = "recording"


@event.listens_for(JournalledSession, "after_flush")
def _on_flush(session: Session, _context: UOWTransaction) -> None:
    """Records all that is flushed; the step is written with the first change."""
    found = [
        change
        for kind, rows in (("insert", session.new), ("update", session.dirty), ("delete", session.deleted))
        for row in rows
        if isinstance(row, Row) and row.journalled and (change := _change(kind, row)) is not None
    ]
    _write(session, session.info[_RECORDING], found)


@event.listens_for(JournalledSession, "do_orm_execute")
def _on_execute(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError(_BULK)


def insert_rows(session: Session, row_class: type[Row], rows: list[Image]) -> None:
    """Inserts rows of one table, given with all their columns, and records them."""
    session.connection().execute(_insert(row_class), rows)
    table = table_of(row_class)
    keys = [column.key for column in table.primary_key]
    found = [
        Change(
            table.name,
            "/".join(str(row[key]) for key in keys),
            "insert",
            {},
            {key: encode(value) for key, value in row.items()},
        )
        for row in rows
    ]
    _write(session, session.info[_RECORDING], found)


@cache
def _insert(row_class: type[Row]) -> Insert:
    """Made once: it is part of every card's way to the disk."""
    return insert(table_of(row_class))


def _write(session: Session, recording: Recording, found: list[Change]) -> None:
    if not found:
        return
    step = recording.step
    write_step(session, step)
    places = enumerate(found, start=len(recording.changes))
    columns = [
        {"step_seq": step.seq, "position": position, **change._asdict()} for position, change in places
    ]
    recording.changes += found
    session.connection().execute(_insert(ChangeRow), columns)


def write_step(session: Session, step: StepRow) -> None:
    """Writes the step once, and gives it its number."""
    if not step.seq:
        columns = {key: value for key, value in _columns(step).items() if key != "seq"}
        inserted = session.connection().execute(_insert(StepRow), columns)
        (step.seq,) = inserted.inserted_primary_key or (0,)
        session.info[_RECORDING].written = told_of(step)


def told_of(step: StepRow) -> Image:
    """What a step tells beside its changes; it may be known only after they were written."""
    return {"sentence": step.sentence, "project_id": step.project_id, "of_step": step.of_step}


def _columns(row: Row) -> Image:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs}


def _change(kind: str, row: Row) -> Change | None:
    state = inspect(row)
    before: Image = {}
    after: Image = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if kind == "insert":
            after[attribute.key] = getattr(row, attribute.key)
        elif kind == "delete":
            before[attribute.key] = history.deleted[0] if history.deleted else getattr(row, attribute.key)
        elif history.has_changes():
            before[attribute.key] = history.deleted[0] if history.deleted else None
            after[attribute.key] = history.added[0] if history.added else None
    if kind == "update" and before == after:
        return None
    return Change(
        table_of(type(row)).name,
        row_key(row),
        kind,
        {key: encode(value) for key, value in before.items()},
        {key: encode(value) for key, value in after.items()},
    )


def row_key(row: Row) -> str:
    """The primary key as text: the id, or both ids of a link."""
    return "/".join(str(part) for part in inspect(type(row)).primary_key_from_instance(row))


def encode(value: Any) -> Any:
    """A column's value as JSON can hold it."""
    if isinstance(value, UUID):
        return str(value)
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def decode(row_class: type[Row], image: Image) -> Image:
    """The columns of an image, as the row class wants them."""
    columns = inspect(row_class).columns
    return {key: _decoded(columns[key].type.python_type, value) for key, value in image.items()}


def _decoded(python_type: type[Any], value: Any) -> Any:
    if value is None:
        return None
    if python_type is UUID:
        return UUID(value)
    return datetime.fromisoformat(value) if python_type is datetime else value
