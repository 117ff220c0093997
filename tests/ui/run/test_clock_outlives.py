"""The clock outlives the app: killed with kill -9, the room is in the same block with the right time left."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charrette import app
from charrette.services.projects import AddSession, NewProject, add_session, create_project
from charrette.store.library import Library
from charrette.system.settings import Settings
from tests.services.room_with_agenda import add_agenda

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from charrette import app
from charrette.system.settings import Settings
application = QApplication([])
session = app.Session(application, Settings())
session.open(Path(sys.argv[1]))
session.desk.first_picture.tell()  # the side pane is asked for before it would be made
side = session.window.page("run").side
timer = session.window.stage.timer
acts = [side.timer.next.click, side.timer.next.click, side.timer.more.click]
if sys.argv[2] == "paused":
    acts.append(side.timer.pause.click)
def go_on():
    if not timer.kept:
        return
    if acts:
        acts.pop(0)()
    else:
        print(timer.block.title, timer.left.total_seconds(), flush=True)
beat = QTimer()
beat.setInterval(30)
beat.timeout.connect(go_on)
beat.start()
application.exec()
"""


def killed(place: Path, how: str) -> tuple[str, float, float]:
    """Runs the app in a process of its own and kills it: the block it showed, the seconds left, and when it said so."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(place), how], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        title, left = process.stdout.readline().rsplit(" ", 1)
        said = time.monotonic()
        process.send_signal(signal.SIGKILL)
    return title, float(left), said


def new_place(tmp_path: Path) -> Path:
    """A library with an agenda that nobody has started."""
    place = tmp_path / "own.charrette"
    library = Library(place)
    project = library.do(create_project, NewProject("Oak"))
    with library.reading() as queries:
        session_id = queries.sessions(project.id)[0].id
    add_agenda(library, session_id)
    library.close()
    return place


def plan_another_evening(place: Path) -> None:
    """A second session, after the one that runs."""
    library = Library(place)
    with library.reading() as queries:
        charrette = queries.charrettes(queries.projects()[0].id)[0]
    library.do(add_session, AddSession(charrette.id, "Evening 2"))
    library.close()


def opened_again(place: Path, qtbot: QtBot) -> tuple[str, float, bool]:
    """The app again: the block in the side pane, the seconds left, and whether the clock runs."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = app.Session(application, Settings(appearance="light", person="Dana"))
    assert session.open(place)
    side, timer = session.window.page("run").side, session.window.stage.timer
    found = side.timer.title.text(), timer.left.total_seconds(), timer.timer.running
    qtbot.waitUntil(lambda: side.agenda.currentIndex().row() == 1)
    session.close()
    return found


def test_a_running_clock_outlives_a_kill(tmp_path: Path, qtbot: QtBot) -> None:
    place = new_place(tmp_path)
    title, left, said = killed(place, "running")
    assert (title, 779 < left <= 780) == ("Silent writing", True)
    again, left_now, running = opened_again(place, qtbot)
    assert (again, running) == ("Silent writing", True)
    passed = time.monotonic() - said
    assert left - passed - 0.5 < left_now <= left
    assert timedelta(seconds=left_now) < timedelta(minutes=13)


def test_a_paused_clock_outlives_a_kill(tmp_path: Path, qtbot: QtBot) -> None:
    place = new_place(tmp_path)
    title, left, _ = killed(place, "paused")
    again, left_now, running = opened_again(place, qtbot)
    assert (title, again, running) == ("Silent writing", "Silent writing", False)
    assert abs(left_now - left) < 0.002


def test_of_several_sessions_the_one_that_ran_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    place = new_place(tmp_path)
    title, _, _ = killed(place, "running")
    plan_another_evening(place)
    again, _, running = opened_again(place, qtbot)
    assert (title, again, running) == ("Silent writing", "Silent writing", True)
