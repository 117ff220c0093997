"""A repaint of the board while scrolling, with 2,000 and 5,000 cards: median and 95 %. Goal: under 16 ms.

The real page, 1440 by 900, all cards in five themes. Each step turns the wheel over every column in sight and lets
the window paint; whole repaints are of all five columns from kept pictures.
"""

import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from benchmarks.capture import opened_page, words
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.ui.run.page import RunPage

SIZES = (118, 2000, 5000)
STEPS = 250
TURN = 60
"""Pixels a step: about what one frame of a brisk scroll moves."""


def library_with(folder: Path, cards: int) -> tuple[Path, UUID]:
    """A library with one project whose cards stand in five themes."""
    library = Library(folder / f"board-{cards}.charrette")
    project = library.do(create_project, NewProject("Board"))
    with library.reading() as queries:
        groups = queries.groups(project.id)
        themes = [None, *(theme.id for theme in queries.themes(project.id)[:4])]
    commands = tuple(
        KeepCard(project.id, words(n), groups[n % 7].id, theme_id=themes[n % 5]) for n in range(cards)
    )
    library.do(keep_cards, KeepCards(commands))
    library.close()
    return library.path or Path(), project.id


def scrolled(page: RunPage) -> list[float]:
    """The time of each step: down to the end of the cards, or as far as the steps go."""
    times: list[float] = []
    for _ in range(STEPS):
        began = perf_counter()
        for each in page.board.lists():
            each.verticalScrollBar().setValue(each.verticalScrollBar().value() + TURN)
        QCoreApplication.processEvents()
        times.append(perf_counter() - began)
    return times


def repainted(page: RunPage) -> list[float]:
    """The time of whole repaints of every column in sight."""
    times: list[float] = []
    for _ in range(STEPS // 5):
        began = perf_counter()
        for each in page.board.lists():
            each.viewport().repaint()
        times.append(perf_counter() - began)
    return times


def measured(path: Path, project_id: UUID) -> tuple[list[float], list[float]]:
    """Steps of a scroll and whole repaints on the page."""
    desk, page = opened_page(path, project_id)
    times = scrolled(page), repainted(page)
    page.close()
    desk.close()
    return times


def main() -> None:
    """Prints one line a size."""
    _app = QApplication.instance() or QApplication([])
    print(f"{'cards':>8}   scrolling: median, 95 %, most    whole repaint: median, 95 %")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            steps, whole = measured(*library_with(Path(folder), size))
            figures = (median(steps), quantiles(steps, n=20)[18], max(steps), median(whole))
            shown = [f"{seconds * 1000:6.2f} ms" for seconds in (*figures, quantiles(whole, n=20)[18])]
            print(f"{size:>8}   {shown[0]} {shown[1]} {shown[2]}    {shown[3]} {shown[4]}", flush=True)


if __name__ == "__main__":
    main()
