"""What if: the same ballots counted another way, live beside the round's own ranks. It closes without a trace."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.models.needs_list import RoundView
from charrette.ui.models.whatif import Answer, answered, questions_of
from charrette.ui.prioritise.compare_dialog import MovedTable, compared
from charrette.ui.prioritise.whatif_form import WhatIfForm
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import give_role, label

PAUSE_MS = 80
"""A box that is turned asks when it rests."""


class WhatIfDialog(Question):
    """Counts on a reader lane, one at a time; while it counts only the newest question is kept."""

    def __init__(self, parent: QWidget | None, desk: Desk, theme: Theme, view: RoundView) -> None:
        super().__init__(parent, theme, f"What if, {view.round.title}", "Close")
        self.cancel.hide()
        self._desk, self._view = desk, view
        self._counting = self._again = False
        self.form = WhatIfForm(theme, questions_of(view))
        self.words = label("", "base", wraps=True)
        self.table = QTableView()
        self.moved = MovedTable((), ())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._set_up_table()
        self._lay_out()
        self.form.changed.connect(self._pause.start)
        self.form.groups.setFocus()
        self._show(Answer(None, ""))
        self.take_size(900, 640)

    def _set_up_table(self) -> None:
        table, px = self.table, self.theme.px
        table.setAccessibleName(self.tr("Ranks as counted and derived"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(32))
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.horizontalHeader().setHighlightSections(False)

    def _lay_out(self) -> None:
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.theme.px(20))
        self.form.setFixedWidth(self.theme.half_px(230))
        row.addWidget(self.form)
        right.setSpacing(self.theme.px(8))
        right.addWidget(self.words)
        right.addWidget(self.table, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _ask(self) -> None:
        """The newest question; one that comes while another is counted waits for it, and only the last one waits."""
        if self._counting:
            self._again = True
            return
        self._counting, self._again = True, False
        snapshot, round_, asked = self._desk.snapshot, self._view.round, self.form.question()
        self._desk.run(lambda: answered(snapshot, round_, asked), self._on_answered, owner=self)

    def _on_answered(self, answer: Answer) -> None:
        self._counting = False
        if self._again:
            self._ask()
        else:
            self._show(answer)

    def _show(self, answer: Answer) -> None:
        """The ranks side by side; without an answer the round's own, and the words say why."""
        own = self._view.result
        refused = answer.result is None and bool(answer.words)
        unchanged = self.tr(
            "As counted. Change something on the left: the ranks it would give stand here, "
            "named as derived; nothing is kept."
        )
        give_role(self.words, "warn" if refused else "base")
        self.words.setText(answer.words or unchanged)
        results, heads = [own], [self.tr("As counted")]
        if answer.result is not None:
            results, heads = [own, answer.result], [*heads, self.tr("Derived")]
        self.moved = MovedTable(compared(*results), heads)
        self.table.setModel(self.moved)
        for column, width in enumerate((64, 300, 96, 140)[: 2 + len(heads)]):
            self.table.setColumnWidth(column, self.theme.px(width))
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
