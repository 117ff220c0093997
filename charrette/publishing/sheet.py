"""The sheet that is drawn on: words, marks, rules and bars, placed in points from the upper left corner.

The only module besides ``fonts`` that speaks to ReportLab. Words are drawn within ``tag`` or ``artifact``; lines and
shapes are artifacts unless they stand in a ``figure``.
"""

from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any

from charrette.domain.marks import MarkShape, mark_shape
from charrette.publishing.fonts import FIRST_FONT, Face, font_runs
from charrette.publishing.lines import Line
from charrette.publishing.report import Report
from charrette.publishing.styles import Style
from charrette.publishing.tagged.elements import Element
from charrette.publishing.tagged.roles import Role

_THICKER = 0.035
"""How much wider the strokes of a font without a bold are drawn, as a share of the size."""


@cache
def _colour(named: str) -> Any:
    """A colour as ReportLab has it, which takes long to find it by its name."""
    from reportlab.lib.colors import toColor  # pyright: ignore[reportUnknownVariableType]

    return toColor(named)


class Sheet:
    """A document while it is drawn, page after page."""

    def __init__(self, report: Report, invariant: bool) -> None:
        from charrette.publishing.tagged.canvas import TaggedCanvas

        Face(FIRST_FONT, bold=False)["A"]  # the font of an empty page must be an embedded one, and known
        upright = (report.paper.width, report.paper.height)
        self._size = (upright[1], upright[0]) if report.wide else upright
        self.width, self.height = self._size
        self.missing: set[str] = set()
        self.page = 1
        self._canvas: Any = TaggedCanvas(
            BytesIO(),
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1 if invariant else 0,
            initialFontName=FIRST_FONT,
            lang=report.language,
        )
        self._canvas.setTitle(report.title)
        self._canvas.setAuthor(report.head)
        self._canvas.setSubject(f"{report.kind}, {report.edition.words}")
        self._canvas.setCreator("Charrette")
        self._canvas.showOutline()
        self._bookmarks = 0
        self._outline_level = -1

    def tag(self, element: Element) -> AbstractContextManager[None]:
        """What is drawn inside belongs to the element of the document's structure."""
        return self._canvas.tag(element)

    def reserve(self, element: Element) -> None:
        """The element takes its place now: before others that are drawn first, or with nothing in it."""
        with self._canvas.tag(element):
            pass

    def artifact(self, kind: str = "") -> AbstractContextManager[None]:
        """What is drawn inside is not read aloud; ``kind`` is Header or Footer, or nothing."""
        return self._canvas.artifact(kind)

    def figure(
        self, alternative: str, left: float, top: float, width: float, height: float
    ) -> AbstractContextManager[None]:
        """What is drawn inside, in this place, is one picture that these words stand for."""
        foot = self.height - top - height
        box = (left, foot, left + width, foot + height)
        return self._canvas.tag(Element(Role.FIGURE, alternative=alternative, box=box))

    def words(self, line: Line, x: float, baseline: float, style: Style) -> None:
        """One line of words; ``x`` is its left end."""
        text = self._canvas.beginText(x, self.height - baseline)
        text.setFillColor(_colour(style.colour))
        space = " " if line.spaced else ""
        drawn = line.text if line.logical else line.text + space
        for font, thicken, run in font_runs(drawn, style.face):
            text.setFont(font, style.size)
            if thicken:
                text.setTextRenderMode(2)
                text.setStrokeColor(_colour(style.colour))
                self._canvas.setLineWidth(style.size * _THICKER)
            text.textOut(run)
            if thicken:
                text.setTextRenderMode(0)
        self._canvas.drawText(text, line.logical and line.logical + space)

    def rule(self, left: float, right: float, y: float, colour: str, thickness: float) -> None:
        """A horizontal rule."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(left, self.height - y, right, self.height - y)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        dashed: bool = False,
    ) -> None:
        """A straight line between two points."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(width)
        if dashed:
            self._canvas.setDash(3, 3)
        self._canvas.line(start[0], self.height - start[1], end[0], self.height - end[1])
        if dashed:
            self._canvas.setDash()

    def box(self, left: float, top: float, width: float, height: float, colour: str, line: float) -> None:
        """The outline of a rectangle."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(line)
        self._canvas.rect(left, self.height - top - height, width, height, stroke=1, fill=0)

    def circle(self, x: float, y: float, radius: float, colour: str, line: float) -> None:
        """The outline of a circle around a point."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(line)
        self._canvas.circle(x, self.height - y, radius, stroke=1, fill=0)

    def squares(self, rows: Iterable[Iterable[int]], left: float, top: float, side: float) -> None:
        """Black squares of ``side`` where a row holds a 1, as one figure, so that no seam shows: a QR code."""
        self._canvas.setFillColor(_colour("#000000"))
        path = self._canvas.beginPath()
        for down, row in enumerate(rows):
            across = 0
            for dark, run in groupby(row):
                count = len(list(run))
                if dark:
                    bottom = self.height - top - (down + 1) * side
                    path.rect(left + across * side, bottom, count * side, side)
                across += count
        self._canvas.drawPath(path, stroke=0, fill=1)

    @contextmanager
    def upside_down(self, x: float, y: float) -> Generator[None]:
        """What is drawn inside is turned half round a point: the far side of a folded sheet."""
        self._canvas.saveState()
        self._canvas.translate(2 * x, 2 * (self.height - y))
        self._canvas.rotate(180)
        yield
        self._canvas.restoreState()

    def turn(self) -> None:
        """Lays this page on its side."""
        self.height, self.width = self._size
        self._canvas.setPageSize((self.width, self.height))

    def bar(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.setFillColor(_colour(colour))
        self._canvas.rect(left, self.height - top - height, width, height, stroke=0, fill=1)

    def mark(self, mark: int, left: float, top: float, size: float) -> None:
        """A group's mark in a box of ``size``."""
        shape = mark_shape(mark)
        self._canvas.setFillColor(_colour(shape.light))
        self._canvas.setStrokeColor(_colour(shape.light))
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
        self._canvas.setStrokeColor(_colour(colour))
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
        self.width, self.height = self._size
        self._canvas.setPageSize(self._size)

    def finished(self) -> bytes:
        """The file's content."""
        content: bytes = self._canvas.getpdfdata()
        return content
