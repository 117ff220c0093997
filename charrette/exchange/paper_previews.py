"""Previews of shared papers: an image, or the first page of a PDF, as PNG."""

from io import BytesIO
from typing import Any

from charrette.system.pdfium import PDFIUM

MOST_PIXELS = 80_000_000
"""An image larger than this is not opened: it would take the memory of the computer."""
_TALLEST = 4
"""Times the width: a strip that is longer is shown smaller."""
_FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
    "image/webp": "WEBP",
}

PREVIEWED = frozenset({*_FORMATS, "application/pdf"})
"""The media types that are previewed."""


def preview_png(content: bytes, media_type: str, width: int) -> bytes | None:
    """The paper as PNG, at most ``width`` pixels wide; None where it cannot be shown (another kind, damaged, locked).

    Takes up to a second for a large drawing: never call it on the thread of the windows.
    """
    if media_type == "application/pdf":
        return _page(content, width)
    return _image(content, _FORMATS[media_type], width) if media_type in _FORMATS else None


def _image(content: bytes, format_: str, width: int) -> bytes | None:
    import struct

    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content), formats=(format_,)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.draft("RGB", (width, width * _TALLEST))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError):
        return None
    upright.thumbnail((width, width * _TALLEST), Image.Resampling.LANCZOS)
    return _png(upright)


def _page(content: bytes, width: int) -> bytes | None:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    with PDFIUM:
        try:
            document: Any = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return None
        try:
            return _drawn(document, width) if len(document) else None
        except pypdfium2.PdfiumError:
            return None
        finally:
            document.close()


def _drawn(document: Any, width: int) -> bytes:
    page = document[0]
    try:
        wide, tall = page.get_size()
        bitmap = page.render(scale=min(width / wide, width * _TALLEST / tall))
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return _png(image)
    finally:
        page.close()


def _png(image: Any) -> bytes:
    held = BytesIO()
    image.save(held, "PNG")
    return held.getvalue()
