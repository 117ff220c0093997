"""``charrette export``."""

import argparse
import sys
from typing import Any

from charrette.cli.projects import library_to_read, project_named
from charrette.cli.run import print_json
from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.options import SheetOptions
from charrette.services.publish import Document, Export, check_export, document_named, export_document

_OPTIONS = ("per_page", "count", "people", "round", "large_print", "languages", "session", "meeting")


def export(chosen: argparse.Namespace) -> None:
    """Writes one document, or the votes of a round, and names it."""
    if chosen.document == "votes":
        _export_votes(chosen)
        return
    document = document_named(chosen.document)
    options = sheet_options(chosen, document)
    library = library_to_read(chosen)
    try:
        project = project_named(library, chosen.project)
        command = Export(
            project.id,
            chosen.document,
            chosen.format,
            chosen.to,
            Edition(chosen.edition) if chosen.edition else document.editions[0],
            Paper(chosen.paper),
            options=options,
        )
        check_export(command)
        done = export_document(library, command)
    finally:
        library.close()
    if document.restricted:
        print(f"charrette: {document.restricted}", file=sys.stderr)
    if done.missing:
        print(
            f"charrette: no font has {', '.join(done.missing)}; they are named in the document.",
            file=sys.stderr,
        )
    if chosen.json:
        print_json({"file": str(done.path), "missing": list(done.missing)})
    else:
        print(done.path)


def _export_votes(chosen: argparse.Namespace) -> None:
    """Writes the ballots of a round for other programs; the full edition is the only one there is."""
    from charrette.services.entering import round_coded
    from charrette.services.round_files import FULL_ONLY, check_format, note_round, usual_name, write_round

    if chosen.edition == Edition.PUBLIC.value:
        raise InvalidInputError(
            f"“votes” is made in the full edition only. {FULL_ONLY}", "Nothing was written."
        )
    check_format(chosen.format)
    library = library_to_read(chosen)
    try:
        project = project_named(library, chosen.project)
        with library.reading() as queries:
            snapshot = queries.snapshot(project.id)
        assert snapshot is not None
        if not snapshot.rounds:
            raise InvalidInputError(f"{project.name} has no round yet.", "Nothing was written.")
        code = chosen.round or snapshot.rounds[-1].code
        round_ = round_coded(snapshot.rounds, code)
        path = chosen.to / usual_name(snapshot, round_, chosen.format) if chosen.to.is_dir() else chosen.to
        write_round(snapshot, round_, path, chosen.format)
        note_round(library, project.id, round_, path)
    finally:
        library.close()
    print(f"charrette: {FULL_ONLY}", file=sys.stderr)
    if chosen.json:
        print_json({"file": str(path), "round": round_.code})
    else:
        print(path)


def sheet_options(chosen: argparse.Namespace, document: Document) -> SheetOptions:
    """The options for printed sheets; raises ``InvalidInputError`` for one that the document does not heed."""
    given: dict[str, Any] = {
        name: value for name in _OPTIONS if (value := getattr(chosen, name, None)) is not None
    }
    for name in given:
        if name not in document.options:
            heeded = ", ".join(_typed(each) for each in document.options) or "none of these options"
            raise InvalidInputError(
                f"“{document.name}” does not heed {_typed(name)}; it takes {heeded}.", "Nothing was written."
            )
    if given.get("count") == 0:
        raise InvalidInputError("Nothing would be printed: --count is 0.")
    if "languages" in given:
        given["languages"] = tuple(each.strip() for each in given["languages"].split(",") if each.strip())
    return SheetOptions(**given)


def _typed(name: str) -> str:
    """``--per-page`` for ``per_page``."""
    return f"--{name.replace('_', '-')}"
