"""The row above the milestones: one department or all, and which of them are shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from charrette.domain.wording import counted
from charrette.ui.plan.milestones_standing import Standing, Standings
from charrette.ui.plan.strip_marks import Mark
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class Shown(StrEnum):
    """Which milestones are shown."""

    ALL = "All milestones"
    OPEN = "Not reached yet"
    LATE = "Late"
    WAITING = "Waiting for something"
    WARNED = "Cannot keep their day"
    CRITICAL = "On the critical chain"
    GATES = "Gates"

    def takes(self, standing: Standing) -> bool:
        """Whether a milestone is shown."""
        return {
            Shown.ALL: True,
            Shown.OPEN: not standing.milestone.done,
            Shown.LATE: standing.late > 0,
            Shown.WAITING: standing.mark is Mark.WAITS or bool(standing.waits),
            Shown.WARNED: bool(standing.warning),
            Shown.CRITICAL: standing.critical,
            Shown.GATES: standing.milestone.gate,
        }[self]


@dataclass(frozen=True, slots=True)
class MilestoneFilter:
    """What is shown: the milestones of one department, which it owns or acts for, and of a kind."""

    department: UUID | None = None
    shown: Shown = Shown.ALL

    @property
    def on(self) -> bool:
        """Whether anything is left out."""
        return self.department is not None or self.shown is not Shown.ALL

    def kept(self, standings: Standings, words: str = "") -> set[UUID]:
        """The ids of the milestones that are shown; ``words`` must all be found in one."""
        wanted = words.casefold().split()
        return {
            row.id
            for row in standings.rows
            if self.shown.takes(row) and self._theirs(row, standings.today) and _holds(row, wanted)
        }

    def _theirs(self, row: Standing, today: str) -> bool:
        milestone = row.milestone
        return self.department is None or self.department in {
            milestone.department_id,
            milestone.staffing.acting_on(today),
        }


def _holds(row: Standing, wanted: list[str]) -> bool:
    milestone = row.milestone
    texts = (milestone.code, milestone.title, row.department, row.state_words, milestone.evidence)
    found = " ".join(texts).casefold()
    return all(part in found for part in wanted)


class MilestoneFilters(QWidget):
    """Two lists to choose from, and how many are shown of how many."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.department, self.shown = QComboBox(), QComboBox()
        self.count: QLabel = label("", "hint")
        self.clear = button(theme, self.tr("Show all"), kind="link")
        self.clear.clicked.connect(self.reset)
        self._row = QHBoxLayout(self)
        for field, name in (
            (self.department, self.tr("Department")),
            (self.shown, self.tr("Which milestones")),
        ):
            field.setAccessibleName(name)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(14)
            self._row.addWidget(field)
        for each in Shown:
            self.shown.addItem(each.value, each)
        for field in (self.department, self.shown):
            field.currentIndexChanged.connect(self._on_chosen)
        self._row.addWidget(self.clear)
        self._row.addStretch(1)
        self._row.addWidget(self.count)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def value(self) -> MilestoneFilter:
        """What is chosen."""
        return MilestoneFilter(self.department.currentData(), Shown(self.shown.currentData() or Shown.ALL))

    def show_lists(self, snapshot: "ProjectSnapshot") -> None:
        """The departments to choose from; what was chosen stays chosen where it is still there."""
        field = self.department
        wanted = [
            (self.tr("All departments"), None),
            *((each.name, each.id) for each in snapshot.departments),
        ]
        if [(field.itemText(n), field.itemData(n)) for n in range(field.count())] == wanted:
            return
        chosen = field.currentData()
        field.blockSignals(True)
        field.clear()
        for words, value in wanted:
            field.addItem(words, value)
        choose_value(field, chosen)
        field.blockSignals(False)

    def show_count(self, shown: int, standings: Standings, *, searched: bool) -> None:
        """How many of how many are shown, and what is late, waits or is warned of."""
        whole = len(standings.rows)
        words = (
            counted(whole, "milestone") if shown == whole else f"{shown:,} of {counted(whole, 'milestone')}"
        )
        self.count.setText(": ".join(part for part in (words, standings.summary) if part))
        self.clear.setVisible(self.value.on or searched)

    def reset(self) -> None:
        """Shows all."""
        for field in (self.department, self.shown):
            field.blockSignals(True)
            field.setCurrentIndex(0)
            field.blockSignals(False)
        self.changed.emit()

    def _on_chosen(self) -> None:
        self.changed.emit()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(0, 0, 0, px(2))
        self._row.setSpacing(px(8))
        for field in (self.department, self.shown):
            field.setMaximumWidth(self._theme.half_px(220))
