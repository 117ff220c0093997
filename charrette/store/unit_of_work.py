"""The unit of work: one transaction, one step of the journal, rolled back unless committed."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy import Engine, bindparam, delete, insert, inspect, update

from charrette.domain.errors import NotFoundError
from charrette.store.changes import Changes
from charrette.store.journal import JournalledSession, Recording, insert_rows, told_of, write_step
from charrette.store.mapping import KINDS, Kind, Value, fields_of
from charrette.store.plan_rows import PinRow
from charrette.store.queries import Queries
from charrette.store.room_rows import PictureRow
from charrette.store.rows import CounterRow, Row, StepRow, table_of
from charrette.system.clock import Clock
from charrette.system.ids import IdSource

T = TypeVar("T")

_WORDS = {
    "Project": "project",
    "StakeholderGroup": "group",
    "Participant": "participant",
    "Theme": "theme",
    "Card": "card",
    "Need": "need",
    "Round": "round",
    "Ballot": "ballot",
    "Block": "block of the agenda",
    "Session": "session",
    "LogEntry": "entry of the log",
    "Photo": "photo",
    "Department": "department",
    "ScopeItem": "scope item",
    "BudgetLine": "budget line",
    "FundingSource": "funding source",
    "Person": "person",
    "Milestone": "milestone",
    "Question": "question",
    "Meeting": "coordination meeting",
    "Scenario": "scenario",
    "Paper": "shared paper",
    "Lesson": "lesson",
}


_COUNTERS = table_of(CounterRow)
_COUNT_ON = (
    update(_COUNTERS)
    .where(_COUNTERS.c.owner_id == bindparam("of_owner"), _COUNTERS.c.letter == bindparam("of_letter"))
    .values(last=_COUNTERS.c.last + bindparam("more"))
    .returning(_COUNTERS.c.last)
)
"""Made once: it is part of every card's way to the disk."""


class UnitOfWork:
    """Reads and writes domain values in one transaction. Use as a context manager; call ``commit`` to keep."""

    def __init__(
        self,
        engine: Engine,
        step: StepRow,
        publish: Callable[[Changes], None],
        clock: Clock,
        ids: IdSource,
    ) -> None:
        self._publish = publish
        self.clock, self.ids = clock, ids
        self.recording = Recording(step)
        self.session = JournalledSession(engine, self.recording)
        self._added: dict[UUID, Value] = {}
        self.queries = Queries(self.session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()

    @property
    def actor(self) -> str:
        """Who acts."""
        return self.recording.step.actor

    def describe(self, sentence: str, project_id: UUID | None = None) -> None:
        """Sets the step's sentence for the minutes, once what happened is known (before ``commit``)."""
        self.recording.step.sentence = sentence
        if project_id is not None:
            self.recording.step.project_id = project_id

    def note(self) -> None:
        """Keeps the step in the minutes though no row changes (an export, a look at results); undo passes it over."""
        self.recording.step.kind = "note"
        write_step(self.session, self.recording.step)

    def add(self, *values: Value) -> None:
        """Inserts values of one kind, in order."""
        kind = KINDS[type(values[0])]
        rows: list[dict[str, Any]] = []
        for value in values:
            given = kind.shape.columns(fields_of(value))
            stored = kind.columns(given)
            rows.append(stored)
            if stored == given and (id_ := getattr(value, "id", None)) is not None:
                self._added[id_] = value
        insert_rows(self.session, kind.row, rows)

    def change(self, value: Value, **changed: Any) -> None:
        """Writes the given fields of a value that is in the library."""
        kind = KINDS[type(value)]
        row = self._row(kind, _key(value))
        self._added.pop(_key(value), None)
        for column, content in kind.columns(kind.shape.columns(changed)).items():
            setattr(row, column, content)
        self.session.flush()

    def remove(self, *values: Value) -> None:
        """Deletes values; the library refuses while something stands on them."""
        for value in values:
            self.session.delete(self._row(KINDS[type(value)], _key(value)))
            self._added.pop(_key(value), None)
        self.session.flush()

    def get(self, value_class: type[T], id_: UUID) -> T:
        """One value; raises ``NotFoundError`` when it is not there."""
        found = self.queries.one(value_class, id_)
        if found is None:
            raise NotFoundError(
                f"That {_WORDS.get(value_class.__name__, 'entry')} is no longer in the library."
            )
        return found

    def next_numbers(self, owner_id: UUID, letter: str, count: int = 1) -> range:
        """The next numbers of a code, never given out before."""
        connection = self.session.connection()
        given = {"of_owner": owner_id, "of_letter": letter, "more": count}
        last = connection.execute(_COUNT_ON, given).scalar_one_or_none()
        if last is None:
            first = {"owner_id": owner_id, "letter": letter, "last": count}
            connection.execute(insert(table_of(CounterRow)), first)
            last = count
        return range(last - count + 1, last + 1)

    def reserve_numbers(self, owner_id: UUID, letter: str, last: int) -> None:
        """Counts from ``last`` on: for codes that came with a file."""
        given = self.next_numbers(owner_id, letter, 0)
        if last > given.stop - 1:
            self.next_numbers(owner_id, letter, last - given.stop + 1)

    def keep_pin(self, department_id: UUID, secret: str) -> None:
        """Keeps the salted hash of a department's PIN in place of an earlier one; it is not part of the journal."""
        table, connection = table_of(PinRow), self.session.connection()
        connection.execute(delete(table).where(table.c.department_id == department_id))
        connection.execute(insert(table).values({"department_id": department_id, "secret": secret}))

    def keep_picture(self, sha256: str, content: bytes) -> None:
        """Keeps the content of a photo or a shared paper under its SHA-256: written once, not journalled."""
        if self.queries.picture(sha256) is None:
            columns = {"sha256": sha256, "content": content}
            self.session.connection().execute(insert(table_of(PictureRow)).values(columns))

    def commit(self) -> Changes:
        """Keeps the work on disk, then tells everybody what changed."""
        step = self.recording.step
        self.session.flush()
        if step.seq and told_of(step) != self.recording.written:
            table = table_of(StepRow)
            told = update(table).where(table.c.seq == step.seq).values(told_of(step))
            self.session.connection().execute(told)
        self.session.commit()
        changes = Changes(step.sentence, self.recording.touched(), step.seq or 0, step.kind, self._added)
        if changes.step:
            self._publish(changes)
        return changes

    def _row(self, kind: Kind, key: Any) -> Row:
        row = self.session.get(kind.row, key)
        if row is None:
            raise NotFoundError(
                f"That {_WORDS.get(kind.value.__name__, 'entry')} is no longer in the library."
            )
        return row


def _key(value: Value) -> Any:
    kind = KINDS[type(value)]
    columns = fields_of(value)
    key = tuple(columns[column.name] for column in inspect(kind.row).primary_key)
    return key[0] if len(key) == 1 else key
