"""Undo and redo, replayed from the journal; they outlive a restart.

They cover a person's own steps. A step is replayed only where every row is still as the step left it; otherwise the
refusal names the later step that stands on it. History is marked only after success.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, func, inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from charrette.domain.errors import NotFoundError, StaleError
from charrette.store.journal import Image, decode, encode
from charrette.store.mapping import KINDS
from charrette.store.plan_rows import ScopeItemRow
from charrette.store.rows import ChangeRow, DepartmentRow, Row, StepRow, table_of
from charrette.store.unit_of_work import Changes, UnitOfWork

_ROWS = {kind.row.__tablename__: kind.row for kind in KINDS.values()}


def undoable(session: Session, actor: str, project_id: UUID | None = None) -> StepRow | None:
    """The person's last step that still stands: in one project and its district, or (None) in the whole library."""
    return session.scalars(
        select(StepRow)
        .where(_done_by(actor, project_id), StepRow.undone_by.is_(None))
        .order_by(StepRow.seq.desc())
        .limit(1)
    ).first()


def redoable(session: Session, actor: str, project_id: UUID | None = None) -> StepRow | None:
    """The step the person undid last, unless the person has done something since."""
    last_done = select(func.coalesce(func.max(StepRow.seq), 0)).where(_done_by(actor, project_id))
    return session.scalars(
        select(StepRow)
        .where(_done_by(actor, project_id), StepRow.undone_by > last_done.scalar_subquery())
        .order_by(StepRow.undone_by.desc())
        .limit(1)
    ).first()


def _done_by(actor: str, project_id: UUID | None) -> ColumnElement[bool]:
    own = (StepRow.actor == actor) & (StepRow.kind == "do")
    if project_id is None:
        return own
    return own & ((StepRow.project_id == project_id) | StepRow.project_id.is_(None))


def undo(work: UnitOfWork, project_id: UUID | None = None) -> Changes:
    """Takes back the person's last step."""
    step = undoable(work.session, work.actor, project_id)
    if step is None:
        raise NotFoundError("There is nothing to undo.")
    return _replay(work, step, _take_back, reversed, f"Undid: {step.sentence}", done=False)


def redo(work: UnitOfWork, project_id: UUID | None = None) -> Changes:
    """Does again what the person undid last."""
    step = redoable(work.session, work.actor, project_id)
    if step is None:
        raise NotFoundError("There is nothing to redo.")
    return _replay(work, step, _do_again, iter, f"Did again: {step.sentence}", done=True)


def _replay(
    work: UnitOfWork,
    step: StepRow,
    apply: Callable[[Session, ChangeRow, StepRow], None],
    order: Callable[[list[ChangeRow]], Iterable[ChangeRow]],
    sentence: str,
    *,
    done: bool,
) -> Changes:
    session = work.session
    changes = list(
        session.scalars(select(ChangeRow).where(ChangeRow.step_seq == step.seq).order_by(ChangeRow.position))
    )
    work.recording.step.of_step = step.seq
    work.describe(sentence, step.project_id)
    for change in order(changes):
        try:
            apply(session, change, step)
            session.flush()
        except IntegrityError as error:
            session.rollback()
            raise _stale(step, _standing_on(session, change, step)) from error
    table = table_of(StepRow)
    session.connection().execute(
        update(table)
        .where(table.c.seq == step.seq)
        .values(undone_by=None if done else work.recording.step.seq)
    )
    session.expunge(step)
    return work.commit()


def _take_back(session: Session, change: ChangeRow, step: StepRow) -> None:
    if change.kind == "insert":
        _delete(session, change, step, change.after)
    elif change.kind == "delete":
        _put_back(session, change, step, change.before)
    else:
        _write(_standing(session, change, step, change.after), change.before)


def _do_again(session: Session, change: ChangeRow, step: StepRow) -> None:
    if change.kind == "insert":
        _put_back(session, change, step, change.after)
    elif change.kind == "delete":
        _delete(session, change, step, change.before)
    else:
        _write(_standing(session, change, step, change.before), change.after)


def _delete(session: Session, change: ChangeRow, step: StepRow, image: Image) -> None:
    """Deletes the row. A department stays while it has a duty: duties name it by themselves, without a foreign key."""
    row = _standing(session, change, step, image)
    if isinstance(row, DepartmentRow):
        duties = session.scalars(select(ScopeItemRow.duties).where(ScopeItemRow.project_id == row.project_id))
        if any(str(row.id) in str(each) for each in duties):
            raise _stale(step, _standing_on(session, change, step))
    session.delete(row)


def _standing(session: Session, change: ChangeRow, step: StepRow, image: Image) -> Row:
    """The row, which must be as the image says."""
    row = _row(session, change)
    if row is None or any(encode(getattr(row, key)) != value for key, value in image.items()):
        raise _stale(step, _later(session, change, step))
    return row


def _put_back(session: Session, change: ChangeRow, step: StepRow, image: Image) -> None:
    if _row(session, change) is not None:
        raise _stale(step, _later(session, change, step))
    row_class = _ROWS[change.table_name]
    session.add(row_class(**(_usual(change.table_name) | decode(row_class, image))))


@cache
def _usual(table: str) -> Image:
    """What the columns hold where nothing was said: an image of an earlier Charrette lacks those that came later."""
    shape = next(kind.shape for kind in KINDS.values() if kind.shape.table == table)
    usual = {each.name: each.default for each in fields(shape.value) if each.default is not MISSING}
    return shape.columns(usual)


def _write(row: Row, image: Image) -> None:
    for key, value in decode(type(row), image).items():
        setattr(row, key, value)


def _row(session: Session, change: ChangeRow) -> Row | None:
    row_class = _ROWS[change.table_name]
    key: Any = tuple(UUID(part) for part in change.row_key.split("/"))
    return session.get(row_class, key if len(inspect(row_class).primary_key) > 1 else key[0])


def _later(session: Session, change: ChangeRow, step: StepRow) -> StepRow | None:
    """The last step that touched the row after the step in question."""
    return session.scalars(
        select(StepRow)
        .join(ChangeRow, ChangeRow.step_seq == StepRow.seq)
        .where(
            ChangeRow.table_name == change.table_name,
            ChangeRow.row_key == change.row_key,
            StepRow.seq > step.seq,
        )
        .order_by(StepRow.seq.desc())
        .limit(1)
    ).first()


def _standing_on(session: Session, change: ChangeRow, step: StepRow) -> StepRow | None:
    """The last step after the step in question that made another entry point at the row."""
    return session.scalars(
        select(StepRow)
        .join(ChangeRow, ChangeRow.step_seq == StepRow.seq)
        .where(
            ChangeRow.step_seq > step.seq,
            StepRow.undone_by.is_(None),
            cast(ChangeRow.after, Text).contains(change.row_key),
            ChangeRow.row_key != change.row_key,
        )
        .order_by(StepRow.seq.desc())
        .limit(1)
    ).first()


def _stale(step: StepRow, later: StepRow | None) -> StaleError:
    because = f": “{later.sentence}” ({later.actor})" if later else ""
    return StaleError(
        f"“{step.sentence}” cannot be taken back or done again: a later step stands on it{because}.",
        "Nothing was changed.",
        "Change it back by hand, or undo the later step first.",
    )
