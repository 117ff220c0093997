"""The sheet that is drawn on: words, marks, rules and bars, placed in points from the upper left corner.

The only module besides ``fonts`` that speaks to ReportLab.
"""

from io import BytesIO
from typing import Any

from charrette.domain.marks import MarkShape, mark_shape
from charrette.publishing.fonts import FIRST_FONT, Face, font_runs
from charrette.publishing.lines import Line
from charrette.publishing.report import Report
from charrette.publishing.styles import Style

_THICKER = 0.035
"""How much wider the strokes of a font without a bold are drawn, as a share of the size."""


class Sheet:
    """A document while it is drawn, page after page."""

    def __init__(self, report: Report, invariant: bool) -> None:
        from reportlab.pdfgen.canvas import Canvas

        Face(FIRST_FONT, bold=False)["A"]  # the font of an empty page must be an embedded one, and known
        self.width, self.height = report.paper.width, report.paper.height
        self.missing: set[str] = set()
        self.page = 1
        self._canvas: Any = Canvas(
            BytesIO(),
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1 if invariant else 0,
            initialFontName=FIRST_FONT,  # pyright: ignore[reportArgumentType] it is a name
            lang=report.language,
        )
        self._canvas.setTitle(report.title)
        self._canvas.setAuthor(report.head)
        self._canvas.setSubject(f"{report.kind}, {report.edition.words}")
        self._canvas.setCreator("Charrette")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.showOutline()
        self._bookmarks = 0
        self._outline_level = -1

    def words(self, line: Line, x: float, baseline: float, style: Style) -> None:
        """One line of words; ``x`` is its left end."""
        if line.logical:
            spoken = line.logical.encode("utf-16-be").hex().upper()
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
        text = self._canvas.beginText(x, self.height - baseline)
        text.setFillColor(style.colour)
        for font, thicken, run in font_runs(line.text, style.face):
            text.setFont(font, style.size)
            if thicken:
                text.setTextRenderMode(2)
                text.setStrokeColor(style.colour)
                self._canvas.setLineWidth(style.size * _THICKER)
            text.textOut(run)
            if thicken:
                text.setTextRenderMode(0)
        self._canvas.drawText(text)
        if line.logical:
            self._canvas.addLiteral("EMC")

    def rule(self, left: float, right: float, y: float, colour: str, thickness: float) -> None:
        """A horizontal rule."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thickness)
        self._canvas.line(left, self.height - y, right, self.height - y)

    def bar(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.setFillColor(colour)
        self._canvas.rect(left, self.height - top - height, width, height, stroke=0, fill=1)

    def mark(self, mark: int, left: float, top: float, size: float) -> None:
        """A group's mark in a box of ``size``."""
        shape = mark_shape(mark)
        self._canvas.setFillColor(shape.light)
        self._canvas.setStrokeColor(shape.light)
        self._canvas.setLineWidth(shape.stroke * size)
        options = {"stroke": int(shape.hollow), "fill": int(not shape.hollow)}
        if shape.outline:
            self._canvas.drawPath(self._outline(shape, left, top, size), **options)
        else:
            middle = (left + size / 2, self.height - top - size / 2)
            self._canvas.circle(*middle, shape.radius * size, **options)

    def _outline(self, shape: MarkShape, left: float, top: float, size: float) -> Any:
        path = self._canvas.beginPath()
        for index, (x, y) in enumerate(shape.outline):
            place = (left + x * size, self.height - top - y * size)
            (path.lineTo if index else path.moveTo)(*place)
        path.close()
        return path

    def strokes(self, lines: tuple[tuple[tuple[float, float], ...], ...], colour: str, width: float) -> None:
        """Open lines through points, with round ends: for small icons."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(width)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        for points in lines:
            path = self._canvas.beginPath()
            for index, (x, y) in enumerate(points):
                (path.lineTo if index else path.moveTo)(x, self.height - y)
            self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)
        self._canvas.setLineJoin(0)

    def bookmark(self, words: str, level: int, top: float) -> None:
        """An entry of the outline that leads here; a level too deep for the one before it is raised."""
        self._bookmarks += 1
        key = f"part-{self._bookmarks}"
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.bookmarkHorizontal(key, 0, min(self.height, self.height - top + 12))
        self._canvas.addOutlineEntry(words, key, self._outline_level, closed=level > 0)

    def next_page(self) -> None:
        """Ends the page."""
        self._canvas.showPage()
        self.page += 1

    def finished(self) -> bytes:
        """The file's content."""
        content: bytes = self._canvas.getpdfdata()
        return content
