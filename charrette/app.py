"""The composition root: opens the library, puts a project on the desk and shows the window."""

import argparse
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from charrette import __version__
from charrette.domain.errors import CharretteError, DamagedLibraryError, NewerLibraryError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.store.first_look import FirstLook, first_look
from charrette.system import paths
from charrette.system.clock import Clock
from charrette.system.resources import resource
from charrette.system.settings import Settings
from charrette.ui.collector import Collector

_log = logging.getLogger(__name__)

_HOUR_MS = 3_600_000
_OTHER_WRITERS_MS = 2_000
_PAINTED_MS = 60
_TOP = 16
"""So many cards of a theme are read before the first picture: more than a screen shows."""


def run(chosen: argparse.Namespace) -> int:
    """Opens the app; returns its exit status."""
    if chosen.self_test:
        from charrette.ui.self_test import self_test

        return self_test()
    if not _has_display():
        sys.stderr.write(
            "charrette: there is no display here; charrette --help lists commands that need none.\n"
        )
        return 1
    application = _application()
    collector = Collector(application)
    settings = Settings.read(paths.settings_file())
    session = Session(application, settings)
    if not session.open(_place(chosen), sample=chosen.sample, file=chosen.file):
        return 1
    status = application.exec()
    session.close()
    collector.stop()
    return status


def _has_display() -> bool:
    """Whether windows can be shown; without this Qt would end the process with a message of its own."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _application() -> QApplication:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Charrette")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("charrette")
    application.setWindowIcon(QIcon(str(resource("icons/charrette.png"))))
    return application


def _place(chosen: argparse.Namespace) -> str | Path:
    """The library to open: named with --library, or a library as FILE, or the user's own."""
    if chosen.library:
        return chosen.library
    if chosen.file and not _is_needs_file(chosen.file):
        return Path(chosen.file)
    return paths.default_library()


def _is_needs_file(name: str) -> bool:
    return Path(name).suffix.lower() in {".json", ".csv", ".xlsx"}


_Found = tuple[Any, FirstLook | None]
"""A library, or the function that opens it behind a first look."""


