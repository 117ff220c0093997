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
        QTimer.singleShot(0, QApplication.quit)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

APP = """
import sys
from charrette.__main__ import main
sys.exit(main(["--library", sys.argv[1], "--quit-when-usable"]))
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
    """How long a process takes from start to end."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home),
        "XDG_STATE_HOME": str(home),
        "XDG_DATA_HOME": str(home),
    }
    begun = perf_counter()
    subprocess.run([sys.executable, "-c", script, *words], env=environment, check=True, capture_output=True)
    return perf_counter() - begun


def main() -> None:
    """Prints medians and the ratio to the empty window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        libraries = {f"{cards:,} cards": library_of(folder, cards) for cards in (0, 2000)}
        times: dict[str, list[float]] = {"empty PySide6 window": [], **{words: [] for words in libraries}}
        for run in range(RUNS + 1):
            found = {"empty PySide6 window": seconds(EMPTY, home=folder)}
            found |= {words: seconds(APP, str(path), home=folder) for words, path in libraries.items()}
            if run:
                for words, took in found.items():
                    times[words].append(took)
        reference = median(times["empty PySide6 window"])
        for words, took in times.items():
            print(f"{words:22}  median {median(took) * 1000:6.0f} ms   {median(took) / reference:.2f} x")


if __name__ == "__main__":
    main()
