"""Draws a report as a PDF: places blocks on pages, with running head, foot and bookmarks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import monotonic

from charrette.domain.errors import ExportError
from charrette.domain.progress import Progress, unwatched
from charrette.publishing.blocks import Block, Setting, baseline, put, put_right
from charrette.publishing.cover import cover_block
from charrette.publishing.layout import blocks
from charrette.publishing.report import Cover, NeedsTable, OnePage, Pairs, Part, Report, Table, Timeline
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.draw import sheet_blocks
from charrette.publishing.sheets.parts import Sheets
from charrette.publishing.styles import BODY_FOOT, BODY_TOP, FOOT, LINE, PAGE_NUMBER, RUNNING, SIDE, TOP
from charrette.system.files import whole_file

_BETWEEN_REPORTS = 0.05
"""Seconds between two calls of the progress."""
_LARGEST, _SMALLEST, _STEP = 1.3, 0.5, 0.02
"""The scales of the type that a page which must hold its parts is tried at."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: the number of pages, and the characters that no font has (shown by their names)."""

    pages: int
    missing: tuple[str, ...]


def draw_pdf(report: Report, path: Path, progress: Progress = unwatched, invariant: bool = False) -> Drawn:
    """Writes the report to ``path`` as a PDF; the file takes its name only when it is whole.

    ``progress`` is called at least every few hundredths of a second and may raise to cancel. ``invariant`` leaves
    the time and the file's id out, for comparisons. Raises ``ExportError`` when the disk refuses; whatever
    happens, a file that was there before stays as it was.
    """
    try:
        with whole_file(path) as beside:
            sheet = Sheet(report, invariant)
            steady = _Steady(progress, _weight(report.parts))
            pages = _Pages(report, sheet, steady)
            pages.place(_all_blocks(report, sheet, steady))
            pages.end()
            beside.write_bytes(sheet.finished())
            steady.finish()
    except OSError as error:
        raise ExportError(
            f"“{path.name}” could not be written: {error.strerror or error}.",
            "Nothing was overwritten.",
            "Make room, or choose another folder, and export again.",
        ) from error
    return Drawn(sheet.page - 1, tuple(sorted(sheet.missing)))


def _weight(parts: Iterable[Part]) -> int:
    """How much there is to draw: each part and each row of a table."""
    total = 0
    for part in parts:
        if isinstance(part, NeedsTable | Table | Timeline):
            total += len(part.rows)
        elif isinstance(part, Pairs):
            total += len(part.pairs)
        elif isinstance(part, OnePage):
            total += _weight(part.parts) - len(part.parts)
        total += 1
    return total


