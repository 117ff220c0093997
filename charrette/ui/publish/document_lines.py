"""The lines of the list of documents: by moment, with what each is and how it stands."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from charrette.domain.wording import counted
from charrette.services.documents import DOCUMENTS, Document
from charrette.services.export_states import Exports, ExportState
from charrette.ui.models.documents import DocumentLine
from charrette.ui.publish.choice import FORMAT_WORDS, Choice

_EMPTY, _NO_ROUND = "Nothing planned yet", "No round closed yet"


def document_lines(
    choice: Choice,
    exports: Exports,
    counts: Mapping[str, int],
    blocked: Collection[str] = (),
    empty: Collection[str] = (),
) -> list[DocumentLine]:
    """Headings and documents; ``counts`` are the pages of those that were drawn.

    ``blocked`` cannot be made now; ``empty`` would say only that there is nothing yet.
    """
    lines: list[DocumentLine] = []
    for document in DOCUMENTS:
        if document.moment not in {line.title for line in lines}:
            lines.append(DocumentLine(document.moment))
        line = _line(document, choice, exports, counts)
        if document.name in empty:
            line = replace(line, detail=_EMPTY if document.of_plan else _NO_ROUND)
        lines.append(replace(line, state=ExportState.BLOCKED) if document.name in blocked else line)
    return lines


def _line(document: Document, choice: Choice, exports: Exports, counts: Mapping[str, int]) -> DocumentLine:
    of_document = choice.of(document.name)
    last = exports.get((document.name, of_document.made_in, of_document.format))
    return DocumentLine(
        document.title,
        document.name,
        _detail(document, counts.get(document.name)),
        document.purpose,
        last.state if last else ExportState.NOT_EXPORTED,
    )


def _detail(document: Document, pages: int | None) -> str:
    if len(document.formats) > 1:
        return ", ".join(FORMAT_WORDS[each] for each in document.formats)
    return f"PDF, {counted(pages, 'page')}" if pages else f"PDF, for {document.audience.lower()}"
