"""The form of What if: a group left out, another method, other influences; every change asks at once."""

from fractions import Fraction

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from charrette.ui.models.whatif import Question, Questions
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import inset
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon

MOST = 10.0
"""The largest influence or factor that may be tried."""
STEP = 0.5


class WhatIfForm(QWidget):
    """Nothing typed here is kept anywhere."""

    changed = Signal()

    def __init__(self, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._theme, self._questions = theme, questions
        self.groups, self.methods = QComboBox(), QComboBox()
        self.boxes = [self._box(each.name, float(each.usual)) for each in questions.weighed]
        self.reset = button(theme, self.tr("As counted"), kind="link", tip=self.tr("Takes back all changes"))
        self.reset.clicked.connect(self.take_back)
        self._fill()
        self._lay_out()
        for choice in (self.groups, self.methods):
            choice.currentIndexChanged.connect(self.changed)
        for box in self.boxes:
            box.valueChanged.connect(self.changed)

    def question(self) -> Question:
        """What is asked now."""
        pairs = zip(self._questions.weighed, self.boxes, strict=True)
        values = [(each, Fraction(f"{box.value():.1f}")) for each, box in pairs]
        influences = {
            id_: influence
            for each, value in values
            if value != Fraction(f"{float(each.usual):.1f}")
            for id_, influence in each.influences(value).items()
        }
        return Question(self.groups.currentData(), influences or None, self.methods.currentData() or "")

    def take_back(self) -> None:
        """As the round was counted."""
        self.groups.setCurrentIndex(0)
        self.methods.setCurrentIndex(0)
        for each, box in zip(self._questions.weighed, self.boxes, strict=True):
            box.setValue(float(each.usual))

    def _fill(self) -> None:
        self.groups.addItem(self.tr("Nobody left out"), None)
        self.groups.setIconSize(QSize(self._theme.px(12), self._theme.px(12)))
        for column, id_ in zip(self._questions.groups, self._questions.group_ids, strict=True):
            self.groups.addItem(mark_icon(self._theme, column.mark), column.name, id_)
        for name, title in self._questions.methods:
            self.methods.addItem(title, name)
        self.groups.setEnabled(self.groups.count() > 1)
        self.methods.setEnabled(self.methods.count() > 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        for words, field in (
            (self.tr("Without the ballots of"), self.groups),
            (self.tr("Counted by"), self.methods),
        ):
            named = label(words, "label")
            named.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(named)
            column.addWidget(field)
        if self.boxes:
            column.addWidget(label(self.tr("Influence of each group"), "label"))
            column.addLayout(self._influences())
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeading)
        if self._questions.refused:
            column.addWidget(label(self._questions.refused, "hint", wraps=True))
        column.addStretch(1)

    def _influences(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(self._theme.px(4))
        for row, (each, box) in enumerate(zip(self._questions.weighed, self.boxes, strict=True)):
            words = self.tr("{name}, times").format(name=each.name) if each.factor else each.name
            grid.addWidget(label(words, "body"), row, 0)
            grid.addWidget(box, row, 1)
        return grid

    def _box(self, name: str, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(0.0, MOST)
        box.setSingleStep(STEP)
        box.setDecimals(1)
        box.setValue(value)
        inset(box, self._theme)
        box.setAccessibleName(self.tr("Influence of {name}").format(name=name))
        return box
