"""What is done with the current milestone, in the table as on the timeline: opened, moved, reached, scheduled."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from charrette.domain.plan.milestones import Milestone
from charrette.ui.desk import Desk
from charrette.ui.plan.milestones_edits import MilestoneEdits
from charrette.ui.theme import Theme


class MilestoneActs(QObject):
    """``current`` says which milestone it is now; ``back`` gives the focus back once a dialog is closed."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        edits: MilestoneEdits,
        owner: QWidget,
        current: Callable[[], Milestone | None],
        back: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._desk, self._theme, self._owner = desk, theme, owner
        self._edits, self._current, self._back = edits, current, back

    def open_details(self) -> None:
        """All fields of the current milestone."""
        from charrette.ui.plan.milestones_dialog import MilestoneDialog

        if (milestone := self._current()) is not None:
            self._open(MilestoneDialog(self._owner, self._theme, self._desk, self._desk.planned, milestone))

    def use_schedule(self) -> None:
        """A schedule template, counted backward from the first school day."""
        from charrette.ui.plan.schedule_dialog import ScheduleDialog

        if not self._desk.read_only and self._desk.project_id is not None:
            self._open(ScheduleDialog(self._owner, self._theme, self._desk))

    def reach(self) -> None:
        """The current milestone is reached, or its gate is passed."""
        if (milestone := self._current()) is not None:
            self._edits.reach(milestone)
            self._back()

    def shift(self, days: int) -> None:
        """Moves the current milestone by some days."""
        if (milestone := self._current()) is not None:
            self._edits.moves.shift(milestone, days)
            self._back()

    def ask_day(self) -> None:
        """Asks for another day for the current milestone."""
        if (milestone := self._current()) is not None:
            self._edits.moves.ask(milestone, milestone.due, always=True)
            self._back()

    def _open(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        self._back()
