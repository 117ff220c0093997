"""A repaint of the timeline while it scrolls, with 30, 300 and 1,000 milestones: median and 95 %. Goal: under 16 ms.

The real view, 1440 by 900, a net in which each milestone waits for two before it. The reference is what the machine
takes in the same run to fill a picture of the same size and write forty lines of words into it, which is the least any
drawing of that many rows does; the ratio to it says whether the timeline has become slower, on any machine.
"""

import os
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.system.settings import Settings
from charrette.ui.plan.milestones_standing import Standing
from charrette.ui.plan.strip_marks import Mark
from charrette.ui.plan.timeline_rows import TimelineRow
from charrette.ui.plan.timeline_view import TimelineView
from charrette.ui.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = (30, 300, 1000)
STEPS = 200
TURN = 60
"""Pixels a step: about what one frame of a brisk scroll moves."""
WIDE, HIGH, LINES = 1440, 900, 40
TODAY = date(2027, 3, 14)


def standing(number: int) -> Standing:
    """A milestone that waits for the one before it and one ten before; every ninth is late, every seventh a gate."""
    due = TODAY + timedelta(days=3 * number - 60)
    milestone = Milestone(
        UUID(int=number + 1),
        UUID(int=0),
        number,
        f"M-{number:03}",
        f"Milestone number {number} of a large school",
        due.isoformat(),
        state=MilestoneState.PLANNED,
        gate=number % 7 == 0,
    )
    before = tuple(UUID(int=each + 1) for each in (number - 1, number - 10) if each >= 0)
    late = max((TODAY - due).days, 0) if number % 9 == 0 else 0
    marks = tuple(Mark)
    leads = before[0] if before else None
    return Standing(
        milestone,
        marks[number % len(marks)],
        "Facilities",
        late=late,
        critical=True,
        leads=leads,
        before=before,
    )


def opened_view(theme: Theme, milestones: int) -> TimelineView:
    """The view with its milestones, near enough that months are named."""
    view = TimelineView(theme)
    rows = tuple(TimelineRow(each.milestone.title, each) for each in map(standing, range(milestones)))
    view.resize(WIDE, HIGH)
    view.show()
    view.show_rows(rows, TODAY.isoformat(), "", "")
    view.zoom(1)
    QCoreApplication.processEvents()
    return view


def timed(step: Callable[[int], object]) -> list[float]:
    """Seconds of each step."""
    times: list[float] = []
    for number in range(STEPS):
        began = perf_counter()
        step(number)
        QCoreApplication.processEvents()
        times.append(perf_counter() - began)
    return times


def scrolled(view: TimelineView) -> list[float]:
    """Down to the end and up again, a step a frame; near as well as wide there is something to go through."""
    bar = view.verticalScrollBar() if view.verticalScrollBar().maximum() else view.horizontalScrollBar()

    def turn(number: int) -> None:
        way = 2 * max(bar.maximum(), 1)
        at = number * TURN % way
        bar.setValue(min(at, way - at))

    return timed(turn)


def reference(theme: Theme) -> list[float]:
    """A picture of the same size, filled, with forty lines of words."""
    picture = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)

    def draw(number: int) -> None:
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setFont(theme.font("body"))
        for line in range(LINES):
            painter.drawText(
                QPoint(20, 22 * (line + 1)), f"Milestone number {number + line} of a large school"
            )
        painter.end()

    return timed(draw)


def main() -> None:
    """Prints one line a size, and the reference."""
    _app = QApplication.instance() or QApplication([])
    theme = Theme(Settings(appearance="light"))
    least = median(reference(theme))
    print(f"reference, a picture with {LINES} lines of words: {least * 1000:.2f} ms")
    print(f"{'milestones':>10}   scrolling: median, 95 %, most    times the reference")
    for size in SIZES:
        view = opened_view(theme, size)
        times = scrolled(view)
        shown = [f"{each * 1000:6.2f} ms" for each in (median(times), quantiles(times, n=20)[18], max(times))]
        print(f"{size:>10}   {' '.join(shown)}    {median(times) / least:5.1f}", flush=True)
        view.close()


if __name__ == "__main__":
    main()
