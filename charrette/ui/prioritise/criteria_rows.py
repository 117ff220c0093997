"""The criteria as rows that are typed into: a name, what 1 and 5 mean, whether less is better, points."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.criteria import LEAST, MOST, MOST_CRITERIA, Criterion
from charrette.domain.criteria_set import MOST_POINTS
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.fields import inset
from charrette.ui.widgets.labels import label, panel

FIRST_POINTS = 10
"""Points of a criterion that is added by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The fields of one criterion; ``key`` stays while others come and go."""

    key: int
    frame: QFrame
    name: QLineEdit
    low: QLineEdit
    high: QLineEdit
    cost: QCheckBox
    points: QSpinBox

    def criterion(self) -> Criterion:
        """What the fields say."""
        name, low, high = (" ".join(field.text().split()) for field in (self.name, self.low, self.high))
        return Criterion(name, low, high, Fraction(self.points.value()), self.cost.isChecked())


class CriteriaRows(QWidget):
    """Rows in a list that scrolls, with a button that adds one."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keys = count()
        self.rows: list[Row] = []
        self.add = button(theme, self.tr("Add a criterion"), icon="plus")
        self.sum = label("", "small")
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme.px(8), 0)
        self._column.setSpacing(theme.px(8))
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("bare", "true")
        self._scroll.setMinimumHeight(theme.px(200))
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of the rows, in order."""
        return tuple(row.key for row in self.rows)

    def criteria(self) -> tuple[Criterion, ...]:
        """What the rows say."""
        return tuple(row.criterion() for row in self.rows)

    def show_criteria(self, criteria: Sequence[Criterion]) -> None:
        """Other rows in the place of those that are there."""
        for row in tuple(self.rows):
            self._take_out(row)
        for each in criteria:
            self._insert(each)
        self._settle()

    def show_points(self, *, shown: bool) -> None:
        """Points are typed only where the weights come from them."""
        for row in self.rows:
            row.points.setVisible(shown)
        self.sum.setVisible(shown)

    def _on_add(self) -> None:
        row = self._insert(Criterion("", weight=Fraction(FIRST_POINTS)))
        self._settle()
        row.name.setFocus()
        self._scroll.ensureWidgetVisible(row.frame)

    def _insert(self, criterion: Criterion) -> Row:
        theme, frame = self._theme, panel("surface")
        name, low, high = (QLineEdit(words) for words in (criterion.name, criterion.low, criterion.high))
        name.setPlaceholderText(self.tr("Name of the criterion"))
        for field, end in ((low, LEAST), (high, MOST)):
            field.setPlaceholderText(self.tr("What {end} means").format(end=end))
        cost = QCheckBox(self.tr("Less is better"))
        cost.setChecked(criterion.cost)
        points = QSpinBox()
        points.setRange(0, MOST_POINTS)
        points.setValue(round(criterion.weight))
        points.setSuffix(self.tr(" points"))
        points.setMinimumWidth(theme.px(110))
        inset(points, theme)
        row = Row(next(self._keys), frame, name, low, high, cost, points)
        self._lay_out(row)
        for field in (name, low, high):
            field.textChanged.connect(self.changed)
        cost.toggled.connect(self.changed)
        points.valueChanged.connect(self.changed)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, frame)
        return row

    def _lay_out(self, row: Row) -> None:
        px = self._theme.px
        column = QVBoxLayout(row.frame)
        column.setContentsMargins(px(10), px(8), px(8), px(8))
        column.setSpacing(px(6))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for part in (row.name, row.cost, row.points):
            upper.addWidget(part, 1 if part is row.name else 0)
        for end, field in ((LEAST, row.low), (MOST, row.high)):
            lower.addWidget(label(self.tr("{end} is").format(end=end), "hint"))
            lower.addWidget(field, 1)
        remove = icon_button(self._theme, "trash", self.tr("Leave this criterion out"))
        remove.clicked.connect(lambda: self._on_remove(row))
        lower.addWidget(remove)
        column.addLayout(upper)
        column.addLayout(lower)

    def _on_remove(self, row: Row) -> None:
        place = self.rows.index(row)
        self._take_out(row)
        self._settle()
        left = self.rows[min(place, len(self.rows) - 1)].name if self.rows else self.add
        left.setFocus()

    def _take_out(self, row: Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row.frame)
        row.frame.hide()
        row.frame.deleteLater()

    def _settle(self) -> None:
        """Names by place, the button that adds, and the sum."""
        for place, row in enumerate(self.rows, start=1):
            told = (
                (row.name, self.tr("name")),
                (row.low, self.tr("what 1 means")),
                (row.high, self.tr("what 5 means")),
                (row.cost, self.tr("less is better")),
                (row.points, self.tr("points")),
            )
            for field, words in told:
                field.setAccessibleName(
                    self.tr("Criterion {place}: {words}").format(place=place, words=words)
                )
        self.add.setEnabled(len(self.rows) < MOST_CRITERIA)
        self.changed.emit()
