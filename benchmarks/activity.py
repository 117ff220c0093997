"""The room moves on: from the key to both windows painted, with 600 cards and 60 ballots. Goal: under 100 ms.

Two acts on the real page and the real audience's window. *Next block* is Enter on the timer's Next, over an agenda that
goes from writing to turns, sheets, the board, needs, the ballot and the log. *Reveal* is Enter on “Reveal to the room”
with a fresh round each time. Reference, taken before each: one repaint of both windows and one bare SQLite commit with
the same pragmas: what no program of this kind can do without.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from benchmarks.capture import BareCommits, library_with
from charrette.domain.agenda import Block
from charrette.domain.rounds import Round
from charrette.services.activities import OpenBlockRound, SetStep, open_block_round, set_step
from charrette.services.agenda import AddBlock, add_block
from charrette.services.ballots import CastBallot, ImportBallots, import_ballots
from charrette.services.clock import start_block
from charrette.services.needs import MakeNeed, make_need
from charrette.services.people import AddParticipants, add_participants
from charrette.services.rounds import close_round, reopen_round
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.presenter.slides import REVEALED
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.activity.vote_panel import VotePanel
from charrette.ui.run.page import RunPage
from charrette.ui.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CARDS, BALLOTS, NEEDS, TIMES = 600, 60, 24, 40
KINDS = ("silent-writing", "round-robin", "brainwriting", "affinity-sort", "clarify", "dot-vote", "decisions")
VOTE = "dot-vote"
DAYS = 6
"""How often the kinds come one after the other in the agenda."""
PAUSE_MS = 40


def room_with(folder: Path) -> tuple[Path, UUID]:
    """A project of 600 cards, 24 needs, 60 people by alias, an agenda, and a closed dot vote of 60 ballots."""
    path, project_id = library_with(folder, CARDS)
    library = Library(path)
    with library.reading() as queries:
        session, groups = queries.sessions(project_id)[0], queries.groups(project_id)
        cards = queries.cards(project_id)
    for number in range(BALLOTS):
        group = groups[number % len(groups)]
        library.do(add_participants, AddParticipants(project_id, group.id, (f"Person {number}",)))
    for number in range(NEEDS):
        library.do(make_need, MakeNeed(project_id, (cards[number * 20].id,), f"Need {number + 1}"))
    for kind in (*KINDS * DAYS, VOTE):
        library.do(add_block, AddBlock(session.id, kind.replace("-", " ").capitalize(), kind, 15))
    library.close()
    return path, project_id


def with_ballots(library: Library, block: Block) -> Round:
    """The block's round, closed, with its ballots."""
    round_ = library.do(open_block_round, OpenBlockRound(block.id))
    chance = Random(7)
    groups = [each.id for each in round_.rules.groups]
    dots = round_.rules.options["dots"]
    ballots = tuple(
        CastBallot(
            round_.id,
            groups[number % len(groups)],
            dict.fromkeys(chance.sample([need.need_id for need in round_.needs], dots), 1),
        )
        for number in range(BALLOTS)
    )
    library.do(import_ballots, ImportBallots(round_.id, ballots))
    return library.do(close_round, round_.id)


class Eyes(QObject):
    """See when the facilitator's and the audience's windows have painted what came, and end the loop behind it."""

    def __init__(self, loop: QEventLoop, audience: QWidget) -> None:
        super().__init__()
        self._loop, self._audience = loop, audience
        self._there: dict[str, Callable[[], bool]] = {}

    def watch(self, facilitator: Callable[[], bool], audience: Callable[[], bool]) -> None:
        """Waits for a paint of each window when it can show what came."""
        self._there = {"facilitator": facilitator, "audience": audience}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        who = "audience" if watched is self._audience else "facilitator"
        if event.type() is QEvent.Type.Paint and who in self._there and self._there[who]():
            del self._there[who]
            if not self._there:
                QTimer.singleShot(0, self._loop.quit)
        return False


