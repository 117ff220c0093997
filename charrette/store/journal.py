"""The journal: an ``after_flush`` listener records every changed column, before and after.

From this alone come undo and redo, the minutes and the change notice. Bulk statements would slip past the listener, so
they are refused; database cascades would too, so foreign keys are RESTRICT.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn
from uuid import UUID

from sqlalchemy import Engine, event, insert, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from charrette.store.rows import ChangeRow, Row, StepRow, table_of

Image = dict[str, Any]


@dataclass
class Recording:
    """The step being recorded by one unit of work."""

    step: StepRow
    changes: list[ChangeRow] = field(default_factory=list[ChangeRow])
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


def _write(session: Session, recording: Recording, found: list[ChangeRow]) -> None:
    if not found:
        return
    step = recording.step
    write_step(session, step)
    for change in found:
        change.step_seq, change.position = step.seq, len(recording.changes)
        recording.changes.append(change)
    session.connection().execute(insert(table_of(ChangeRow)), [_columns(change) for change in found])


def write_step(session: Session, step: StepRow) -> None:
    """Writes the step once, and gives it its number."""
    if not step.seq:
        columns = {key: value for key, value in _columns(step).items() if key != "seq"}
        inserted = session.connection().execute(insert(table_of(StepRow)), columns)
        (step.seq,) = inserted.inserted_primary_key or (0,)
        session.info[_RECORDING].written = told_of(step)


def told_of(step: StepRow) -> Image:
    """What a step tells beside its changes; it may be known only after they were written."""
    return {"sentence": step.sentence, "project_id": step.project_id, "of_step": step.of_step}


def _columns(row: Row) -> Image:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs}


def _change(kind: str, row: Row) -> ChangeRow | None:
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
    return ChangeRow(
        table_name=table_of(type(row)).name,
        row_key=row_key(row),
        kind=kind,
        before={key: encode(value) for key, value in before.items()},
        after={key: encode(value) for key, value in after.items()},
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
