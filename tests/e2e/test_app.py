"""The app from its composition root: which library opens, what is offered when one does not, what a restart finds."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from charrette import app
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.services.safety import back_up_if_due
from charrette.store.library import Library
from charrette.system import paths
from charrette.system.settings import Settings


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A library with one project and one card."""
    library = Library(tmp_path / "own.charrette")
    project = library.do(create_project, NewProject("Oak"))
    library.do(keep_card, KeepCard(project.id, "A bench"))
    back_up_if_due(library, "opening")
    library.close()
    return tmp_path / "own.charrette"


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[app.Session]:
    """One run of the app, closed at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = app.Session(application, Settings(appearance="light", person="Dana"))
    yield made
    made.close()


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[str], list[str]]:
    """Presses a button of the next message box; returns what the box said, once it did."""

    def on_next_box(button: str) -> list[str]:
        said: list[str] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox), "no message box was shown"
            said.append(f"{box.text()} {box.informativeText()}")
            next(each for each in box.buttons() if each.text() == button).click()

        QTimer.singleShot(100, look)
        return said

    return on_next_box


def test_a_card_typed_in_the_first_moment_is_kept(session: app.Session, place: Path, qtbot: QtBot) -> None:
    assert session.open(place)
    field = session.window.page("run").bar.field
    QTest.keyClicks(field, "Shade")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.desk.snapshot.cards) == 2, timeout=10_000)
    session.close()
    library = Library(place)
    with library.reading() as queries:
        texts = [card.text for card in queries.cards(queries.projects()[0].id)]
    library.close()
    assert texts == ["A bench", "Shade"]


def test_the_sample_opens_in_a_library_of_its_own(session: app.Session, tmp_path: Path) -> None:
    assert session.open(tmp_path / "own.charrette", sample=True)
    assert session.desk.snapshot.project.name == "Alder Creek Middle School"
    assert not (tmp_path / "own.charrette").exists()


def test_a_second_window_says_so_and_offers_to_look(
    session: app.Session, place: Path, answer: Callable[[str], list[str]], qtbot: QtBot
) -> None:
    assert session.open(place)
    second = app.Session(session.application, Settings(appearance="light"))
    said = answer("Open read-only")
    assert second.open(place)
    assert "is open in another Charrette" in said[0]
    assert second.desk.read_only
    assert not second.window.page("run").bar.field.isEnabled()
    second.close()
    said = answer("Close")
    third = app.Session(session.application, Settings(appearance="light"))
    assert not third.open(place)
    third.close()


def test_a_damaged_library_can_be_restored(
    session: app.Session, place: Path, answer: Callable[[str], list[str]]
) -> None:
    place.write_bytes(b"rubbish" * 900)
    said = answer("Restore the last backup")
    assert session.open(place)
    assert "damaged" in said[0]
    assert [card.text for card in session.desk.snapshot.cards] == ["A bench"]
    (kept,) = place.parent.glob("*.kept-*")
    assert kept.read_bytes().startswith(b"rubbish")
    assert kept.name in session.window.notice.sentence.text()


def test_another_library_takes_the_place_of_this_one(
    session: app.Session, place: Path, tmp_path: Path
) -> None:
    other = Library(tmp_path / "other.charrette")
    other.do(create_project, NewProject("Elm"))
    other.close()
    assert session.open(place)
    session.window.library_wanted.emit(str(tmp_path / "other.charrette"))
    assert session.desk.snapshot.project.name == "Elm"
    again = Library(place)
    again.close()


def test_a_folder_is_no_library_and_is_not_offered_to_look_at(
    session: app.Session, tmp_path: Path, answer: Callable[[str], list[str]]
) -> None:
    said = answer("Close")
    assert not session.open(tmp_path)
    assert "is a folder" in said[0]


def test_the_library_that_is_open_is_not_opened_again(session: app.Session, place: Path) -> None:
    assert session.open(place)
    desk = session.desk
    session.window.library_wanted.emit(str(place.parent / "." / place.name))
    assert session.desk is desk
    assert "is the library that is open" in session.window.notice.sentence.text()


def test_preferences_outlive_a_kill(session: app.Session, place: Path, qtbot: QtBot) -> None:
    assert session.open(place)
    session.desk.settings.text_size = 150
    qtbot.waitUntil(lambda: Settings.read(paths.settings_file()).text_size == 150, timeout=8_000)


KILLED = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from charrette import app
from charrette.system.settings import Settings
application = QApplication([])
session = app.Session(application, Settings())
session.open(Path(sys.argv[1]))
count = 0
def type_one():
    global count
    field = session.window.page("run").bar.field
    QTest.keyClicks(field, f"card {count}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    count += 1
session.desk.changed.connect(lambda _: (print(len(session.desk.snapshot.cards), flush=True), type_one()))
QTimer.singleShot(0, type_one)
application.exec()
"""


def test_what_the_screen_showed_outlives_a_kill(place: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(place)], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        shown = [int(process.stdout.readline()) for _ in range(12)]
        process.send_signal(signal.SIGKILL)
    library = Library(place)
    with library.reading() as queries:
        kept = len(queries.cards(queries.projects()[0].id))
    assert not library.check()
    library.close()
    assert kept >= shown[-1] == 13
