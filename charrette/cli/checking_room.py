"""``charrette check --room``: what can be checked of the room without a screen."""

import argparse

from charrette.cli.projects import library_to_read, project_named
from charrette.cli.run import print_json
from charrette.domain.errors import CharretteError
from charrette.domain.wording import listed
from charrette.services.room_check import Finding, Verdict, check_room, place_of, worst


def check_the_room(chosen: argparse.Namespace) -> None:
    """Prints each finding with its verdict; raises ``CharretteError`` when one of them says stop."""
    library = library_to_read(chosen)
    try:
        with library.reading() as queries:
            projects = queries.projects()
        named = chosen.project is not None
        project = project_named(library, chosen.project) if named else next(iter(projects), None)
        place = place_of(library, project.id if project else None)
    finally:
        library.close()
    findings = check_room(place)
    if chosen.json:
        print_json({"verdict": worst(findings).value, "findings": [_as_json(each) for each in findings]})
    else:
        for each in findings:
            print(f"{each.verdict.value:5}{each.name}: {each.found}{_todo(each)}")
    if stops := [each.name.lower() for each in findings if each.verdict is Verdict.STOP]:
        raise CharretteError(f"do not start like this: {listed(stops)}.")


def _todo(finding: Finding) -> str:
    return f" {finding.todo}" if finding.todo else ""


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "name": finding.name,
        "verdict": finding.verdict.value,
        "found": finding.found,
        "todo": finding.todo,
    }
