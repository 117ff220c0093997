"""What is looked at and exported: a document with its edition, paper and format."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.publishing.paper import Paper
from charrette.services.publish import DOCUMENTS, Document, Export, document_named, file_name

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

FORMAT_WORDS = {"pdf": "PDF", "csv": "CSV", "xlsx": "Excel", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One document as the person wants it."""

    name: str = DOCUMENTS[0].name
    format: str = DOCUMENTS[0].formats[0]
    edition: Edition = Edition.PUBLIC
    paper: Paper = Paper.LETTER

    @property
    def document(self) -> Document:
        """The document that is chosen."""
        return document_named(self.name)

    @property
    def paged(self) -> bool:
        """Whether it has pages that can be drawn and printed."""
        return self.format == "pdf"

    @property
    def words(self) -> str:
        """``"project brief"``, ``"needs files as Excel"``."""
        title = self.document.title[0].lower() + self.document.title[1:]
        return title if self.paged else f"{title} as {FORMAT_WORDS[self.format]}"

    def of(self, name: str) -> "Choice":
        """Another document in the same edition and paper."""
        formats = document_named(name).formats
        return replace(self, name=name, format=self.format if self.format in formats else formats[0])

    def export(self, project_id: UUID, path: Path) -> Export:
        """The command that writes it."""
        return Export(project_id, self.name, self.format, path, self.edition, self.paper)

    def path_in(self, folder: Path, snapshot: "ProjectSnapshot") -> Path:
        """Its usual name in a folder."""
        return folder / file_name(snapshot, self.name, self.format, self.edition)


def everything(choice: Choice) -> tuple[Choice, ...]:
    """Every document in every format, in the edition and on the paper of a choice."""
    return tuple(
        replace(choice, name=document.name, format=format_)
        for document in DOCUMENTS
        for format_ in document.formats
    )
