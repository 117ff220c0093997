"""The desk: the project that is open, its current snapshot, and the way every screen reads and writes it."""

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError as FutureCancelledError
from operator import methodcaller
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from charrette.domain.cards import Card
from charrette.domain.errors import CancelledError, CharretteError
from charrette.domain.present_session import present_session
from charrette.domain.project import Project, Session
from charrette.domain.snapshot import ProjectSnapshot, patched, renewed, with_cards
from charrette.services.lanes import Lanes
from charrette.store.changes import Changes
from charrette.store.first_look import FirstLook
from charrette.system.clock import Clock, SystemClock
from charrette.system.settings import Settings
from charrette.ui.first_picture import FirstPicture
from charrette.ui.library_opening import LibraryOpening
from charrette.ui.plan_patch import PLAN_TABLES, plan_patch, with_plan
from charrette.ui.tasks import Tasks

if TYPE_CHECKING:
    from charrette.store.library import Library
    from charrette.store.queries import Queries
    from charrette.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)

Command = TypeVar("Command")
T = TypeVar("T")
Patch = Callable[[ProjectSnapshot], ProjectSnapshot]


class Desk(QObject):
    """What screens stand on. ``snapshot`` is always current when ``changed`` is emitted.

    Screens write with ``do`` (a service function and its command), look things up in ``snapshot``, and run anything
    slow with ``run``. They never see a row, a session or a thread.
    """

    changed = Signal(object)
    """``Changes``: emitted on the GUI thread after each commit, with the snapshot brought up to date."""
    opened = Signal()
    """Another project (or none) is on the desk; every screen starts afresh from ``snapshot``."""
    said = Signal(str, bool)
    """A sentence for the notice line, and whether it offers Undo."""
    failed = Signal(object)
    """A ``CharretteError`` to show in plain words."""
    broke = Signal(object)
    """Our own fault: an exception that is no ``CharretteError``."""
    unopened = Signal(object)
    """A ``CharretteError``: the library that was to be opened behind the first look cannot be."""

    def __init__(
        self,
        library: "Library | Callable[[], Library]",
        settings: Settings,
        parent: QObject | None = None,
        *,
        first: FirstLook | None = None,
    ) -> None:
        """With ``first`` the desk shows it at once, and ``library`` is a function that opens the library behind it."""
        super().__init__(parent)
        self.settings = settings
        self.lanes = Lanes()
        self.tasks = Tasks(self)
        self.first_picture = FirstPicture(self, awaited=first is not None)
        self.project_id: UUID | None = None
        self._snapshot: ProjectSnapshot | None = None
        self._session_id: UUID | None = None
        self._seen_step = 0
        self._said = ""
        self.first_look = first
        self._opening = LibraryOpening(library, self.lanes, self._on_commit)
        if callable(library):
            self.clock: Clock = SystemClock()
            self.read_only = False
            self._show_first(first)
            self.first_picture.then(self.see_whole)  # before anybody else makes the rest of a screen
            self._follow(self._opening.future, self, self.look_for_other_writers, self.unopened.emit)
        else:
            self.clock, self.read_only = library.clock, library.read_only

    @property
    def library(self) -> "Library":
        """The opened library; waits for it where the app has only just started."""
        return self._opening.now()

    def open_library(self) -> None:
        """Opens the library behind the first look: called when the window is painted, so as not to slow it."""
        self._opening.begin()

    def _show_first(self, first: FirstLook | None) -> None:
        if first is not None:
            self._snapshot, self._seen_step = first.snapshot, first.last_step
            self.project_id = first.snapshot.project.id if first.snapshot else None
            self._choose_present()

    def see_whole(self) -> None:
        """Reads the cards that the first look has left out; where it cannot, the library is read once it is open."""
        first, self.first_look = self.first_look, None
        if first is not None and first.counts is not None:
            self._seen_step = 0
            self._show_first(first.whole())

    @property
    def snapshot(self) -> ProjectSnapshot:
        """The open project's content; only where ``project_id`` is set."""
        assert self._snapshot is not None
        return self._snapshot

    @property
    def planned(self) -> ProjectSnapshot:
        """The snapshot with its plan: read when it is first asked for, and kept current from then on."""
        if self.snapshot.plan is None:
            self._snapshot = with_plan(self.library, self.snapshot)
        return self.snapshot

    @property
    def session(self) -> Session | None:
        """The session that runs: the one chosen, else the present one when the project was opened, else the last."""
        sessions = self.snapshot.sessions
        last = sessions[-1] if sessions else None
        return next((each for each in sessions if each.id == self._session_id), last)

    def choose_session(self, session_id: UUID) -> None:
        """Makes a session the one that runs."""
        self._session_id = session_id
        self.opened.emit()

    def _choose_present(self) -> None:
        """Comes back to the session the room is in, or to the day that comes next."""
        now, shown = self.clock.now(), self._snapshot
        self._session_id = present_session(shown.sessions, shown.clocks, now) if shown else None

    def open_project(self, project_id: UUID | None) -> None:
        """Puts a project on the desk, or clears it. Reads at once: a project opens in one go."""
        with self.library.reading() as queries:
            self._snapshot = queries.snapshot(project_id) if project_id else None
            self._seen_step = queries.last_step()
        self.project_id = project_id if self._snapshot else None
        self._choose_present()
        if self._snapshot:
            self.settings.remember_project(str(project_id))
        self.opened.emit()

    def do(
        self,
        function: "Callable[[UnitOfWork, Command], T]",
        command: Command,
        then: Callable[[T], object] | None = None,
        failed: Callable[[CharretteError], object] | None = None,
        *,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> None:
        """One user action on the writer lane. ``then`` gets its value after ``changed`` was emitted.

        The step's sentence is said in the notice line with Undo, unless ``quiet``. Errors go to ``failed`` when given.
        """

        def outcome(value: T) -> None:
            if not quiet and self._said:
                self.said.emit(self._said, True)
            if then is not None:
                then(value)

        self._said = ""
        self._follow(
            self.lanes.write(lambda: self._opening.wait().do(function, command)), owner, outcome, failed
        )

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[CharretteError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Background work that writes nothing into the library."""
        self._follow(self.lanes.read(job), owner, then, failed)

    def write(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[CharretteError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Background work on the writer lane that is more than one service function."""
        self._follow(self.lanes.write(job), owner, then, failed)

    def ask(self, question: "Callable[[Queries], T]", then: Callable[[T], object], *, owner: QObject) -> None:
        """A query on a reader lane."""

        def job() -> T:
            with self._opening.wait().reading() as queries:
                return question(queries)

        self.run(job, then, owner=owner)

    def undo(self) -> None:
        """Takes back this person's last step."""
        self._replay("undo")

    def redo(self) -> None:
        """Does again what was undone."""
        self._replay("redo")

    def _replay(self, way: str) -> None:
        replay, say = methodcaller(way, self.project_id), self.said.emit
        self.write(lambda: replay(self._opening.wait()), lambda changes: say(changes.sentence, False))

    def look_for_other_writers(self, *_opened: object) -> None:
        """Brings the snapshot up to date when another program has written into the library."""
        if self.project_id is not None:
            self.ask(lambda queries: queries.last_step(), self._on_last_step, owner=self)

    def close(self) -> None:
        """Waits for the writes and closes the library."""
        self._opening.begin()
        self.lanes.close()
        self._opening.close()

    def _follow(self, future: Any, owner: QObject | None, then: Any, failed: Any) -> None:
        def on_error(error: BaseException) -> None:
            if isinstance(error, CancelledError | FutureCancelledError) and failed is None:
                return
            if isinstance(error, CharretteError):
                (failed or self.failed.emit)(error)
            else:
                _log.error("our fault", exc_info=error)
                self.broke.emit(error)

        self.tasks.follow(future, owner or self, then, on_error)

    def _on_last_step(self, step: int) -> None:
        if step > self._seen_step:
            self._read_again()

    def _read_again(self) -> None:
        if (project_id := self.project_id) is not None:
            planned = self.snapshot.plan is not None
            self.ask(
                lambda queries: (queries.last_step(), queries.snapshot(project_id, planned=planned)),
                self._on_reread,
                owner=self,
            )

    def _on_reread(self, found: tuple[int, ProjectSnapshot | None]) -> None:
        step, snapshot = found
        if snapshot is None or snapshot.project.id != self.project_id:
            return
        if step < self._seen_step:  # a step of one's own came in between
            self._read_again()
        else:
            self._seen_step, self._snapshot = step, snapshot
            self.changed.emit(Changes("", _everything(snapshot)))

    def _on_commit(self, changes: Changes) -> None:
        """On the writer's thread: reads what changed, then hands it to the GUI thread."""
        project_id = self.project_id
        if project_id is None:
            return
        patch = _new_cards(project_id, changes) or _read_changes(self._opening.wait(), project_id, changes)
        self.tasks.post(self, lambda: self._apply(project_id, changes, patch))

    def _apply(self, project_id: UUID, changes: Changes, patch: Patch | None) -> None:
        self._said = changes.sentence
        if project_id != self.project_id or changes.step <= self._seen_step:
            return
        passed_over = changes.step > self._seen_step + 1
        self._seen_step = changes.step
        if patch is None:
            self.open_project(None)
            return
        self._snapshot = patch(self.snapshot)
        self.changed.emit(changes)
        if passed_over:  # another program wrote just before
            self._read_again()


def _new_cards(project_id: UUID, changes: Changes) -> Patch | None:
    """How a snapshot takes cards that were just kept: nothing need be read. None for any other change."""
    ids = changes.ids("card")
    if changes.touched.keys() != {"card"} or not ids <= changes.added.keys():
        return None
    added = [value for value in changes.added.values() if isinstance(value, Card)]
    cards = {card.id: card for card in added if card.project_id == project_id}
    return lambda snapshot: with_cards(snapshot, ids, cards)


def _read_changes(library: "Library", project_id: UUID, changes: Changes) -> Patch | None:
    with library.reading() as queries:
        return _patch(queries, project_id, changes)


def _patch(queries: "Queries", project_id: UUID, changes: Changes) -> Patch | None:
    """How a snapshot becomes current: cards and needs by id, everything else by list."""
    lists: dict[str, Any] = {}
    if changes.ids("project"):
        project = queries.one(Project, project_id)
        if project is None:
            return None
        lists["project"] = project
    for table, name in _LISTS.items():
        if changes.ids(table):
            lists[name] = getattr(queries, name)(project_id)
    if changes.ids("round") or changes.ids("ballot"):
        lists["rounds"] = queries.rounds(project_id)
        lists["ballots"] = tuple(each for round_ in lists["rounds"] for each in queries.ballots(round_.id))
    from charrette.domain.needs import Need

    cards = _by_id(queries, Card, changes.ids("card"), project_id)
    needs = _by_id(queries, Need, changes.ids("need"), project_id)
    plan = plan_patch(queries, project_id, changes)

    def apply(snapshot: ProjectSnapshot) -> ProjectSnapshot:
        touched = changes.ids("need")
        if touched:
            lists["needs"] = patched(snapshot.needs, snapshot.need_by_id, touched, needs)
        after = renewed(snapshot, **lists, plan=plan(snapshot.plan))
        return with_cards(after, changes.ids("card"), cards) if changes.ids("card") else after

    return apply


_LISTS = {
    "stakeholder_group": "groups",
    "department": "departments",
    "participant": "participants",
    "charrette": "charrettes",
    "session": "sessions",
    "theme": "themes",
    "source": "sources",
    "block": "blocks",
    "session_clock": "clocks",
    "log_entry": "entries",
    "photo": "photos",
    "photo_card": "photo_cards",
    "similar_verdict": "verdicts",
    "minority_report": "minority_reports",
}
"""Tables that are read as a whole list, and the query (and field of the snapshot) of that list."""


def _by_id(queries: "Queries", kind: type[Any], ids: frozenset[UUID], project_id: UUID) -> dict[UUID, Any]:
    found = queries.by_ids(kind, ids) if ids else ()
    return {value.id: value for value in found if value.project_id == project_id}


def _everything(snapshot: ProjectSnapshot) -> dict[str, frozenset[UUID]]:
    one = frozenset({snapshot.project.id})
    touched = dict.fromkeys(_LISTS, one) | {"project": one, "round": one, "ballot": one}
    touched["card"] = frozenset(card.id for card in snapshot.cards)
    touched["need"] = frozenset(need.id for need in snapshot.needs)
    if snapshot.plan is not None:
        touched |= dict.fromkeys(PLAN_TABLES, one)
    return touched
