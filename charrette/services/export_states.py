"""What became of exports: told from the minutes, so that it outlives a restart and counts every program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from charrette.domain.editions import Edition
from charrette.services.documents import DOCUMENTS

if TYPE_CHECKING:
    from charrette.store.queries import Minute


class ExportState(StrEnum):
    """Where an export stands against the project as it is now."""

    NOT_EXPORTED = "not exported"
    UP_TO_DATE = "up to date"
    CHANGED_SINCE = "changed since"
    BLOCKED = "blocked"

    @property
    def words(self) -> str:
        """The state as people read it."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class LastExport:
    """The last export of a document in one edition and format."""

    at: datetime
    file_name: str
    state: ExportState


Exports = dict[tuple[str, Edition, str], LastExport]


def last_exports(minutes: "Sequence[Minute]") -> Exports:
    """The last exports of a project by document, edition and format, from its minutes, newest first.

    An export is up to date while nothing but notes (exports, looks at results) came after it.
    """
    found: Exports = {}
    state = ExportState.UP_TO_DATE
    for minute in minutes:
        if minute.kind != "note":
            state = ExportState.CHANGED_SINCE
        elif minute.action == "export_document" and (key := _read(minute.sentence)) is not None:
            document, edition, name = key
            export = LastExport(minute.at, name, state)
            found.setdefault((document, edition, name.rpartition(".")[2]), export)
    return found


def _read(sentence: str) -> tuple[str, Edition, str] | None:
    for document in DOCUMENTS:
        for edition in Edition:
            start = f"Exported {document.title}, {edition.words}, to "
            if sentence.startswith(start):
                return document.name, edition, sentence.removeprefix(start)
    return None
