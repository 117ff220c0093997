"""From the reveal to the painted result, with 60 and 200 needs and 60 ballots: median and 95 %. Goal: under 100 ms.

The real page, 1440 by 900. Each time the round is closed anew, ``V`` is pressed, and the clock stops when the list with
its numbers is painted; the reveal is on disk by then. Beside it, how long until the list says how firm it is.
"""

import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.capture import words
from charrette.services.ballots import CastBallot, ImportBallots, import_ballots
from charrette.services.needs import MakeNeed, make_need
from charrette.services.projects import NewProject, create_project
from charrette.services.rounds import OpenRound, close_round, open_round, reopen_round
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.prioritise.page import PrioritisePage
from charrette.ui.theme import Theme

SIZES = (60, 200)
BALLOTS, DOTS = 60, 8
TIMES = 25
PATIENCE = 30.0


class Painted(QObject):
    """Notes when the list was last painted with its numbers shown."""

    def __init__(self, page: PrioritisePage) -> None:
        super().__init__(page)
        self.at: float | None = None
        self._page = page
        page.result.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and self.at is None and self._page.result.numbers_shown:
            self.at = perf_counter()
        return super().eventFilter(watched, event)


def library_with(folder: Path, needs: int) -> tuple[Library, UUID]:
    """A library with one closed round of dots; every group casts as many ballots."""
    library = Library(folder / f"reveal-{needs}.charrette")
    project = library.do(create_project, NewProject("Reveal"))
    made = [library.do(make_need, MakeNeed(project.id, (), f"{words(n)[:38]} {n}")) for n in range(needs)]
    with library.reading() as queries:
        groups, charrette = queries.groups(project.id), queries.charrettes(project.id)[0]
    options = {"dots": DOTS, "cap": 3}
    round_ = library.do(open_round, OpenRound(charrette.id, tuple(need.id for need in made), options=options))
    ballots = tuple(
        CastBallot(
            round_.id,
            groups[each % len(groups)].id,
            {made[(each * each * 7 + dot * dot) % needs].id: 1 for dot in range(DOTS)},
        )
        for each in range(BALLOTS)
    )
    library.do(import_ballots, ImportBallots(round_.id, ballots))
    library.do(close_round, round_.id)
    return library, project.id


def until(done: object, what: str) -> None:
    """Lets the app work until a thing is done."""
    began = perf_counter()
    while not done():  # pyright: ignore[reportCallIssue]
        QCoreApplication.processEvents()
        if perf_counter() - began > PATIENCE:
            raise RuntimeError(f"waited too long for {what}")


def measured(library: Library, project_id: UUID) -> tuple[list[float], list[float]]:
    """The times to the painted list, and to the words on how firm it is."""
    settings = Settings(appearance="light")
    theme, desk = Theme(settings), Desk(library, settings)
    desk.open_project(project_id)
    page = PrioritisePage(desk, theme, Stage(desk, theme, desk))
    page.resize(1440, 900)
    page.show()
    page.enter()
    painted = Painted(page)
    lists, firm = list[float](), list[float]()
    for _ in range(TIMES):
        until(lambda: page.result.counted and not page.result.numbers_shown, "the count")
        painted.at = None
        began = perf_counter()
        page.primary_act()
        until(lambda: painted.at is not None, "the list")
        lists.append((painted.at or began) - began)
        until(lambda: page.result.view and page.result.view.analysis is not None, "how firm it is")
        firm.append(perf_counter() - began)
        round_id = desk.snapshot.rounds[0].id
        desk.do(reopen_round, round_id)
        until(lambda: desk.snapshot.rounds[0].closed_at is None, "the reopening")
        desk.do(close_round, round_id)
        until(lambda: desk.snapshot.rounds[0].closed_at is not None, "the close")
    page.close()
    desk.close()
    return lists, firm


def main() -> None:
    """Prints one line a size."""
    _app = QApplication.instance() or QApplication([])
    print(f"{'needs':>8}   reveal to list: median, 95 %, most    to how firm: median, 95 %")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            lists, firm = measured(*library_with(Path(folder), size))
            figures = (median(lists), quantiles(lists, n=20)[18], max(lists), median(firm))
            shown = [f"{seconds * 1000:6.1f} ms" for seconds in (*figures, quantiles(firm, n=20)[18])]
            print(f"{size:>8}   {shown[0]} {shown[1]} {shown[2]}    {shown[3]} {shown[4]}", flush=True)


if __name__ == "__main__":
    main()
