"""Enter to visible and durable, with 0, 2,000 and 10,000 cards. Reference: a bare SQLite commit, same pragmas.

Every Enter goes through the real page: the text is in the field, Enter is pressed, and the clock stops when the
column has painted the card, which it only does after the commit. One bare commit goes before each Enter.
"""

import os
import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.page import RunPage
from charrette.ui.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = (0, 2000, 10000)
ENTERS = 300
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


class BareCommits:
    """What the disk itself takes: one row in a transaction of its own."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE card (id BLOB PRIMARY KEY, words TEXT)")

    def time(self, number: int) -> float:
        """Seconds of one commit."""
        began = perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        words = f"A place to sit that is not the floor, number {number}"
        self._connection.execute("INSERT INTO card VALUES (?, ?)", (number.to_bytes(16, "big"), words))
        self._connection.execute("COMMIT")
        return perf_counter() - began


def p99(times: list[float]) -> float:
    """The 99th percentile."""
    return quantiles(times, n=100)[98]


def words(number: int) -> str:
    """Cards of usual length that differ."""
    places = ("library", "gym", "hall", "workshop", "yard", "kitchen", "music room", "office")
    return f"Somewhere to sit in the {places[number % 8]} when it rains, and a light that stays on ({number})"


def library_with(folder: Path, cards: int) -> tuple[Path, UUID]:
    """A library with one project of that many cards."""
    library = Library(folder / f"capture-{cards}.charrette")
    project = library.do(create_project, NewProject("Capture"))
    with library.reading() as queries:
        groups = queries.groups(project.id)
        themes = [None, *(theme.id for theme in queries.themes(project.id))]
    for start in range(0, cards, 1000):
        commands = tuple(
            KeepCard(project.id, words(n), groups[n % 7].id, theme_id=themes[n % len(themes)])
            for n in range(start, min(cards, start + 1000))
        )
        library.do(keep_cards, KeepCards(commands))
    library.close()
    return library.path or Path(), project.id


def opened_page(path: Path, project_id: UUID) -> tuple[Desk, RunPage]:
    """The real page on a library, shown and still."""
    settings = Settings()
    desk, theme = Desk(Library(path), settings), Theme(settings)
    desk.open_project(project_id)
    page = RunPage(desk, theme, Stage(desk, theme))
    page.resize(1352, 844)
    page.show()
    page.enter()
    QTest.qWait(400)
    return desk, page


class Eye(QObject):
    """Sees the first paint of a column after a card came in, and ends the loop behind it."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__()
        self._loop, self.waiting = loop, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint and not self.waiting:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def on_changed(self, _changes: object) -> None:
        """The card is on disk and in the column."""
        self.waiting = False


def enters(path: Path, project_id: UUID, bare: BareCommits) -> tuple[list[float], list[float]]:
    """The times of ``ENTERS`` Enters on the page, and of as many bare commits, in turn."""
    desk, page = opened_page(path, project_id)
    loop = QEventLoop()
    eye = Eye(loop)
    page.board.lists()[0].viewport().installEventFilter(eye)
    desk.changed.connect(eye.on_changed)
    times: list[float] = []
    commits: list[float] = []
    for number in range(ENTERS):
        commits.append(bare.time(int.from_bytes(os.urandom(6), "big")))
        page.bar.field.setText(words(number + 1_000_000))
        eye.waiting = True
        began = perf_counter()
        QTest.keyClick(page.bar.field, Qt.Key.Key_Return)
        loop.exec()
        times.append(perf_counter() - began)
        QTest.qWait(5)
    page.close()
    desk.close()
    return times, commits


def main() -> None:
    """Prints one line a size."""
    _app = QApplication.instance() or QApplication([])
    print(f"{'cards':>8} {'median':>9} {'p99':>9}   {'commit':>9} {'p99':>9}   ratio of medians and of p99")
    with tempfile.TemporaryDirectory() as folder:
        bare = BareCommits(Path(folder))
        for size in SIZES:
            times, commits = enters(*library_with(Path(folder), size), bare)
            ratios = f"{median(times) / median(commits):.1f}x  {p99(times) / p99(commits):.1f}x"
            figures = (median(times), p99(times), median(commits), p99(commits))
            shown = [f"{seconds * 1000:6.2f} ms" for seconds in figures]
            print(f"{size:>8} {shown[0]} {shown[1]}   {shown[2]} {shown[3]}   {ratios}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
