"""Templates and prompt decks: those shipped with the app and the user's own; and a template used for a charrette."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from charrette.domain.activities import ACTIVITIES
from charrette.domain.agenda import Block
from charrette.domain.codes import code
from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.project import Charrette, Project, Session
from charrette.domain.templates import Deck, Template, TemplateSession, timed
from charrette.domain.wording import quoted
from charrette.exchange.template_files import read_deck, read_template
from charrette.services.projects import changed_fields
from charrette.system.paths import data_folder
from charrette.system.resources import resource
from charrette.system.zones import zone_named

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

Named = TypeVar("Named", Template, Deck)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be chosen from, the user's own first, and what is wrong with files that could not be read."""

    templates: tuple[Template, ...]
    decks: tuple[Deck, ...]
    troubles: tuple[CharretteError, ...]


def own_templates_folder() -> Path:
    """Where a user puts templates of their own."""
    return data_folder() / "templates"


def own_decks_folder() -> Path:
    """Where a user puts prompt decks of their own."""
    return data_folder() / "prompts"


def read_shelf() -> Shelf:
    """Reads all files. One that is broken is named in ``troubles`` and hides no other.

    A user's file with the name of one that is shipped stands in its place.
    """
    troubles: list[CharretteError] = []
    templates = [
        *_files(
            own_templates_folder(), lambda path: read_template(path, ACTIVITIES.keys(), own=True), troubles
        ),
        *_files(resource("templates"), lambda path: read_template(path, ACTIVITIES.keys()), troubles),
    ]
    decks = [
        *_files(own_decks_folder(), lambda path: read_deck(path, own=True), troubles),
        *_files(resource("prompts"), read_deck, troubles),
    ]
    return Shelf(_first_of_each(templates), _first_of_each(decks), tuple(troubles))


def _files(folder: Path, read: Callable[[Path], Named], troubles: list[CharretteError]) -> Iterator[Named]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield read(path)
        except CharretteError as trouble:
            troubles.append(trouble)


def _first_of_each(found: list[Named]) -> tuple[Named, ...]:
    by_name: dict[str, Named] = {}
    for each in found:
        by_name.setdefault(each.name, each)
    return tuple(sorted(by_name.values(), key=lambda each: (not each.own, each.title.casefold())))


@dataclass(frozen=True, slots=True)
class UseTemplate:
    """A template's sessions for a charrette, the first at ``starts_at`` (aware; None: no times are set).

    ``session_id`` is a session without blocks that becomes the first one; without it an untouched one is taken.
    """

    charrette_id: UUID
    template: Template
    starts_at: datetime | None = None
    session_id: UUID | None = None


def use_template(work: "UnitOfWork", command: UseTemplate) -> tuple[Session, ...]:
    """Puts a template's sessions, blocks and ground rules into a charrette; a ground rule is not kept twice.

    Raises ``InvalidInputError`` where the session named has an agenda already.
    """
    charrette, template = work.get(Charrette, command.charrette_id), command.template
    project = work.get(Project, charrette.project_id)
    work.describe(f"Used the template {quoted(template.title)} for {quoted(charrette.title)}", project.id)
    if command.starts_at:
        timed_sessions = timed(template, command.starts_at, zone_named(project.zone))
    else:
        timed_sessions = tuple((each, None, None) for each in template.sessions)
    empty = _empty_sessions(work, charrette, command.session_id)
    made: list[Session] = []
    for planned_session, starts_at, ends_at in timed_sessions:
        session = empty.pop(0) if empty else _new_session(work, charrette)
        made.append(_fill_session(work, session, planned_session, starts_at, ends_at))
    _add_ground_rules(work, project.id, template.ground_rules)
    return tuple(made)


def _empty_sessions(work: "UnitOfWork", charrette: Charrette, wanted: UUID | None) -> list[Session]:
    """The sessions that a template may fill: the one that is wanted, else those nobody has touched."""
    used = {block.session_id for block in work.queries.blocks(charrette.project_id)}
    if wanted in used:
        raise InvalidInputError(
            "This session has an agenda already.", "Nothing was changed.", "Add a session for the template."
        )
    used |= {card.session_id for card in work.queries.cards(charrette.project_id) if card.session_id}
    sessions = (
        each for each in work.queries.sessions(charrette.project_id) if each.charrette_id == charrette.id
    )
    return [
        each
        for each in sessions
        if each.id == wanted
        or (wanted is None and each.id not in used and each.title == f"Session {each.number}")
    ]


def _new_session(work: "UnitOfWork", charrette: Charrette) -> Session:
    numbers = (
        each.number
        for each in work.queries.sessions(charrette.project_id)
        if each.charrette_id == charrette.id
    )
    session = Session(work.ids.new(), charrette.id, 1 + max(numbers, default=0), "")
    work.add(session)
    return session


def _fill_session(
    work: "UnitOfWork",
    session: Session,
    plan: TemplateSession,
    starts_at: datetime | None,
    ends_at: datetime | None,
) -> Session:
    filled = replace(
        session,
        title=plan.title,
        prompt=plan.prompt or session.prompt,
        minutes=plan.writing_minutes,
        starts_at=starts_at,
        ends_at=ends_at,
        tables=plan.tables or session.tables,
    )
    changed = changed_fields(session, filled)
    if changed:
        work.change(session, **changed)
    work.add(
        *(
            Block(
                work.ids.new(),
                session.id,
                position,
                **{field.name: getattr(each, field.name) for field in fields(each)},
            )
            for position, each in enumerate(plan.blocks)
        )
    )
    return filled


def _add_ground_rules(work: "UnitOfWork", project_id: UUID, rules: Sequence[str]) -> None:
    kind = EntryKind.GROUND_RULE
    known = {each.text for each in work.queries.entries(project_id) if each.kind is kind}
    new = [rule for rule in rules if rule not in known]
    if not new:
        return
    numbers = work.next_numbers(project_id, kind.letter, len(new))
    work.add(
        *(
            LogEntry(
                work.ids.new(), project_id, kind, number, code(kind.letter, number), text, work.clock.now()
            )
            for number, text in zip(numbers, new, strict=True)
        )
    )
