"""Queries: nouns that return domain values, never rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, Select, bindparam, func, select
from sqlalchemy.orm import Session as OrmSession

from charrette.domain.agenda import Block, SessionClock
from charrette.domain.cards import Card
from charrette.domain.errors import DamagedLibraryError
from charrette.domain.log import LogEntry
from charrette.domain.minority_report import MinorityReport
from charrette.domain.needs import Need, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.plan import Plan
from charrette.domain.project import Charrette, Department, Participant, Project, Session, StakeholderGroup
from charrette.domain.rounds import Ballot, Round
from charrette.domain.similar_verdict import SimilarVerdict
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.store.mapping import KINDS
from charrette.store.plan_queries import plan_of
from charrette.store.plan_rows import PinRow
from charrette.store.room_rows import PictureRow
from charrette.store.rows import CounterRow, StepRow, table_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Minute:
    """One entry of the minutes, readable as a sentence. ``undone`` says it was taken back."""

    seq: int
    at: datetime
    who: str
    action: str
    sentence: str
    kind: str
    undone: bool


class Queries:
    """What can be asked of the library within one transaction."""

    def __init__(self, session: OrmSession) -> None:
        self._session = session

    def one(self, value_class: type[T], id_: UUID) -> T | None:
        """One value by id, None when it is not there."""
        return next(iter(self.read(value_class, _by_id(value_class), {"wanted": id_})), None)

    def by_ids(self, value_class: type[T], ids: Iterable[UUID]) -> tuple[T, ...]:
        """The values of those ids that are there, in the order of their ids."""
        return self.linked(value_class, "id", ids)

    def linked(self, value_class: type[T], column: str, ids: Iterable[UUID]) -> tuple[T, ...]:
        """The values whose ``column`` is one of those ids, in the order of that column."""
        wanted = sorted(set(ids))
        column_of = table_of(KINDS[value_class].row).c[column]
        return tuple(
            value
            for start in range(0, len(wanted), 500)
            for value in self._values(
                value_class, column_of.in_(wanted[start : start + 500]), order=(column,)
            )
        )

    def projects(self) -> tuple[Project, ...]:
        """Every project, newest first."""
        return tuple(reversed(self._values(Project, order=("created_at", "id"))))

    def project_named(self, name: str) -> Project | None:
        """The project of that name; names are unique in a library."""
        table = table_of(KINDS[Project].row)
        return next(iter(self._values(Project, table.c.name == name)), None)

    def groups(self, project_id: UUID) -> tuple[StakeholderGroup, ...]:
        """A project's stakeholder groups in their order."""
        return self.of_project(StakeholderGroup, project_id, "position", "id")

    def departments(self, project_id: UUID) -> tuple[Department, ...]:
        """A project's departments in their order."""
        return self.of_project(Department, project_id, "position", "id")

    def participants(self, project_id: UUID) -> tuple[Participant, ...]:
        """A project's participants in the order they were entered."""
        return self.of_project(Participant, project_id, "id")

    def charrettes(self, project_id: UUID) -> tuple[Charrette, ...]:
        """A project's charrettes in their order."""
        return self.of_project(Charrette, project_id, "number")

    def sessions(self, project_id: UUID) -> tuple[Session, ...]:
        """The sessions of a project's charrettes, in their order."""
        return self._of_charrettes(Session, project_id)

    def blocks(self, project_id: UUID) -> tuple[Block, ...]:
        """The blocks of all agendas of a project, session by session, in their order."""
        return self._of_sessions(Block, project_id, "position", "id")

    def clocks(self, project_id: UUID) -> tuple[SessionClock, ...]:
        """The running state of a project's sessions."""
        return self._of_sessions(SessionClock, project_id)

    def entries(self, project_id: UUID) -> tuple[LogEntry, ...]:
        """Decisions, actions, parking lot items and ground rules, in the order they were made."""
        return self.of_project(LogEntry, project_id, "kind", "number", "id")

    def photos(self, project_id: UUID) -> tuple[Photo, ...]:
        """A project's photos in the order they came."""
        return self.of_project(Photo, project_id, "number", "id")

    def photo_cards(self, project_id: UUID) -> tuple[PhotoCard, ...]:
        """Which photos show which cards."""
        photo = table_of(KINDS[Photo].row)
        table = table_of(KINDS[PhotoCard].row)
        query = select(table).join(photo, photo.c.id == table.c.photo_id)
        query = query.where(photo.c.project_id == project_id).order_by(table.c.photo_id, table.c.card_id)
        return self.read(PhotoCard, query)

    def verdicts(self, project_id: UUID) -> tuple[SimilarVerdict, ...]:
        """What was said of pairs of cards and needs that look alike."""
        return self.of_project(SimilarVerdict, project_id, "first_id", "second_id")

    def minority_reports(self, project_id: UUID) -> tuple[MinorityReport, ...]:
        """The minority reports of a project's rounds."""
        return self.of_project(MinorityReport, project_id, "round_id", "need_id", "id")

    def picture(self, sha256: str) -> bytes | None:
        """A photo's picture or the content of a shared paper; None when the library does not hold it."""
        kept = table_of(PictureRow).c
        return self._session.execute(select(kept.content).where(kept.sha256 == sha256)).scalar()

    def pictures(self, owners: Iterable[Photo | Paper]) -> dict[str, bytes]:
        """The content of photos and shared papers by SHA-256, as far as the library holds it."""
        found = {each.sha256: self.picture(each.sha256) for each in owners}
        return {sha256: content for sha256, content in found.items() if content is not None}

    def themes(self, project_id: UUID) -> tuple[Theme, ...]:
        """A project's themes in their order."""
        return self.of_project(Theme, project_id, "position", "number")

    def cards(self, project_id: UUID) -> tuple[Card, ...]:
        """A project's cards in the order they came."""
        return self.of_project(Card, project_id, "number", "id")

    def card_places(self, project_id: UUID, theme_id: UUID | None) -> tuple[tuple[UUID, float], ...]:
        """The ids and positions of one column's cards, from its top; None is "not sorted yet"."""
        table = KINDS[Card].row.__table__
        query = select(table.c.id, table.c.position).where(table.c.project_id == project_id)
        query = query.where(table.c.theme_id == theme_id).order_by(table.c.position, table.c.number)
        return tuple((row.id, row.position) for row in self._session.execute(query))

    def needs(self, project_id: UUID) -> tuple[Need, ...]:
        """A project's needs by code, merged ones too."""
        return self.of_project(Need, project_id, "number", "id")

    def sources(self, project_id: UUID) -> tuple[Source, ...]:
        """The links between a project's needs and their source cards."""
        need = table_of(KINDS[Need].row)
        table = table_of(KINDS[Source].row)
        query = select(table).join(need, need.c.id == table.c.need_id).where(need.c.project_id == project_id)
        return self.read(Source, query.order_by(table.c.need_id, table.c.card_id))

    def rounds(self, project_id: UUID) -> tuple[Round, ...]:
        """The rounds of a project in the order they were opened: by charrette and number, whatever the clock said."""
        return self._of_charrettes(Round, project_id)

    def ballots(self, round_id: UUID) -> tuple[Ballot, ...]:
        """A round's ballots."""
        table = table_of(KINDS[Ballot].row)
        return self._values(Ballot, table.c.round_id == round_id, order=("channel", "number"))

    def plan(self, project_id: UUID) -> Plan:
        """All that was planned for a project; an empty plan where nothing was."""
        return plan_of(self, project_id)

    def pin(self, department_id: UUID) -> str | None:
        """The salted hash of a department's PIN; None while it has none."""
        secret = table_of(PinRow).c
        query = select(secret.secret).where(secret.department_id == department_id)
        return self._session.execute(query).scalar()

    def snapshot(self, project_id: UUID, *, planned: bool = False) -> ProjectSnapshot | None:
        """What the room holds of a project, with its plan where it is ``planned``; None: there is no such project."""
        if (project := self.one(Project, project_id)) is None:
            return None
        rounds = self.rounds(project_id)
        return ProjectSnapshot(
            project=project,
            groups=self.groups(project_id),
            departments=self.departments(project_id),
            participants=self.participants(project_id),
            charrettes=self.charrettes(project_id),
            sessions=self.sessions(project_id),
            themes=self.themes(project_id),
            cards=self.cards(project_id),
            needs=self.needs(project_id),
            sources=self.sources(project_id),
            rounds=rounds,
            ballots=tuple(ballot for round_ in rounds for ballot in self.ballots(round_.id)),
            blocks=self.blocks(project_id),
            clocks=self.clocks(project_id),
            entries=self.entries(project_id),
            photos=self.photos(project_id),
            photo_cards=self.photo_cards(project_id),
            verdicts=self.verdicts(project_id),
            minority_reports=self.minority_reports(project_id),
            plan=self.plan(project_id) if planned else None,
        )

    def minutes(self, project_id: UUID | None = None, after: int = 0) -> tuple[Minute, ...]:
        """The journal, newest first, of one project or of all; ``after`` leaves out what is known already."""
        table = table_of(StepRow)
        query = select(table).where(table.c.seq > after).order_by(table.c.seq.desc())
        if project_id is not None:
            query = query.where((table.c.project_id == project_id) | table.c.project_id.is_(None))
        return tuple(map(_minute, self._session.execute(query)))

    def latest_minute(self) -> Minute | None:
        """The newest entry of the journal; None in an empty library."""
        query = select(table_of(StepRow)).order_by(table_of(StepRow).c.seq.desc()).limit(1)
        return next(map(_minute, self._session.execute(query)), None)

    def last_step(self) -> int:
        """The number of the last step of the journal; 0 in an empty library."""
        return self._session.execute(select(func.max(StepRow.seq))).scalar() or 0

    def last_number(self, owner_id: UUID, letter: str) -> int:
        """The last number that was given out under a letter; 0 before the first."""
        table = table_of(CounterRow)
        where = (table.c.owner_id == owner_id) & (table.c.letter == letter)
        return self._session.execute(select(table.c.last).where(where)).scalar_one_or_none() or 0

    def count(self, value_class: type[Any], project_id: UUID) -> int:
        """How many values of a kind a project has."""
        table = table_of(KINDS[value_class].row)
        query = select(func.count()).select_from(table).where(table.c.project_id == project_id)
        return self._session.execute(query).scalar_one()

    def of_project(self, value_class: type[T], project_id: UUID, *order: str) -> tuple[T, ...]:
        """A project's values of a kind, ordered by columns."""
        table = table_of(KINDS[value_class].row)
        return self._values(value_class, table.c.project_id == project_id, order=order)

    def _of_charrettes(self, value_class: type[T], project_id: UUID) -> tuple[T, ...]:
        charrette = table_of(KINDS[Charrette].row)
        table = table_of(KINDS[value_class].row)
        query = select(table).join(charrette, charrette.c.id == table.c.charrette_id)
        query = query.where(charrette.c.project_id == project_id)
        return self.read(value_class, query.order_by(charrette.c.number, table.c.number))

    def _of_sessions(self, value_class: type[T], project_id: UUID, *order: str) -> tuple[T, ...]:
        charrette, session = table_of(KINDS[Charrette].row), table_of(KINDS[Session].row)
        table = table_of(KINDS[value_class].row)
        query = select(table).join(session, session.c.id == table.c.session_id)
        query = query.join(charrette, charrette.c.id == session.c.charrette_id)
        query = query.where(charrette.c.project_id == project_id)
        own = (table.c[name] for name in order)
        return self.read(value_class, query.order_by(charrette.c.number, session.c.number, *own))

    def _values(
        self, value_class: type[T], *where: ColumnElement[bool], order: Sequence[str] = ()
    ) -> tuple[T, ...]:
        table = table_of(KINDS[value_class].row)
        return self.read(
            value_class, select(table).where(*where).order_by(*(table.c[name] for name in order))
        )

    def every(self, value_class: type[T], *order: str) -> tuple[T, ...]:
        """All values of a kind in the library, ordered by columns."""
        return self._values(value_class, order=order)

    def rows(self, query: Executable) -> list[tuple[Any, ...]]:
        """The rows of a query of the store's own that make no value by themselves."""
        return [tuple(row) for row in self._session.execute(query)]

    def read(
        self, value_class: type[T], query: Select[Any], given: Mapping[str, Any] | None = None
    ) -> tuple[T, ...]:
        """The values of a query of all columns of their table; ``given`` are its parameters."""
        kind = KINDS[value_class]
        try:
            found = self._session.connection().execute(query, given).mappings()
            return tuple(kind.read(cast("Mapping[str, Any]", row)) for row in found)
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedLibraryError(
                f"An entry of “{kind.row.__tablename__}” cannot be read; the library is damaged.",
                "It was left untouched.",
                "Restore a backup (charrette backup list).",
            ) from error


@cache
def _by_id(value_class: type[Any]) -> Select[Any]:
    """Made once for each kind: most acts look something up."""
    table = table_of(KINDS[value_class].row)
    return select(table).where(table.c.id == bindparam("wanted"))


def _minute(row: Any) -> Minute:
    return Minute(row.seq, row.at, row.actor, row.action, row.sentence, row.kind, row.undone_by is not None)