class _Steady:
    """Passes progress on at a steady pace."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of = progress, max(of, 1)
        self._done, self._last = 0, 0.0

    def add(self, weight: int) -> None:
        """Counts what was drawn; asks the watcher when it is time."""
        self._done += weight
        now = monotonic()
        if now - self._last >= _BETWEEN_REPORTS:
            self._last = now
            self._progress(min(self._done, self._of), self._of)

    def finish(self) -> None:
        """All is drawn and written."""
        self._progress(self._of, self._of)


def _all_blocks(report: Report, sheet: Sheet, progress: _Steady) -> Iterator[Block]:
    setting = Setting(sheet.width - 2 * SIDE, missing=sheet.missing)
    for part in report.parts:
        if isinstance(part, Cover):
            yield cover_block(part, report.paper, setting)
        elif isinstance(part, OnePage):
            yield from _fitted(part, setting, sheet.height - BODY_TOP - BODY_FOOT)
        elif isinstance(part, Sheets):
            yield from sheet_blocks(part, report.paper, setting.missing)
        else:
            yield from blocks(part, setting)
        progress.add(1)


def _fitted(page: OnePage, setting: Setting, height: float) -> Iterator[Block]:
    """The parts at the largest type at which they fit one page."""
    scale = _LARGEST
    while True:
        smaller = Setting(setting.width, scale, setting.missing)
        found = list(chain.from_iterable(blocks(part, smaller) for part in page.parts))
        used = sum(block.height + block.before for block in found) - (found[0].before if found else 0)
        if used <= height or scale <= _SMALLEST:
            break
        scale = round(scale - _STEP, 2)
    for index, block in enumerate(found):
        yield Block(
            block.height,
            block.draw,
            block.before,
            keep=index + 1 < len(found),
            new_page=index == 0,
            bookmark=block.bookmark,
            weight=block.weight,
        )


class _Pages:
    """Fills pages with blocks from the top down; blocks that hold together move to the next page together."""

    def __init__(self, report: Report, sheet: Sheet, progress: _Steady) -> None:
        self._report, self._sheet, self._progress = report, sheet, progress
        self._y = BODY_TOP
        self._bottom = sheet.height - BODY_FOOT
        self._running = False

    def place(self, found: Iterable[Block]) -> None:
        """Places every block."""
        together: list[Block] = []
        for block in found:
            together.append(block)
            if not block.keep:
                self._place_together(together)
                together = []
        self._place_together(together)

    def end(self) -> None:
        """Ends the last page."""
        self._end_page()

    def _place_together(self, together: list[Block]) -> None:
        if not together:
            return
        height = sum(block.height + block.before for block in together)
        room = self._bottom - self._y
        too_tall = max(height, together[0].room) > room and height <= self._bottom - BODY_TOP
        if together[0].new_page or (too_tall and self._y > BODY_TOP):
            self._new_page(together[0].header)
        for block in together:
            if self._y + block.before + block.height > self._bottom and not block.whole_page:
                self._new_page(block.header)
            self._draw(block)

    def _draw(self, block: Block) -> None:
        sheet = self._sheet
        if block.whole_page:
            block.draw(sheet, SIDE, 0.0)
            sheet.next_page()
        else:
            self._y += block.before if self._y > BODY_TOP else 0.0
            if block.bookmark:
                sheet.bookmark(*block.bookmark, self._y)
            block.draw(sheet, SIDE, self._y)
            self._y += block.height
            self._running = True
        self._progress.add(block.weight)

    def _new_page(self, header: Block | None) -> None:
        self._end_page()
        if header:
            with self._sheet.artifact():  # it is the table's head again
                self._draw(header)

    def _end_page(self) -> None:
        """Draws the running head and the foot; a page without anything on it is not kept."""
        if not self._running:
            return
        with self._sheet.artifact("Header"):
            self._draw_head()
        with self._sheet.artifact("Footer"):
            self._draw_foot()
        self._sheet.next_page()
        self._y, self._running = BODY_TOP, False

    def _draw_head(self) -> None:
        report, sheet = self._report, self._sheet
        setting = Setting(sheet.width - 2 * SIDE, missing=sheet.missing)
        head = setting.one_line(report.head, RUNNING, setting.width * 0.55)
        edition = setting.one_line(f"{report.kind}, {report.edition.words}", RUNNING, setting.width * 0.44)
        for line in head.lines[:1]:
            sheet.words(line, SIDE, TOP + baseline(RUNNING), RUNNING)
        for line in edition.lines[:1]:
            put_right(sheet, line, sheet.width - SIDE, TOP + baseline(RUNNING), RUNNING)

    def _draw_foot(self) -> None:
        sheet = self._sheet
        setting = Setting(sheet.width - 2 * SIDE, missing=sheet.missing)
        right, foot = sheet.width - SIDE, sheet.height - FOOT - RUNNING.leading
        sheet.rule(SIDE, right, foot - 6, LINE, 0.5)
        said = setting.one_line(self._report.foot, RUNNING, setting.width - 40)
        put(sheet, said, SIDE, foot, setting.width, RUNNING)
        number = setting.lines(str(sheet.page), PAGE_NUMBER)
        put_right(sheet, number.lines[0], right, foot + baseline(PAGE_NUMBER), PAGE_NUMBER)
