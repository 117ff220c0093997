"""What is looked at and exported: a document with its edition, paper and format."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.options import SheetOptions
from charrette.services.documents import DOCUMENTS, Document, document_named, holds_something
from charrette.services.publish import Export, file_name

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

FORMAT_WORDS = {"pdf": "PDF", "csv": "CSV", "xlsx": "Excel", "json": "JSON", "ics": "Calendar"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One document as the person wants it; ``edition`` is what was asked for where a document is made in both."""

    name: str = "brief"
    format: str = "pdf"
    edition: Edition = Edition.PUBLIC
    paper: Paper = Paper.LETTER
    options: SheetOptions = field(default_factory=SheetOptions)

    @property
    def document(self) -> Document:
        """The document that is chosen."""
        return document_named(self.name)

    @property
    def made_in(self) -> Edition:
        """The edition it is made in: the one asked for, else the only one there is."""
        return self.edition if self.edition in self.document.editions else self.document.editions[0]

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
        """Another document in the same edition, paper, session and languages; how many of it is asked anew."""
        formats = document_named(name).formats
        format_ = self.format if self.format in formats else formats[0]
        options = replace(self.options, count=0, people=0, round="")
        return replace(self, name=name, format=format_, options=options)

    @property
    def heeded(self) -> SheetOptions:
        """The options that the document heeds; the others as they usually are."""
        return SheetOptions(**{each: getattr(self.options, each) for each in self.document.options})

    def export(self, project_id: UUID, path: Path) -> Export:
        """The command that writes it."""
        return Export(project_id, self.name, self.format, path, self.made_in, self.paper, options=self.heeded)

    def path_in(self, folder: Path, snapshot: "ProjectSnapshot") -> Path:
        """Its usual name in a folder."""
        return folder / file_name(snapshot, self.name, self.format, self.made_in)


def asked_for(choice: Choice, words: str) -> Choice | None:
    """The choice for a document that another page asks for: its name, or "meeting CM-2"; None: there is no such one."""
    name, _, code = words.partition(" ")
    if name not in {each.name for each in DOCUMENTS}:
        return None
    found = choice if name == choice.name else choice.of(name)
    return replace(found, options=replace(found.options, meeting=code)) if code else found


def everything(choice: Choice, snapshot: "ProjectSnapshot | None" = None) -> tuple[Choice, ...]:
    """Every report in every format, in the edition and on the paper of a choice.

    What is printed for the room is left out: it is printed as it is needed, and takes numbers. So is what belongs to
    the plan or to a vote while there is nothing of its kind (without a snapshot: there is not).
    """
    return tuple(
        replace(choice, name=document.name, format=format_)
        for document in DOCUMENTS
        if not document.sheets and holds_something(document, snapshot)
        for format_ in document.formats
    )
