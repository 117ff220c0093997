"""A project in which some cards and needs say the same, and the list of them, shown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.needs import MakeNeed, make_need
from charrette.services.planning import AssignDepartment, assign_department
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.similar.dialog import SimilarDialog
from charrette.ui.theme import Theme

SAID = (
    "More access points in the gym and the library",
    "We need more APs in gym, library too",
    "The main door needs a ramp",
    "The main door does not need a ramp",
    "Power at every seat in the classroom",
    "Classroom seats with power at every one",
)
"""Cards C-007 to C-012: two pairs that say the same, and one that says the opposite."""


@pytest.fixture
def library(library: Library) -> Library:
    """The small project with more cards; N-001 of C-011, N-002 and N-003 of two departments alike."""
    with library.reading() as queries:
        project = queries.projects()[0]
        groups, departments = queries.groups(project.id), queries.departments(project.id)
    kept = library.do(
        keep_cards,
        KeepCards(tuple(KeepCard(project.id, text, groups[n].id) for n, text in enumerate(SAID))),
    )
    library.do(make_need, MakeNeed(project.id, (kept[4].id,), "Power within reach"))
    for name, department in zip(("Lockable bike racks", "Bike racks, lockable"), departments, strict=False):
        made = library.do(make_need, MakeNeed(project.id, (), name))
        library.do(assign_department, AssignDepartment((made.id,), department.id))
    return library


class Pairs:
    """The list as a person uses it: by keys."""

    def __init__(self, dialog: SimilarDialog, desk: Desk, qtbot: QtBot) -> None:
        self.dialog, self.desk, self.qtbot = dialog, desk, qtbot

    @property
    def codes(self) -> list[str]:
        """The pairs in the list."""
        return [f"{row.first.code} {row.second.code}" for row in self.dialog.rows.rows]

    @property
    def current(self) -> str:
        """The pair an answer is about."""
        row = self.dialog.current()
        return f"{row.first.code} {row.second.code}" if row else ""

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is."""
        self.dialog.activateWindow()
        self.wait(self.dialog.isActiveWindow)
        QTest.keyClick(self.dialog.focusWidget(), key, held)

    def go_to(self, codes: str) -> None:
        """Down to a pair, by the arrow key."""
        self.press(Qt.Key.Key_Home)
        for _ in range(self.codes.index(codes)):
            self.press(Qt.Key.Key_Down)
        assert self.current == codes

    def wait(self, said: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(said, timeout=5000)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """What the list opens over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.fixture
def pairs(desk: Desk, theme: Theme, window: QWidget, qtbot: QtBot) -> Pairs:
    """The list, opened and filled."""
    dialog = SimilarDialog(desk, theme, window)
    dialog.open()
    made = Pairs(dialog, desk, qtbot)
    made.wait(lambda: len(made.codes) > 3)
    return made
