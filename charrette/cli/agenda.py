"""``charrette agenda``."""

import argparse
import sys
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from charrette.cli.listing import print_table
from charrette.cli.projects import library_to_read, snapshot_named
from charrette.cli.run import library_place, print_json
from charrette.domain.agenda import Slot, planned
from charrette.domain.agenda_sum import agenda_sum
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.project import Project, Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.templates import template_named
from charrette.domain.wording import counted, quoted
from charrette.services.projects import AddCharrette, NewProject, add_charrette, create_project
from charrette.services.templates import UseTemplate, read_shelf, use_template
from charrette.store.library import Library
from charrette.system.zones import zone_named


def agenda(chosen: argparse.Namespace) -> None:
    """Makes, shows or lists agendas."""
    {"new": _new, "show": _show, "templates": _templates}[chosen.what](chosen)


def _new(chosen: argparse.Namespace) -> None:
    """Puts a template into a project, which is made when it is new."""
    template = template_named(chosen.template, read_shelf().templates)
    library = Library(library_place(chosen))
    try:
        project = _project(library, chosen.project)
        start = _start(chosen.start, zone_named(project.zone)) if chosen.start else None
        charrette_id = _charrette(library, project)
        sessions = library.do(use_template, UseTemplate(charrette_id, template, start))
    finally:
        library.close()
    blocks = counted(sum(len(each.blocks) for each in template.sessions), "block")
    print(f"{project.name}: {counted(len(sessions), 'session')} with {blocks} from {quoted(template.title)}.")


def _project(library: Library, name: str) -> Project:
    with library.reading() as queries:
        found = queries.project_named(name)
    return found or library.do(create_project, NewProject(name))


def _charrette(library: Library, project: Project) -> UUID:
    """The project’s last charrette; a first one where it has none."""
    with library.reading() as queries:
        charrettes = queries.charrettes(project.id)
    return (charrettes[-1] if charrettes else library.do(add_charrette, AddCharrette(project.id, ""))).id


def _start(words: str, zone: tzinfo | None) -> datetime:
    """The start in the project’s zone; a time with an offset of its own is taken as it is."""
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise InvalidInputError(
            f"{quoted(words)} is no date and time.", "", "Write it as 2027-03-14T09:00."
        ) from None
    if at.tzinfo is not None:
        return at
    return at.replace(tzinfo=zone) if zone else at.astimezone()


def _show(chosen: argparse.Namespace) -> None:
    """Prints the agenda of one session or of all."""
    library = library_to_read(chosen)
    try:
        snapshot = snapshot_named(library, chosen.project)
    finally:
        library.close()
    sessions = _sessions(snapshot, chosen.session)
    zone = zone_named(snapshot.project.zone)
    if chosen.json:
        print_json([_session(snapshot, session, zone) for session in sessions])
        return
    for n, session in enumerate(sessions):
        if n:
            print()
        _print_session(snapshot, session, zone)


def _sessions(snapshot: ProjectSnapshot, number: int | None) -> tuple[Session, ...]:
    """All sessions, or the one that is the ``number``th of the project."""
    if number is None:
        return snapshot.sessions
    if not 1 <= number <= len(snapshot.sessions):
        raise NotFoundError(f"There is no session {number}.", "", f"There are {len(snapshot.sessions)}.")
    return (snapshot.sessions[number - 1],)


def _session(snapshot: ProjectSnapshot, session: Session, zone: tzinfo | None) -> dict[str, Any]:
    blocks = snapshot.agenda(session.id)
    total = agenda_sum(session, blocks, zone)
    times = {slot.block.id: slot for slot in planned(session, blocks, zone)}
    return {
        "session": session.title,
        "starts_at": _moment(session.starts_at, zone),
        "ends_at": _moment(session.ends_at, zone),
        "minutes": total.minutes or None,
        "minutes_there_are": total.given,
        "troubles": list(total.troubles),
        "blocks": [
            {
                "start": _moment(times[block.id].start, zone) if block.id in times else None,
                "end": _moment(times[block.id].end, zone) if block.id in times else None,
                "title": block.title,
                "kind": block.kind,
                "minutes": block.minutes,
                "least": block.least,
                "protected": block.protected,
                "fixed_start": block.fixed_start or None,
                "beside": block.beside,
                "state": str(block.state),
                "outcome": block.outcome,
                "notes": block.notes,
                "prompt": block.prompt,
                "owner": block.owner,
                "materials": block.materials,
                "tables": block.tables,
                "rules": dict(block.rules),
            }
            for block in blocks
        ],
    }


def _moment(at: datetime | None, zone: tzinfo | None) -> str | None:
    return at.astimezone(zone).isoformat(timespec="minutes") if at else None


def _print_session(snapshot: ProjectSnapshot, session: Session, zone: tzinfo | None) -> None:
    blocks = snapshot.agenda(session.id)
    day = f", {session.starts_at.astimezone(zone):%Y-%m-%d}" if session.starts_at else ""
    print(f"{session.title}{day}")
    if not blocks:
        print("no agenda yet")
        return
    times = {slot.block.id: slot for slot in planned(session, blocks, zone)}
    rows = [
        {
            "start": _clock(times.get(block.id), zone),
            "min": block.minutes,
            "block": ("  beside: " if block.beside else "") + block.title,
            "kind": block.kind,
            "kept": "protected" if block.protected else "",
            "owner": block.owner,
        }
        for block in blocks
    ]
    print_table(rows, ("start", "min", "block", "kind", "kept", "owner"))
    total = agenda_sum(session, blocks, zone)
    if total.slots:
        print(total.words)


def _clock(slot: Slot | None, zone: tzinfo | None) -> str:
    return f"{slot.start.astimezone(zone):%H:%M}" if slot else ""


def _templates(chosen: argparse.Namespace) -> None:
    """Prints the templates there are; what is wrong with a file goes to standard error."""
    shelf = read_shelf()
    rows = [
        {
            "name": each.name,
            "title": each.title,
            "length": each.in_short,
            "own": each.own,
            "purpose": each.purpose,
            "people": each.people,
        }
        for each in shelf.templates
    ]
    if chosen.json:
        print_json(rows)
    else:
        print_table(rows, ("name", "length", "title"))
    _warn([str(trouble) for trouble in shelf.troubles])


def _warn(sentences: list[str]) -> None:
    for sentence in sentences:
        print(f"charrette: {sentence}", file=sys.stderr)
