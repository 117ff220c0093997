"""``charrette list``."""

import argparse
from collections.abc import Sequence
from typing import Any

from charrette.cli.projects import library_to_read, snapshot_named
from charrette.cli.run import print_json
from charrette.domain.needs_list import ListedNeed, needs_list
from charrette.domain.small_groups import PUBLIC_LEAST
from charrette.domain.snapshot import ProjectSnapshot
from charrette.store.library import Library


def list_things(chosen: argparse.Namespace) -> None:
    """Prints projects, cards or needs."""
    library = library_to_read(chosen)
    try:
        found = _projects(library) if chosen.what == "projects" else _of_project(library, chosen)
    finally:
        library.close()
    if chosen.json:
        print_json(found)
    else:
        print_table(found, _COLUMNS[chosen.what])


_COLUMNS = {
    "projects": ("name", "district", "cards", "needs"),
    "cards": ("code", "group", "theme", "status", "text"),
    "needs": ("rank", "code", "priority", "name"),
}


def _projects(library: Library) -> list[dict[str, Any]]:
    from charrette.domain.cards import Card
    from charrette.domain.needs import Need

    with library.reading() as queries:
        return [
            {
                "id": str(project.id),
                "name": project.name,
                "district": project.district,
                "school_type": str(project.school_type),
                "grades": project.grades,
                "enrolment": project.enrolment,
                "opening": project.opening,
                "cards": queries.count(Card, project.id),
                "needs": queries.count(Need, project.id),
            }
            for project in queries.projects()
        ]


def _of_project(library: Library, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    snapshot = snapshot_named(library, chosen.project)
    if chosen.what == "cards":
        return _cards(snapshot)
    return [_need(snapshot, line) for line in needs_list(snapshot, PUBLIC_LEAST).lines]


def _cards(snapshot: ProjectSnapshot) -> list[dict[str, Any]]:
    groups = {group.id: group.label for group in snapshot.groups}
    themes = {theme.id: theme.name for theme in snapshot.themes}
    return [
        {
            "id": str(card.id),
            "code": card.code,
            "text": card.text,
            "group": groups.get(card.group_id) if card.group_id else None,
            "theme": themes.get(card.theme_id) if card.theme_id else None,
            "language": card.language,
            "channel": str(card.channel),
            "status": str(card.status),
            "reason": card.reason,
            "needs": [need.code for need in snapshot.needs_of_card.get(card.id, ())],
        }
        for card in snapshot.cards
    ]


def _need(snapshot: ProjectSnapshot, line: ListedNeed) -> dict[str, Any]:
    standing = line.standing
    return {
        "id": str(line.need.id),
        "code": line.need.code,
        "name": line.need.short_name,
        "statement": line.need.statement,
        "theme": line.theme,
        "department": line.department,
        "required": line.need.required,
        "priority": str(line.need.priority) if line.need.priority else None,
        "rank": line.rank_label,
        "dots": float(standing.score) if standing else None,
        "voters": float(standing.voters) if standing and standing.voters is not None else None,
        "cards": [card.code for card in snapshot.cards_of_need.get(line.need.id, ())],
    }


def print_table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    """Plain columns, the last one free in width."""
    cells = [[_cell(row[column]) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for line in (columns, *cells):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
