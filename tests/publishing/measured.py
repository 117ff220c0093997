"""Measures a printed page without our own code: sizes of text, lines and boxes by PDFium, QR codes by ZXing."""

from ctypes import byref, c_float, c_ushort
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from tests.publishing.checked import faults

DOTS = 180
"""Per inch: what a phone sees of a sheet held before it."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Text:
    """A piece of text: its size in points and where it is (left, bottom, right, top)."""

    words: str
    size: float
    box: Box


@dataclass(frozen=True)
class Shape:
    """A line or a box: the width of its line and where it is."""

    line: float
    box: Box

    @property
    def area(self) -> float:
        """Of the box, in square points."""
        left, bottom, right, top = self.box
        return (right - left) * (top - bottom)


@dataclass(frozen=True)
class Page:
    """One page, read back."""

    size: tuple[float, float]
    words: str
    texts: tuple[Text, ...]
    shapes: tuple[Shape, ...]
    data: bytes
    number: int

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The QR codes on the page, as a phone would read them."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            page: Any = document[self.number]
            image = page.render(scale=DOTS / 72).to_pil().convert("L")
        finally:
            document.close()
        return tuple(each.text for each in zxingcpp.read_barcodes(image))


def pages(path: Path) -> list[Page]:
    """Every page of a PDF that a checker finds nothing wrong with."""
    assert faults(path) == []
    data = path.read_bytes()
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(page, data, number) for number, page in enumerate(document)]
    finally:
        document.close()


def _page(page: Any, data: bytes, number: int) -> Page:
    read = page.get_textpage()
    words = " ".join(read.get_text_range().split())
    texts: list[Text] = []
    shapes: list[Shape] = []
    for each in page.get_objects():
        if each.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(each, read))
        elif each.type == pdfium.FPDF_PAGEOBJ_PATH:
            width = c_float()
            pdfium.FPDFPageObj_GetStrokeWidth(each.raw, byref(width))
            shapes.append(Shape(width.value, each.get_bounds()))
    return Page(page.get_size(), words, tuple(texts), tuple(shapes), data, number)


def _text(each: Any, read: Any) -> Text:
    size = c_float()
    pdfium.FPDFTextObj_GetFontSize(each.raw, byref(size))
    length = pdfium.FPDFTextObj_GetText(each.raw, read.raw, None, 0)
    buffer = (c_ushort * max(length // 2, 1))()
    pdfium.FPDFTextObj_GetText(each.raw, read.raw, buffer, length)
    return Text(bytes(buffer).decode("utf-16-le").rstrip("\x00"), size.value, each.get_bounds())
