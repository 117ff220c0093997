"""The packaged app tests itself: windows off-screen, a small charrette, its documents, each checked."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from charrette import __version__
from charrette.domain.editions import Edition
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services import ballots, needs, rounds
from charrette.services.projects import NewProject, create_project
from charrette.services.publish import Export, export_document
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme

WORDS = ("A quiet place to sit", "Windows that open", "Wi-Fi in the courtyard")
PAGES = ("prepare", "run", "prioritise", "plan", "publish", "minutes")
PATIENCE_S = 20.0


def self_test() -> int:
    """Runs every check, prints a line for each, and returns 0 when all of them hold."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory(prefix="charrette-self-test-") as name:
        try:
            _run(Path(name))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test has failed and says so
            sys.stderr.write(f"FAILED: {type(error).__name__}: {error}\n")
            return 1
    _tell(f"Charrette {__version__}: all is well.")
    return 0


def _run(folder: Path) -> None:
    library = Library(folder / "self-test.charrette")
    project = library.do(create_project, NewProject("Self-test school"))
    _say("a library was made")
    settings = Settings(appearance="light")
    theme, desk = Theme(settings), Desk(library, settings)
    try:
        desk.open_project(project.id)
        stage = Stage(desk, theme)
        window = MainWindow(desk, theme, stage)
        window.show()
        _capture(desk, window)
        _vote(library, desk)
        _open_all(window, stage)
        _export(library, project, folder)
        assert not library.check()
        _say("the library is sound")
        stage.leave()
        window.close()
    finally:
        desk.close()


def _capture(desk: Desk, window: MainWindow) -> None:
    """Types cards into the capture bar, as a person would."""
    window.show_page("run")
    field = window.page("run").bar.field
    for count, words in enumerate(WORDS, start=1):
        for letter in words:
            _press(field, Qt.Key.Key_unknown, letter)
        _press(field, Qt.Key.Key_Return, "\r")
        _until(lambda: len(desk.snapshot.cards) == count, "a card was kept")  # noqa: B023 - awaited in this turn
    assert [card.text for card in desk.snapshot.cards] == list(WORDS)
    _say(f"{len(WORDS)} cards were typed and kept")


def _press(field: QWidget, key: Qt.Key, text: str) -> None:
    """One key down and up (Qt's test module is not in the bundle)."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _vote(library: Library, desk: Desk) -> None:
    snapshot = desk.snapshot
    made = [
        library.do(needs.make_need, needs.MakeNeed(snapshot.project.id, (card.id,)))
        for card in snapshot.cards
    ]
    command = rounds.OpenRound(
        snapshot.charrettes[0].id, tuple(need.id for need in made), options={"dots": 2, "cap": 1}
    )
    opened = library.do(rounds.open_round, command)
    for group in snapshot.groups:
        content = {made[0].id: 1, made[1 + group.position % 2].id: 1}
        library.do(ballots.cast_ballot, ballots.CastBallot(opened.id, group.id, content))
    library.do(rounds.close_round, opened.id)
    library.do(rounds.reveal_round, opened.id)
    _until(
        lambda: bool(desk.snapshot.rounds and desk.snapshot.rounds[0].revealed_at), "the round was revealed"
    )
    first = desk.snapshot.result(desk.snapshot.rounds[0]).standings[0]
    assert (first.need.code, first.rank, first.score) == (made[0].code, 1, len(snapshot.groups))
    _say("a round was opened, voted in, closed and revealed")


def _open_all(window: MainWindow, stage: Stage) -> None:
    for name in PAGES:
        window.show_page(name)
        QApplication.sendPostedEvents()
        assert not window.grab().isNull()
    stage.show_view("result")
    stage.present()
    assert stage.presenting
    assert stage.window is not None
    assert not stage.window.grab().isNull()
    _say(f"{len(PAGES)} pages and the presenter window were drawn")


def _export(library: Library, project: Project, folder: Path) -> None:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    brief = export_document(library, Export(project.id, "brief", "pdf", folder)).path
    with pypdfium2.PdfDocument(brief) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert project.name in " ".join(text.split())
    assert all(words in text for words in WORDS)
    _say("a brief was written and read")
    from charrette.exchange.needs_json import SCHEMA, read_needs_json

    needs_file = export_document(library, Export(project.id, "needs", "json", folder, Edition.FULL)).path
    found = json.loads(needs_file.read_text(encoding="utf-8"))
    assert (found["schema"], found["edition"], len(found["needs"])) == (
        SCHEMA,
        "full",
        len(WORDS),
    )
    with library.reading() as queries:
        snapshot: ProjectSnapshot | None = queries.snapshot(project.id, planned=True)
    assert read_needs_json(needs_file) == snapshot
    _say("a needs file was written and read back the same")


def _until(holds: Callable[[], bool], words: str) -> None:
    """Lets the window work until something holds."""
    loop = QEventLoop()
    beat = QTimer()
    beat.setInterval(5)
    end = monotonic() + PATIENCE_S
    beat.timeout.connect(lambda: loop.quit() if holds() or monotonic() > end else None)
    beat.start()
    if not holds():
        loop.exec()
    beat.stop()
    assert holds(), f"waited in vain until {words}"


def _say(words: str) -> None:
    _tell(f"ok: {words}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
