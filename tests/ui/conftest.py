"""A desk with a small project on a real library, for the tests of every screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from charrette.domain.project import SchoolType
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.people import AddParticipants, add_participants
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme

WORDS = (
    ("ST", "Somewhere to sit that isn’t the floor when it rains"),
    ("FA", "Que mi mamá pueda entrar sin escaleras"),
    ("TE", "Four or five kids need somewhere quiet that I can still see"),
    ("CU", "A closet with a floor sink on every floor"),
    ("TC", "A cooled closet on each floor, own circuit"),
    ("NB", "Keep the lot lights off our bedrooms after nine"),
)


@pytest.fixture(autouse=True)
def no_window_is_left(qapp: QApplication) -> Iterator[None]:
    """Every window of a test goes with it: one left to the collector may go in the middle of another test's event."""
    yield
    for window in qapp.topLevelWidgets():
        if isValid(window) and window.parent() is None:
            delete(window)


@pytest.fixture
def settings() -> Settings:
    """Preferences as a person would have them on the first day, in the light appearance."""
    return Settings(appearance="light", person="Dana")


@pytest.fixture
def theme(qtbot: QtBot, settings: Settings) -> Theme:
    """The theme of the application."""
    return Theme(settings)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with one small project, “Alder Creek”: six cards, two of them sorted, and three people."""
    made = Library(tmp_path / "library.charrette", actor="Dana")
    project = made.do(
        create_project,
        NewProject("Alder Creek", "Alder Valley Unified", SchoolType.MIDDLE, "6 to 8", 620, "August 2030"),
    )
    with made.reading() as queries:
        groups = {group.label: group for group in queries.groups(project.id)}
        session = queries.sessions(project.id)[0]
        theme = queries.themes(project.id)[0]
    made.do(
        keep_cards,
        KeepCards(
            tuple(
                KeepCard(
                    project.id,
                    text,
                    groups[label].id,
                    session.id,
                    theme_id=theme.id if place < 2 else None,
                    language="es" if label == "FA" else "en",
                )
                for place, (label, text) in enumerate(WORDS)
            )
        ),
    )
    made.do(add_participants, AddParticipants(project.id, groups["TE"].id, ("Oak", "Elm", "Fir")))
    return made


@pytest.fixture
def desk(library: Library, settings: Settings, theme: Theme) -> Iterator[Desk]:
    """The desk with the project on it."""
    made = Desk(library, settings)
    with library.reading() as queries:
        made.open_project(queries.projects()[0].id)
    yield made
    made.close()


@pytest.fixture
def stage(desk: Desk, theme: Theme) -> Iterator[Stage]:
    """What the room sees."""
    made = Stage(desk, theme)
    yield made
    made.close()
    if (window := made.window) is not None and isValid(window):
        delete(window)  # now and here, not when garbage is collected in the middle of another test


@pytest.fixture
def answer() -> Callable[[Callable[[Any], object]], None]:
    """Does something in the dialog that opens next; ask for it before the dialog is opened."""

    def when_open(act: Callable[[Any], object], tries: int = 100) -> None:
        def on_open() -> None:
            dialog = QApplication.activeModalWidget()
            if (dialog is None or not dialog.isActiveWindow()) and tries:
                when_open(act, tries - 1)
                return
            assert dialog is not None, "no dialog was opened"
            try:
                act(dialog)
            except BaseException:
                dialog.close()  # else the test would wait for ever
                raise

        QTimer.singleShot(20, on_open)

    return when_open
