"""Start to usable: the capture bar has the focus, takes a key, and the visible cards are painted.

Reference: an empty PySide6 main window in the same run, from process start to its first paint. Runs alternate.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.projects import NewProject, create_project
from charrette.services.sample import sample
from charrette.store.library import Library

RUNS = 9

EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("usable", flush=True)
        QTimer.singleShot(0, QApplication.quit)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

APP = """
import gc, sys
gc.disable()
from charrette.__main__ import main
from charrette.ui.imports import without_hook
without_hook()
from charrette import app
from charrette.ui.run.card_delegate import CardDelegate
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

cards_wanted = sys.argv[2] != "0"
painted = []
made, paint = app._application, CardDelegate.paint

def paint_noted(self, painter, option, index):
    paint(self, painter, option, index)
    painted.append(index.row())

def look():
    # Without a window manager (a bare X server) no window is active, but the field has the window's focus.
    # A window is exposed when it has painted all that it shows.
    windows = [each for each in QApplication.topLevelWidgets() if each.isWindow() and each.windowHandle()]
    shown = [each for each in windows if each.windowHandle().isExposed()]
    field = next((each.focusWidget() for each in shown if each.focusWidget()), None)
    if not isinstance(field, QLineEdit) or (cards_wanted and not painted):
        return
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(field, key)
    assert field.text() == "a"
    print("usable", flush=True)
    beat.stop()
    QApplication.exit(0)

def watched():
    global beat
    application = made()
    beat = QTimer(application, interval=1)
    beat.timeout.connect(look)
    beat.start()
    return application

app._application, CardDelegate.paint = watched, paint_noted
main(["--library", sys.argv[1]])
"""


def library_of(folder: Path, cards: int) -> Path:
    """A library with one project of that many cards."""
    path = folder / f"{cards}.charrette"
    library = Library(path)
    project = library.do(create_project, NewProject("Alder Creek Middle School"))
    with library.reading() as queries:
        groups = queries.groups(project.id)
        themes = queries.themes(project.id)
    told = sample().cards
    if cards:
        kept = tuple(
            KeepCard(
                project.id,
                f"{told[number % len(told)].text} ({number})",
                groups[number % 7].id,
                theme_id=themes[number % 12].id if number % 3 else None,
            )
            for number in range(cards)
        )
        library.do(keep_cards, KeepCards(kept))
    library.close()
    return path


def seconds(script: str, *words: str, home: Path) -> float:
    """How long a process takes from its start to the word that it is usable."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": str(home),
        "XDG_STATE_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, *words], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"usable\n"
        return perf_counter() - begun


def main() -> None:
    """Prints medians and the ratio to the empty window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        libraries = {f"{cards:,} cards": library_of(folder, cards) for cards in (0, 2000)}
        times: dict[str, list[float]] = {"empty PySide6 window": [], **{words: [] for words in libraries}}
        for run in range(RUNS + 1):
            found = {"empty PySide6 window": seconds(EMPTY, home=folder)}
            found |= {
                words: seconds(APP, str(path), words.split()[0], home=folder)
                for words, path in libraries.items()
            }
            if run:
                for words, took in found.items():
                    times[words].append(took)
        reference = median(times["empty PySide6 window"])
        for words, took in times.items():
            print(f"{words:22}  median {median(took) * 1000:6.0f} ms   {median(took) / reference:.2f} x")


if __name__ == "__main__":
    main()
