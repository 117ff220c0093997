"""Who votes in a round, and how much each group counts in the balanced result."""

from fractions import Fraction
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QWidget

from charrette.domain.project import StakeholderGroup
from charrette.ui.theme import Theme
from charrette.ui.widgets.fields import inset
from charrette.ui.widgets.labels import label


class GroupRules(QWidget):
    """For each group: whether it votes, and how much it counts in the balanced result."""

    def __init__(self, theme: Theme, groups: tuple[StakeholderGroup, ...]) -> None:
        super().__init__()
        self._groups = groups
        self.votes: dict[UUID, QCheckBox] = {}
        self.influence: dict[UUID, QDoubleSpinBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(self.tr("Influence"), "hint"), 0, 1)
        for row, group in enumerate(groups, start=1):
            box = QCheckBox(f"{group.label}  {group.name}{' (host)' if group.host else ''}")
            box.setChecked(True)
            box.setAccessibleName(self.tr("{name} votes").format(name=group.name))
            weight = QDoubleSpinBox()
            weight.setRange(0, 9)
            weight.setDecimals(1)
            weight.setSingleStep(0.5)
            weight.setValue(1)
            weight.setAccessibleName(self.tr("Influence of {name}").format(name=group.name))
            weight.setFixedWidth(theme.px(84))
            inset(weight, theme)
            self.votes[group.id], self.influence[group.id] = box, weight
            grid.addWidget(box, row, 0)
            grid.addWidget(weight, row, 1)

    def voting(self) -> frozenset[UUID]:
        """The groups that vote."""
        return frozenset(group_id for group_id, box in self.votes.items() if box.isChecked())

    def influences(self) -> dict[UUID, Fraction]:
        """The influence of each group, exactly."""
        return {group_id: Fraction(f"{box.value():.1f}") for group_id, box in self.influence.items()}
