"""How this came about: rules, ballots, ties, every step of one need's number on one screen, and how to count again."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.models.how import account_of, needs_of, steps_of
from charrette.ui.models.needs_list import RoundView
from charrette.ui.prioritise.choices import place_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.plain_table import ROW, PlainTable

EDGE = 6
"""What the round corners of a table take."""


class HowDialog(Question):
    """Reads only; for two people who do not agree about a result."""

    export_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        snapshot: ProjectSnapshot,
        view: RoundView,
        need_id: UUID | None,
    ) -> None:
        super().__init__(parent, theme, f"How {view.round.title} came about", "Close")
        self.cancel.hide()
        self._view, self._lines = view, needs_of(view)
        self.needs = QComboBox()
        self.needs.setAccessibleName(self.tr("Need"))
        self.needs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.needs.setMinimumContentsLength(20)
        for line in self._lines:
            rank = f"{line.rank_label}  " if view.method.ranks else ""
            self.needs.addItem(f"{rank}{line.need.code}  {line.name}", line.need.id)
        self.needs.setCurrentIndex(max(0, place_of(self.needs, need_id)))
        self.explanation = label("", "body", wraps=True)
        self.counted = QVBoxLayout()
        self._lay_out(snapshot)
        self.needs.currentIndexChanged.connect(self._show_need)
        self._show_need()
        self.needs.setFocus()
        self.take_size(1040, 700)

    def _lay_out(self, snapshot: ProjectSnapshot) -> None:
        account = account_of(snapshot, self._view.round, self._view)
        left = self._column()
        left.addWidget(label(self.tr("The rules, frozen when the round opened"), "label"))
        for words in account.rules:
            left.addWidget(_read(words))
        left.addWidget(label(self.tr("The ballots"), "label"))
        for words in account.came:
            left.addWidget(_read(words))
        if account.groups:
            left.addWidget(
                _table(self.theme, account.group_heads, account.groups, self.tr("Ballots by group"))
            )
        if account.note:
            left.addWidget(label(account.note, "hint", wraps=True))
        if account.firm:
            left.addWidget(label(self.tr("How firm it is"), "label"))
            left.addWidget(_read(account.firm))
        left.addStretch(1)
        right = self._column()
        right.addWidget(label(self.tr("One need, step by step"), "label"))
        right.addWidget(self.needs)
        right.addWidget(self.explanation)
        right.addLayout(self.counted)
        right.addWidget(label(self.tr("Count it again"), "label"))
        for words in account.again:
            right.addWidget(_read(words))
        self.export = button(self.theme, self.tr("Export ballots…"))
        self.export.clicked.connect(self.export_asked)
        right.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeading)
        right.addStretch(1)
        self._side_by_side(left, right)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(6))
        return column

    def _side_by_side(self, left: QVBoxLayout, right: QVBoxLayout) -> None:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, self.theme.px(8), 0)
        row.setSpacing(self.theme.px(24))
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("bare", "true")
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)

    def _show_need(self) -> None:
        while (item := self.counted.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        place = self.needs.currentIndex()
        if place < 0:
            return
        steps = steps_of(self._view, self._lines[place])
        self.explanation.setText(steps.words)
        if steps.rows:
            name = self.tr("What each group gave")
            self.counted.addWidget(_table(self.theme, steps.heads, steps.rows, name))


def _read(words: str) -> QLabel:
    made = label(words, "body", wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _table(theme: Theme, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], name: str) -> PlainTable:
    """A table as high as its rows."""
    made = PlainTable(theme, heads, name, 0)
    made.show_cells(rows)
    head = made.horizontalHeader().sizeHint().height()
    made.setFixedHeight(head + theme.px(ROW) * len(rows) + 2 * made.frameWidth() + theme.px(EDGE))
    return made
