"""The lines of the list of documents: by moment, with what each is and how it stands."""

from collections.abc import Mapping

from charrette.domain.wording import counted
from charrette.services.export_states import Exports, ExportState
from charrette.services.publish import DOCUMENTS, Document
from charrette.ui.models.documents import DocumentLine
from charrette.ui.publish.choice import FORMAT_WORDS, Choice

_MOMENTS = {"brief": "After", "handout": "After", "needs": "For departments"}


def document_lines(choice: Choice, exports: Exports, counts: Mapping[str, int]) -> list[DocumentLine]:
    """Headings and documents; ``counts`` are the pages of those that were drawn."""
    lines: list[DocumentLine] = []
    for document in DOCUMENTS:
        moment = _MOMENTS.get(document.name, "After")
        if moment not in {line.title for line in lines}:
            lines.append(DocumentLine(moment))
        lines.append(_line(document, choice, exports, counts))
    return lines


def _line(document: Document, choice: Choice, exports: Exports, counts: Mapping[str, int]) -> DocumentLine:
    of_document = choice.of(document.name)
    last = exports.get((document.name, choice.edition, of_document.format))
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
