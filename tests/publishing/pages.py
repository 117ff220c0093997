"""Reads reports and real PDFs back: the words of each page, sizes, bookmarks, fonts."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

import pypdfium2

from charrette.domain.progress import Progress, unwatched
from charrette.publishing.draw import draw_pdf
from charrette.publishing.report import Part, Report
from tests.publishing.checked import faults


@dataclass(frozen=True)
class Read:
    """What a PDF holds."""

    words: tuple[str, ...]
    """The text of each page, blanks made single."""
    sizes: tuple[tuple[float, float], ...]
    bookmarks: tuple[tuple[int, str], ...]
    metadata: dict[str, str]
    raw: bytes
    """The file's bytes, followed by the objects that are packed in it."""

    @property
    def all_words(self) -> str:
        """The text of the whole document."""
        return " ".join(self.words)

    @property
    def fonts(self) -> set[str]:
        """The names of the fonts."""
        return {name.decode() for name in re.findall(rb"/BaseFont /([^\s/]+)", self.raw)}


def read(path: Path) -> Read:
    """Opens a PDF as a reader would, once a checker finds nothing wrong with it."""
    assert faults(path) == []
    document = pypdfium2.PdfDocument(path)
    try:
        words = tuple(" ".join(page.get_textpage().get_text_range().split()) for page in document)
        sizes = tuple(page.get_size() for page in document)
        bookmarks = tuple((each.level, each.get_title()) for each in document.get_toc())
        return Read(words, sizes, bookmarks, document.get_metadata_dict(), unpacked(path.read_bytes()))
    finally:
        document.close()


def unpacked(raw: bytes) -> bytes:
    """A file, and after it what its compressed streams of objects hold, with their texts in UTF-16 spelled out."""
    streams = re.findall(rb"/Type /ObjStm[^>]*>>\nstream\n(.*?)\nendstream", raw, re.DOTALL)
    objects = list(map(zlib.decompress, streams))
    texts = [
        bytes.fromhex(each.decode()).decode("utf-16-be").encode()
        for found in objects
        for each in re.findall(rb"<FEFF([0-9A-F]+)>", found)
    ]
    return b"\n".join([raw, *objects, *texts])


def drawn(report: Report, folder: Path, progress: Progress = unwatched) -> Read:
    """Draws a report and reads it back."""
    path = folder / "drawn.pdf"
    draw_pdf(report, path, progress)
    return read(path)


def words_of(parts: Sequence[Part]) -> str:
    """Everything a report says as plain lines; the order is the reading order."""
    return "\n".join(line for part in parts for line in _said(part))


def _said(value: Any) -> list[str]:
    """The texts in a part, in the order of its fields."""
    if isinstance(value, str):
        return [value] if value and not isinstance(value, StrEnum) else []
    slots: tuple[str, ...] = getattr(value, "__slots__", ())
    inside = (
        cast("tuple[Any, ...]", value)
        if isinstance(value, tuple)
        else [getattr(value, name) for name in slots]
    )
    return [line for each in inside for line in _said(each)]
