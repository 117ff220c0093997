"""``charrette export``."""

import argparse
import sys

from charrette.cli.projects import library_to_read, project_named
from charrette.cli.run import print_json
from charrette.domain.editions import Edition
from charrette.publishing.paper import Paper
from charrette.services.publish import Export, document_named, export_document


def export(chosen: argparse.Namespace) -> None:
    """Writes one document and names it."""
    document_named(chosen.document)
    library = library_to_read(chosen)
    try:
        project = project_named(library, chosen.project)
        command = Export(
            project.id,
            chosen.document,
            chosen.format,
            chosen.to,
            Edition(chosen.edition),
            Paper(chosen.paper),
        )
        done = export_document(library, command)
    finally:
        library.close()
    if done.missing:
        print(
            f"charrette: no font has {', '.join(done.missing)}; they are named in the document.",
            file=sys.stderr,
        )
    if chosen.json:
        print_json({"file": str(done.path), "missing": list(done.missing)})
    else:
        print(done.path)
