"""Drawing for the preview, off the GUI thread: a document's pages, and a page as an image."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from charrette.domain.errors import CancelledError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.publish import Export, write_document
from charrette.system.pdfium import PDFIUM


@dataclass(frozen=True, slots=True)
class Pages:
    """A drawn document: its PDF, the size of each page in points, and the characters that no font has."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]
    missing: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)


def written(
    snapshot: ProjectSnapshot, command: Export, now: datetime, given_up: Callable[[], bool]
) -> tuple[bytes, tuple[str, ...]]:
    """Writes a document as an export would, and gives its bytes and the characters that no font has.

    Raises ``CancelledError`` as soon as ``given_up`` says that nobody waits for it any more.
    """

    def progress(done: int, of: int) -> None:
        del done, of
        if given_up():
            raise CancelledError("A newer preview is being drawn.")

    with tempfile.TemporaryDirectory(prefix="charrette-preview-") as folder:
        path = Path(folder) / f"preview.{command.format}"
        missing = write_document(snapshot, command, path, now, progress)
        return path.read_bytes(), missing


def drawn(data: bytes, missing: Sequence[str]) -> Pages:
    """The pages of a PDF."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    with PDFIUM:
        document: Any = pypdfium2.PdfDocument(data)
        try:
            sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        finally:
            document.close()
    return Pages(data, sizes, tuple(missing))


def page_images(pages: Pages, numbers: Sequence[int], width: int) -> list[QImage]:
    """Some pages (counted from 0) as images ``width`` pixels wide."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    with PDFIUM:
        document: Any = pypdfium2.PdfDocument(pages.data)
        try:
            return [_image(document, number, width / pages.sizes[number][0]) for number in numbers]
        finally:
            document.close()


def _image(document: Any, number: int, scale: float) -> QImage:
    page = document[number]
    try:
        bitmap = page.render(scale=scale, prefer_bgrx=True, rev_byteorder=True)
        seen = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        bitmap.close()
        return seen
    finally:
        page.close()
