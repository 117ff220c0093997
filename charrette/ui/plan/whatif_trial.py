"""A what-if that is tried: its money and rule, and the worker that says what it buys."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from charrette.domain.errors import CharretteError
from charrette.domain.selections import Chosen
from charrette.services.scenarios import KeepScenario, selected
from charrette.ui.desk import Desk

if TYPE_CHECKING:
    from uuid import UUID

    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Trial:
    """A budget in minor units, the name of a selection with its options, a round, and the most of departments."""

    budget: int
    rule: str
    round_code: str = ""
    caps: "tuple[tuple[UUID, int], ...]" = ()
    options: tuple[tuple[str, int], ...] = ()

    def run(self, snapshot: "ProjectSnapshot") -> Chosen:
        """What it buys; equal shares may take seconds."""
        options = dict(self.options)
        return selected(snapshot, self.budget, self.rule, dict(self.caps), self.round_code, options)

    def kept(self, snapshot: "ProjectSnapshot", title: str, chosen: Chosen) -> KeepScenario:
        """The command that keeps it."""
        return KeepScenario(
            snapshot.project.id,
            title,
            self.rule,
            self.budget,
            chosen.ids,
            dict(self.caps),
            self.round_code,
        )


class Chooser(QObject):
    """Tries one what-if at a time behind the windows; of those that wait only the last is tried."""

    began = Signal()
    found = Signal(object, object)
    """The ``Trial`` and what it ``Chosen``; never of one that was asked before another."""
    refused = Signal(object)
    """A ``CharretteError`` in the place of an answer."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._working = False
        self._wanted: tuple[ProjectSnapshot, Trial] | None = None

    @property
    def working(self) -> bool:
        """Whether an answer is awaited."""
        return self._working

    def ask(self, snapshot: "ProjectSnapshot", trial: Trial) -> None:
        """What a trial buys is said later by ``found`` or ``refused``."""
        self._wanted = (snapshot, trial)
        if not self._working:
            self._begin()

    def forget(self) -> None:
        """What is under way is no longer wanted."""
        self._wanted = None

    def _begin(self) -> None:
        asked = self._wanted
        assert asked is not None
        snapshot, trial = asked
        self._working = True
        self.began.emit()

        def then(chosen: Chosen) -> None:
            if self._is_last(asked):
                self.found.emit(trial, chosen)

        def failed(error: CharretteError) -> None:
            if self._is_last(asked):
                self.refused.emit(error)

        self._desk.run(lambda: trial.run(snapshot), then, failed, owner=self)

    def _is_last(self, asked: "tuple[ProjectSnapshot, Trial]") -> bool:
        """Whether this is the answer that is wanted; else what is wanted now is begun."""
        self._working = False
        if self._wanted is asked:
            self._wanted = None
            return True
        if self._wanted is not None:
            self._begin()
        return False
