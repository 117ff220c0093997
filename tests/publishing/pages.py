"""Reads real PDFs back: the words of each page, sizes, bookmarks, fonts."""

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from charrette.domain.progress import Progress, unwatched
from charrette.publishing.draw import draw_pdf
from charrette.publishing.report import Report


@dataclass(frozen=True)
class Read:
    """What a PDF holds."""

    words: tuple[str, ...]
    """The text of each page, blanks made single."""
    sizes: tuple[tuple[float, float], ...]
    bookmarks: tuple[tuple[int, str], ...]
    metadata: dict[str, str]
    raw: bytes

    @property
    def all_words(self) -> str:
        """The text of the whole document."""
        return " ".join(self.words)

    @property
    def fonts(self) -> set[str]:
        """The names of the fonts."""
        return {name.decode() for name in re.findall(rb"/BaseFont /([^\s/]+)", self.raw)}


def read(path: Path) -> Read:
    """Opens a PDF as a reader would."""
    document = pypdfium2.PdfDocument(path)
    try:
        words = tuple(" ".join(page.get_textpage().get_text_range().split()) for page in document)
        sizes = tuple(page.get_size() for page in document)
        bookmarks = tuple((each.level, each.get_title()) for each in document.get_toc())
        return Read(words, sizes, bookmarks, document.get_metadata_dict(), path.read_bytes())
    finally:
        document.close()


def drawn(report: Report, folder: Path, progress: Progress = unwatched) -> Read:
    """Draws a report and reads it back."""
    path = folder / "drawn.pdf"
    draw_pdf(report, path, progress)
    return read(path)
