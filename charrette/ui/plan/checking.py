"""Keeps the findings current: checked where the person stands while that is quick, else behind the window."""

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from charrette.domain.guard.finding import Findings
from charrette.domain.guard.watch import Guard
from charrette.ui.desk import Desk

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

QUICK = 0.016
"""Seconds: one picture of the screen. A check that takes longer leaves the GUI thread."""
SOON = 0.1
"""Seconds for which the screen waits, so that all is drawn once."""
NOTHING = Findings()
"""No findings: nothing was checked yet."""


class Checker(QObject):
    """One guard of one project, asked after each change. It keeps what it knows between two checks."""

    found = Signal(object, object)
    """The snapshot that was checked, and its ``Findings``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.start_afresh()

    def start_afresh(self) -> None:
        """Another project is on the desk: what was known is of no use."""
        self._guard = Guard()
        self._took: float | None = None
        self._running = False
        self._next: ProjectSnapshot | None = None

    @property
    def soon(self) -> bool:
        """Whether the findings come before anybody misses them."""
        return self._took is not None and self._took < SOON

    def check(self, snapshot: "ProjectSnapshot") -> None:
        """Checks a snapshot; of those that come while one is being checked only the last is."""
        if self._running:
            self._next = snapshot
        elif self._took is not None and self._took < QUICK:
            self._took, findings = _timed(self._guard, snapshot)
            self.found.emit(snapshot, findings)
        else:
            self._check_behind(snapshot)

    def _check_behind(self, snapshot: "ProjectSnapshot") -> None:
        self._running, guard = True, self._guard

        def outcome(result: tuple[float, Findings]) -> None:
            if guard is not self._guard:
                return
            self._running = False
            self._took, findings = result
            self.found.emit(snapshot, findings)
            waiting, self._next = self._next, None
            if waiting is not None:
                self.check(waiting)

        self._desk.run(lambda: _timed(guard, snapshot), outcome, owner=self)


def _timed(guard: Guard, snapshot: "ProjectSnapshot") -> tuple[float, Findings]:
    begun = perf_counter()
    findings = guard.check(snapshot)
    return perf_counter() - begun, findings
