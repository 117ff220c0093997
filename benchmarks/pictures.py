"""Makes the pictures in ``docs/pictures`` from the real app and its real documents: ``make pictures``."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from benchmarks.activity_pictures import Day
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.clock import start_block
from charrette.services.needs import MakeNeed, make_need
from charrette.services.planning import AssignDepartment, assign_department
from charrette.services.rehearse import Rehearsal, rehearse
from charrette.store.library import Library
from charrette.system.clock import SteppingClock
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.plan.tabs import PARTS
from charrette.ui.presenter.stage import Stage
from charrette.ui.similar.dialog import SimilarDialog
from charrette.ui.theme import Theme

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
PAGES = ("prepare", "run", "prioritise", "plan", "publish", "minutes")
_PARTS = ("Agenda", "Prompts", "Ground rules", "People", "Check-in", "Tables", "Coverage", "Room check")
SETTLE_MS = 1500
_SAID_AGAIN = (
    "More access points in the gym and the library",
    "We need more APs in gym, library too",
    "The bike shed needs a camera above its door",
    "No camera above the door of the bike shed",
    "A roof over the way from the bus to the door",
    "A roof from the bus to the main door",
)
_OVERLAPPING = ("Cooled closets for network racks", "Network racks in cooled closets")
_FORENOON = datetime(2027, 2, 26, 18, 20, tzinfo=UTC)


def main() -> None:
    """Every screen, every activity with its audience view, every page of brief, handout and paper."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        done = rehearse(Rehearsal(Path(name) / "room"))
        _documents(done.files)
        _screens(done.library)
        _activities(Path(name))
    application.quit()


def _documents(files: tuple[Path, ...]) -> None:
    for path in files:
        if path.suffix == ".pdf":
            name = "brief" if "brief" in path.name else "handout"
            with pypdfium2.PdfDocument(path) as document:
                for number, page in enumerate(document, start=1):
                    image = page.render(scale=1.25).to_pil()  # pyright: ignore[reportArgumentType]
                    image.save(FOLDER / f"{name}-{number}.png", optimize=True)


def _screens(path: Path) -> None:
    library = Library(path, clock=SteppingClock(_FORENOON, timedelta(milliseconds=20), 1e6))
    _sort_again(library)
    settings = Settings(appearance="light")
    theme, desk = Theme(settings), Desk(library, settings)
    stage = Stage(desk, theme)
    window = MainWindow(desk, theme, stage)
    window.resize(1440, 900)
    window.show()
    _take("welcome", window.grab)
    with library.reading() as queries:
        desk.open_project(queries.projects()[0].id)
    for page in PAGES:
        window.show_page(page)
        if page == "prioritise":
            window.page(page).choose_round(desk.snapshot.rounds[0].id)
        _take(page, window.grab)
    for part in PARTS:
        window.show_page("plan", part.name)
        _take(f"plan-{part.name}", window.grab)
    for part in _PARTS:
        window.show_page("prepare", part)
        _take(f"prepare-{part.lower().replace(' ', '-')}", window.grab)
    window.show_page("run")
    window.resize(1280, 720)
    _take("run-1280", window.grab)
    window.resize(1440, 900)
    theme.set_text_size(200)
    _take("run-200", window.grab)
    theme.set_text_size(100)
    theme.set_appearance("dark")
    _take("run-dark", window.grab)
    theme.set_appearance("light")
    _projector(stage, desk.snapshot.rounds[0].id)
    _similar(desk, window)
    window.close()
    desk.close()


def _similar(desk: Desk, window: MainWindow) -> None:
    """The pairs that are alike, once some people have said again what others said."""
    _alike(desk.library)
    _settle()
    page = window.page("run")
    page.openings.open_similar()
    dialog = page.findChild(SimilarDialog)
    dialog.resize(960, 640)
    _take("similar", dialog.grab)
    dialog.close()


def _alike(library: Library) -> None:
    """Cards like some of the day, and needs of two departments that overlap."""
    with library.reading() as queries:
        project = queries.projects()[0]
        groups, departments = queries.groups(project.id), queries.departments(project.id)
    cards = tuple(KeepCard(project.id, text, groups[n].id) for n, text in enumerate(_SAID_AGAIN))
    library.do(keep_cards, KeepCards(cards))
    for name, department in zip(_OVERLAPPING, departments, strict=False):
        made = library.do(make_need, MakeNeed(project.id, (), name, f"{name} on every floor"))
        library.do(assign_department, AssignDepartment((made.id,), department.id))


def _activities(folder: Path) -> None:
    """Each step of each activity, as the facilitator and as the room sees it."""
    day = Day(folder)
    settings = Settings(appearance="light")
    theme, desk = Theme(settings), Desk(day.library, settings)
    with day.library.reading() as queries:
        desk.open_project(queries.projects()[0].id)
    stage = Stage(desk, theme)
    window = MainWindow(desk, theme, stage)
    window.resize(1440, 900)
    window.show()
    window.show_page("run")
    stage.present()
    assert stage.window is not None
    stage.window.resize(1920, 1080)
    for name in day.looks():
        page = window.page("run")
        page.show_view("activity")
        _take(f"activity-{name}", window.grab)
        _take(f"audience-{name}", stage.window.grab)
    stage.leave()
    window.close()
    desk.close()


def _sort_again(library: Library) -> None:
    """Back in the middle of the day."""
    with library.reading() as queries:
        blocks = queries.blocks(queries.projects()[0].id)
    library.do(start_block, next(block.id for block in blocks if block.kind == "affinity-sort"))


def _projector(stage: Stage, round_id: UUID) -> None:
    stage.present()
    assert stage.window is not None
    stage.window.resize(1920, 1080)
    for view in ("prompt", "board", "voting", "result"):
        stage.show_view(view, round_id)
        _take(f"presenter-{view}", stage.window.grab)
    stage.leave()


def _settle() -> None:
    """Lets the background work come back (Qt's own test wait would hold Python's lock meanwhile)."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


def _take(name: str, grab: Callable[[], object]) -> None:
    _settle()
    picture = grab()
    image: QImage = picture.toImage()  # pyright: ignore[reportAttributeAccessIssue]
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(FOLDER / f"{name}.png"))
    print(FOLDER.name, f"{name}.png")


if __name__ == "__main__":
    main()