class Room:
    """The page and the audience's window, with a clock on both."""

    def __init__(self, path: Path, project_id: UUID, folder: Path) -> None:
        settings = Settings()
        self.library = Library(path)
        self.desk, theme = Desk(self.library, settings), Theme(settings)
        self.desk.open_project(project_id)
        self.stage = Stage(self.desk, theme)
        self.page = RunPage(self.desk, theme, self.stage)
        self.page.resize(1440, 844)
        self.page.show()
        self.stage.present()
        assert self.stage.window is not None
        self.audience: QWidget = self.stage.window
        self.audience.resize(1920, 1080)
        self.page.activateWindow()
        self.loop, self.bare = QEventLoop(), BareCommits(folder)
        self.eyes = Eyes(self.loop, self.audience)
        self.audience.installEventFilter(self.eyes)
        self.page.activity.band.installEventFilter(self.eyes)
        settle(400)

    def reference(self) -> float:
        """Seconds of a repaint of both windows and a bare commit."""
        began = perf_counter()
        self.audience.repaint()
        self.page.repaint()
        return perf_counter() - began + self.bare.time(int.from_bytes(os.urandom(6), "big"))

    def pressed(
        self, key: QPushButton, facilitator: Callable[[], bool], audience: Callable[[], bool]
    ) -> float:
        """Seconds from Enter on a button until both windows have painted what came."""
        self.eyes.watch(facilitator, audience)
        began = perf_counter()
        QTest.keyClick(key, Qt.Key.Key_Return)
        self.loop.exec()
        return perf_counter() - began

    def start(self, kind: str) -> Block:
        """Starts the next block of a kind and waits until both windows show it."""
        block = next(each for each in self.stage.timer.agenda if each.kind == kind and not each.over)
        self.desk.do(start_block, block.id)
        settle(300)
        return block

    def close(self) -> None:
        """Closes windows and library."""
        self.stage.close()
        self.page.close()
        self.desk.close()


def settle(milliseconds: int) -> None:
    """Lets the event loop come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def next_blocks(room: Room) -> tuple[list[float], list[float]]:
    """Times of Next over a long agenda, and of the reference."""
    times: list[float] = []
    references: list[float] = []
    room.start(KINDS[0])
    while len(times) < TIMES:
        references.append(room.reference())

        def moved(before: object = room.stage.place.key) -> bool:
            return room.stage.place.key != before

        times.append(room.pressed(room.page.side.timer.next, moved, moved))
        settle(PAUSE_MS)
    return times, references


def reveals(room: Room) -> tuple[list[float], list[float]]:
    """Times of Reveal on one round that is opened again behind each, and of the reference."""
    block = room.start(VOTE)
    round_ = with_ballots(room.library, block)
    room.desk.do(set_step, SetStep(block.id, 1))
    settle(300)
    times: list[float] = []
    references: list[float] = []
    while len(times) < TIMES:
        panel = room.page.activity.view.panel()
        assert isinstance(panel, VotePanel)
        panel.result.viewport().installEventFilter(room.eyes)
        references.append(room.reference())
        times.append(
            room.pressed(
                panel.keys["reveal"],
                lambda: room.desk.snapshot.rounds[-1].revealed_at is not None,
                lambda: isinstance(room.stage.slide, REVEALED),
            )
        )
        settle(PAUSE_MS)
        room.desk.do(reopen_round, round_.id)
        room.desk.do(close_round, round_.id)
        settle(PAUSE_MS * 4)
    return times, references


def main() -> None:
    """Prints one line an act."""
    _app = QApplication.instance() or QApplication([])
    print(f"{'':>12} {'median':>9} {'95 %':>9} {'most':>9}   {'reference':>9}   ratio of medians")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        room = Room(*room_with(folder), folder)
        for act, measured in (("next block", next_blocks), ("reveal", reveals)):
            times, references = measured(room)
            figures = (median(times), quantiles(times, n=20)[18], max(times), median(references))
            shown = [f"{seconds * 1000:6.2f} ms" for seconds in figures]
            print(
                f"{act:>12} {' '.join(shown[:3])}   {shown[3]}   {figures[0] / figures[3]:.1f}x", flush=True
            )
        room.close()


if __name__ == "__main__":
    sys.exit(main())
