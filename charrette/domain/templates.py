"""Templates: whole agendas that a charrette can start from, and decks of prompts. Values; files are read elsewhere."""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta, tzinfo
from uuid import UUID

from charrette.domain.agenda import Block, Slot, follow, sets_of, time_of_day
from charrette.domain.errors import NotFoundError
from charrette.domain.wording import listed, quoted


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A block of a template: what ``domain.agenda.Block`` has before it is run."""

    title: str
    kind: str = "talk"
    minutes: int = 10
    least: int = 5
    outcome: str = ""
    notes: str = ""
    prompt: str = ""
    owner: str = ""
    materials: str = ""
    tables: str = ""
    protected: bool = False
    fixed_start: str = ""
    beside: bool = False
    rules: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class TemplateSession:
    """A session of a template: ``day`` counts from 1; ``start`` and ``end`` are times of day such as "09:00"."""

    title: str
    start: str
    end: str
    blocks: tuple[TemplateBlock, ...]
    day: int = 1
    prompt: str = ""
    writing_minutes: int = 12
    tables: int = 0

    @property
    def minutes(self) -> int:
        """From its start to its end."""
        return (minute_of(self.end) - minute_of(self.start)) % (24 * 60)


@dataclass(frozen=True, slots=True)
class Template:
    """A template. ``name`` is what the command line calls it; ``own`` says that it is the user's and not shipped."""

    name: str
    title: str
    purpose: str
    sessions: tuple[TemplateSession, ...]
    people: str = ""
    ground_rules: tuple[str, ...] = ()
    own: bool = False

    @property
    def in_short(self) -> str:
        """``"3 h 30, 14 blocks"``; with the number of sessions where there are several."""
        blocks = sum(len(session.blocks) for session in self.sessions)
        length = length_words(sum(session.minutes for session in self.sessions))
        sessions = f"{len(self.sessions)} sessions, " if len(self.sessions) > 1 else ""
        return f"{sessions}{length}, {blocks} blocks"


@dataclass(frozen=True, slots=True)
class Deck:
    """Prompts for one type of space, or for one moment of a charrette."""

    name: str
    title: str
    about: str
    prompts: tuple[str, ...]
    own: bool = False


def minute_of(words: str) -> int:
    """Minutes since midnight of ``"09:05"``; raises ``InvalidInputError`` for what is no time of day."""
    at = time_of_day(words)
    return at.hour * 60 + at.minute


def length_words(minutes: int) -> str:
    """``"45 min"``, ``"3 h"``, ``"3 h 05"``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def template_named(name: str, templates: tuple[Template, ...]) -> Template:
    """The template of that name or title; raises ``NotFoundError`` that names those there are."""
    wanted = name.strip().casefold()
    for template in templates:
        if wanted in {template.name.casefold(), template.title.casefold()}:
            return template
    names = listed([each.name for each in templates])
    raise NotFoundError(f"There is no template {quoted(name)}.", "", f"There are: {names}.")


def timed(
    template: Template, starts_at: datetime, zone: tzinfo | None
) -> tuple[tuple[TemplateSession, datetime, datetime], ...]:
    """The sessions with their starts and ends when the first one starts at ``starts_at`` (aware, minutes whole).

    Times of day, fixed starts too, are moved by as much as the first start is; days are those of ``zone``.
    """
    here = starts_at.astimezone(zone)
    first = template.sessions[0]
    by = here.hour * 60 + here.minute - minute_of(first.start)
    found: list[tuple[TemplateSession, datetime, datetime]] = []
    for session in template.sessions:
        later = minute_of(session.start) - minute_of(first.start)
        start = _at_wall(here, session.day - first.day, later, zone).astimezone(starts_at.tzinfo)
        blocks = tuple(replace(block, fixed_start=moved(block.fixed_start, by)) for block in session.blocks)
        found.append((replace(session, blocks=blocks), start, start + timedelta(minutes=session.minutes)))
    return tuple(found)


def as_blocks(session: TemplateSession, start: datetime, zone: tzinfo | None) -> tuple[Slot, ...]:
    """A session's blocks with the times they would have from ``start`` on; their ids are places, not ids to keep."""
    blocks = [
        Block(UUID(int=n), UUID(int=0), n, **{each.name: getattr(block, each.name) for each in fields(block)})
        for n, block in enumerate(session.blocks)
    ]
    return follow(sets_of(blocks), start, zone)


def _at_wall(here: datetime, days: int, minutes: int, zone: tzinfo | None) -> datetime:
    """So many days and minutes later by the clock on the wall, whatever daylight saving does."""
    wall = here.replace(tzinfo=None) + timedelta(days=days, minutes=minutes)
    return wall.replace(tzinfo=zone) if zone else wall.astimezone()


def moved(fixed_start: str, minutes: int) -> str:
    """A time of day so many minutes later, around midnight; empty stays empty."""
    if not fixed_start:
        return ""
    hour, minute = divmod((minute_of(fixed_start) + minutes) % (24 * 60), 60)
    return f"{hour:02d}:{minute:02d}"
