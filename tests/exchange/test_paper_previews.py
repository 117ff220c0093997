"""Previews of shared papers: images and PDFs, and nothing where there is nothing to see."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from charrette.exchange.paper_previews import preview_png
from tests.exchange.photos import jpeg


def size(png: bytes | None) -> tuple[int, int]:
    assert png is not None
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return image.size


def test_an_image_is_shown_no_larger_than_it_is() -> None:
    assert size(preview_png(jpeg(), "image/jpeg", 30)) == (30, 20)
    assert size(preview_png(jpeg(), "image/jpeg", 600)) == (60, 40)


def test_the_first_page_of_a_pdf_is_shown_in_the_width_asked_for(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "two.pdf"), pagesize=(200, 100), invariant=1)
    canvas.drawString(20, 50, "A stage")
    canvas.showPage()
    canvas.drawString(20, 50, "Its back")
    canvas.showPage()
    canvas.save()
    assert size(preview_png((tmp_path / "two.pdf").read_bytes(), "application/pdf", 400)) == (400, 200)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7 broken", "application/pdf"),
        (jpeg()[:60], "image/jpeg"),
        (jpeg(), "image/png"),
        (b"", "image/png"),
        (b"a,b", "text/csv"),
        (b"<svg/>", "image/svg+xml"),
    ],
)
def test_what_cannot_be_shown_is_no_preview(content: bytes, media_type: str) -> None:
    assert preview_png(content, media_type, 300) is None