class Session:
    """One run of the app: a library with its lock, the desk, the stage and the window."""

    def __init__(self, application: QApplication, settings: Settings, *, clock: Clock | None = None) -> None:
        """``clock`` tells the time instead of the computer's, for a day that is played through in a minute."""
        self.application, self._settings, self._clock = application, settings, clock
        self._lock: QLockFile | None = None
        self._written = asdict(settings)
        self._rehearsals: list[Path] = []
        self._parts: tuple[Any, ...] = ()
        self._place: str | Path = ""
        self._news = ""

    def open(self, place: str | Path, *, sample: bool = False, file: str = "") -> bool:
        """Opens the library, or says why not; False when the app shall end."""
        from charrette.ui.theme import Theme

        self.theme = Theme(self._settings, whole=False)
        if sample:
            place = self._rehearse()
        found = self._library(place)
        if found is None:
            return False
        self._compose(*found)
        if file and _is_needs_file(file):
            self.window.open_file(Path(file))
        return True

    def close(self) -> None:
        """Writes the settings, waits for the writes, lets the library go."""
        self._close_library()
        self._keep_settings()
        for folder in self._rehearsals:
            shutil.rmtree(folder, ignore_errors=True)

    def _keep_settings(self) -> None:
        """Writes the settings when they have changed, so that a kill loses none of them."""
        now = asdict(self._settings)
        if now == self._written:
            return
        try:
            self._settings.write(paths.settings_file())
            self._written = now
        except OSError as error:
            _log.warning("settings were not written: %s", error)

    def _close_library(self) -> None:
        if self._parts:
            desk, stage, window = self._parts
            stage.leave()
            window.hide()
            desk.close()
            self._parts = ()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _compose(self, library: Any, first: FirstLook | None) -> None:
        from charrette.ui.desk import Desk
        from charrette.ui.main_window import MainWindow
        from charrette.ui.presenter.stage import Stage

        desk = Desk(library, self._settings, first=first)
        self.desk = desk
        if first is None:
            _open_recent(desk)
        elif first.snapshot is not None:
            self.theme.make_legible(_shown_words(first.snapshot))
        desk.first_picture.then(self.theme.complete)
        stage = Stage(desk, self.theme)
        self.window = MainWindow(desk, self.theme, stage)
        self._parts = (desk, stage, self.window)
        self.window.rehearse_wanted.connect(self._on_rehearse_wanted)
        self.window.library_wanted.connect(self._on_library_wanted)
        desk.unopened.connect(self._on_unopened)
        self.window.show()
        QTimer.singleShot(_PAINTED_MS, desk, self._on_painted)
        QTimer.singleShot(1500, desk, lambda: self._back_up("opening"))
        self._every(_HOUR_MS, lambda: self._back_up("hourly"))
        self._every(_OTHER_WRITERS_MS, desk.look_for_other_writers)
        self._every(_OTHER_WRITERS_MS, self._keep_settings)
        if self._news:
            desk.said.emit(self._news, False)
            self._news = ""

    def _on_painted(self) -> None:
        """What the first picture need not wait for."""
        from charrette.system.log import start_log

        start_log(paths.log_folder())
        self.desk.first_picture.tell()
        self.desk.open_library()

    def _every(self, milliseconds: int, call: Any) -> None:
        beat = QTimer(self.desk)
        beat.setInterval(milliseconds)
        beat.timeout.connect(call)
        beat.start()

    def _back_up(self, reason: str) -> None:
        from charrette.services.safety import back_up_if_due

        self.desk.run(lambda: back_up_if_due(self.desk.library, reason))

    def _on_rehearse_wanted(self) -> None:
        """Asks what to rehearse, then opens the finished rehearsal, or one that is watched."""
        from charrette.ui.rehearsal.dialog import RehearsalDialog

        dialog = RehearsalDialog(self.window, self.theme)
        dialog.accepted.connect(lambda: self._on_rehearsal_planned(dialog.plan()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_rehearsal_planned(self, plan: Any) -> None:
        if plan.speed is None:
            self._reopen(self._rehearse(plan.template.name, plan.participants, plan.cards))
        else:
            self._watch_rehearsal(plan)

    def _watch_rehearsal(self, plan: Any) -> None:
        """Opens a rehearsal whose people act while the facilitator watches, or leads."""
        from charrette.services.rehearse import Rehearsal, live
        from charrette.ui.rehearsal.bar import RehearsalBar
        from charrette.ui.rehearsal.performer import Performer

        command = Rehearsal(self._new_folder(), plan.participants, plan.cards, template=plan.template.name)
        shown = live(command, plan.speed, self._settings.person)
        self._close_library()
        self._place = str(shown.library.path)
        self._compose(shown.library, None)
        performer = Performer(self.desk, shown.waits, shown.clock, self.window)
        self.window.show_bar(RehearsalBar(self.theme, performer, plan.template.title))
        self.window.show_page("run")

    def _on_library_wanted(self, place: str) -> None:
        self._reopen(place)

    def _on_unopened(self, error: CharretteError) -> None:
        """The file that was looked at cannot be opened after all."""
        place = self._place
        self._close_library()
        found = self._ask_for_way_on(error, place, read_only=False)
        if found is None:
            self.application.exit(1)
        else:
            self._compose(*found)

    def _reopen(self, place: str | Path) -> None:
        """Another library in the place of this one; this one stays when the other cannot be opened."""
        if _same(place, self._place):
            self.desk.said.emit(f"“{Path(place).name}” is the library that is open.", False)
            return
        before = self._place
        held, self._lock = self._lock, None
        found = self._library(place)
        taken, self._lock = self._lock, held
        if found is None:
            self._place = before
            return
        self._close_library()
        self._lock = taken
        self._compose(*found)

    def _rehearse(self, template: str = "", participants: int = 38, cards: int = 118) -> Path:
        from charrette.services.rehearse import USUAL_TEMPLATE, Rehearsal, rehearse

        command = Rehearsal(
            self._new_folder(), participants, cards, files=False, template=template or USUAL_TEMPLATE
        )
        return rehearse(command).library

    def _new_folder(self) -> Path:
        """A folder for a rehearsal; it goes when the app ends."""
        folder = Path(tempfile.mkdtemp(prefix="charrette-rehearsal-"))
        self._rehearsals.append(folder)
        return folder

    def _library(self, place: str | Path) -> _Found | None:
        """The library, or how it will be opened with what a first look found; None to give up."""
        self._place = place
        if "://" in str(place):
            return self._eager(place, read_only=False)
        path = Path(place).expanduser().absolute()
        if not self._take(path):
            return self._eager(path, read_only=True) if _offer_read_only(path) else None
        first = None if self._clock else first_look(path, self._settings.recent_projects, top=_TOP)
        if first is None:
            return self._eager(path, read_only=False)
        return (lambda: _opened(path, self._settings.person)), first

    def _eager(self, place: str | Path, *, read_only: bool) -> _Found | None:
        try:
            return _opened(place, self._settings.person, read_only=read_only, clock=self._clock), None
        except CharretteError as error:
            return self._ask_for_way_on(error, place, read_only=read_only)

    def _ask_for_way_on(self, error: CharretteError, place: str | Path, *, read_only: bool) -> _Found | None:
        """Says why the library did not open, and opens it as the person chose; None to give up."""
        way_on = _offer_way_on(error, place, read_only=read_only)
        if way_on == "other":
            from charrette.ui.widgets.file_questions import file_to_open

            chosen = file_to_open(None, "Open a library", "Charrette libraries (*.charrette)")
            return self._library(chosen) if chosen else None
        if way_on == "restore":
            self._restore(Path(place))
        return self._eager(place, read_only=way_on == "read-only") if way_on else None

    def _restore(self, path: Path) -> None:
        from charrette.services.safety import list_backups, restore_at

        last = list_backups(path)[0]
        kept = restore_at(path, last.path.name)
        when = f"{last.at.astimezone():%d %b %Y %H:%M}"
        self._news = f"Restored the backup of {when}." + (
            f" What was there is kept as {kept.name}." if kept else ""
        )

    def _take(self, path: Path) -> bool:
        """Takes the library's lock; a lock left by a killed app is taken over. An unwritable folder has none."""
        lock = QLockFile(str(path.with_name(f"{path.name}.lock")))
        lock.setStaleLockTime(0)
        if lock.tryLock(100):
            self._lock = lock
            return True
        return lock.error() is not QLockFile.LockError.LockFailedError


def _same(place: str | Path, other: str | Path) -> bool:
    """Whether two places are one file; an open library is never looked at as a file (SQLite's locks would go)."""
    if "://" in str(place) or "://" in str(other):
        return str(place) == str(other)
    return Path(place).expanduser().resolve() == Path(other).expanduser().resolve()


def _opened(place: str | Path, person: str, *, read_only: bool = False, clock: Clock | None = None) -> Any:
    from charrette.store.library import Library

    return Library(place, read_only=read_only, actor=person, clock=clock)


def _open_recent(desk: Any) -> None:
    """Puts the project last worked on on the desk, else the newest; none in an empty library."""
    with desk.library.reading() as queries:
        there = [str(project.id) for project in queries.projects()]
    recent = [each for each in desk.settings.recent_projects if each in there]
    chosen = next(iter([*recent, *there]), None)
    if chosen is not None:
        from uuid import UUID

        desk.open_project(UUID(chosen))


def _shown_words(snapshot: ProjectSnapshot) -> Iterator[str]:
    """What the first picture may show of a project."""
    yield snapshot.project.name
    for values in (snapshot.groups, snapshot.themes, snapshot.sessions, snapshot.charrettes):
        yield from (getattr(each, "name", "") or getattr(each, "title", "") for each in values)
    yield from (session.prompt for session in snapshot.sessions)
    yield from (card.text for card in snapshot.cards)


def _offer_read_only(path: Path) -> bool:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(
        QMessageBox.Icon.Information, "Charrette", f"“{path.name}” is open in another Charrette."
    )
    box.setInformativeText(
        "Two windows would overwrite each other’s view. You can look at it here without changing it."
    )
    look = box.addButton("Open read-only", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is look


def _offer_way_on(error: CharretteError, place: str | Path, *, read_only: bool) -> str:
    """Says in plain words why the library did not open; returns what the person chose."""
    from PySide6.QtWidgets import QMessageBox

    from charrette.services.safety import list_backups

    box = QMessageBox(QMessageBox.Icon.Warning, "Charrette", error.what)
    box.setInformativeText(" ".join(part for part in (error.kept, error.way_on) if part))
    ways: dict[Any, str] = {}
    is_file = "://" not in str(place) and Path(place).is_file()
    if is_file and not read_only and not isinstance(error, DamagedLibraryError | NewerLibraryError):
        ways[box.addButton("Open read-only", QMessageBox.ButtonRole.AcceptRole)] = "read-only"
    if is_file and isinstance(error, DamagedLibraryError) and list_backups(Path(place)):
        ways[box.addButton("Restore the last backup", QMessageBox.ButtonRole.AcceptRole)] = "restore"
    ways[box.addButton("Choose another file…", QMessageBox.ButtonRole.AcceptRole)] = "other"
    box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return ways.get(box.clickedButton(), "")
