"""What a person does to milestones from their table: every act is one step that Undo takes back."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.services.milestone_fill import FillMilestones, fill_milestones
from charrette.services.milestones import AddMilestones, RemoveMilestones, add_milestones, remove_milestones
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_columns import Col
from charrette.ui.plan.milestones_move import MilestoneMoves
from charrette.ui.plan.milestones_typing import MilestoneTyping
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class MilestoneEdits(QObject):
    """Reads what was typed and asks the library for it; what cannot be read is said in words and changes nothing."""

    def __init__(self, desk: Desk, theme: Theme, owner: QWidget, *, calendar: bool) -> None:
        super().__init__(owner)
        self._desk, self._theme, self._owner, self._calendar = desk, theme, owner, calendar
        self._typing: MilestoneTyping | None = None
        self.moves = MilestoneMoves(desk, theme, owner)

    def show(self, snapshot: "ProjectSnapshot") -> None:
        """The names and codes that count now."""
        self._typing = MilestoneTyping(snapshot, today_of(self._desk), calendar=self._calendar)

    def choices(self, col: Col) -> list[str]:
        """What may be typed into a column."""
        return self._typing.choices(col) if self._typing else []

    def fault(self, col: Col, text: str) -> CharretteError | None:
        """What is wrong with a text for a column; None: nothing is."""
        assert self._typing is not None
        try:
            self._typing.change(col, text)
        except CharretteError as error:
            return error
        return None

    def type(self, milestone: Milestone, col: Col, text: str) -> None:
        """What was typed into one cell: a day is looked at first, and so is what is said to be reached."""
        assert self._typing is not None
        try:
            changed = self._typing.change(col, text)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        if col is Col.DUE:
            self.moves.ask(milestone, changed["due"])
        elif changed.get("state") is MilestoneState.DONE and not milestone.done:
            self.reach(milestone)
        else:
            self._desk.do(fill_milestones, FillMilestones((milestone.id,), changed), owner=self, quiet=True)

    def fill(self, milestones: Sequence[Milestone], col: Col, text: str) -> None:
        """Gives a column the same text in some milestones."""
        assert self._typing is not None
        try:
            changed = self._typing.change(col, text)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        self._desk.do(
            fill_milestones, FillMilestones(tuple(each.id for each in milestones), changed), owner=self
        )

    def reach(self, milestone: Milestone) -> None:
        """Asks for the day and what shows that it is reached; of a gate with open reviews also why it is passed."""
        from charrette.ui.plan.milestones_reached import ReachedDialog

        if self._desk.read_only:
            return
        dialog = ReachedDialog(self._owner, self._theme, self._desk, milestone)
        dialog.exec()
        dialog.deleteLater()

    def add(
        self, cells: Mapping[Col, str], then: Callable[[Milestone], object], failed: Callable[[], object]
    ) -> None:
        """Adds a milestone of what was typed into the columns."""
        assert self._typing is not None

        def refused(error: CharretteError) -> None:
            failed()
            self._desk.failed.emit(error)

        try:
            draft = self._typing.draft(cells)
        except CharretteError as error:
            refused(error)
            return
        project_id = None if self._calendar else self._desk.snapshot.project.id
        command = AddMilestones(project_id, (draft,))
        self._desk.do(add_milestones, command, lambda made: then(made[0]), refused, owner=self)

    def remove(self, milestones: Sequence[Milestone]) -> None:
        """Removes milestones with their links; the notice offers Undo."""
        if milestones and not self._desk.read_only:
            command = RemoveMilestones(tuple(each.id for each in milestones))
            self._desk.do(remove_milestones, command, owner=self)
