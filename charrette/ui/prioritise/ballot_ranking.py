"""Ranking needs on the screen: a list that is put in order by dragging or by keys."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout

from charrette.domain.rounds import Round
from charrette.domain.wording import counted, ordinal
from charrette.ui.prioritise.ballot_pads import BallotPad
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label

_ID = Qt.ItemDataRole.UserRole
_UP = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RankingList(QListWidget):
    """The ranked needs, a line, and those that are not ranked.

    Alt+Up and Alt+Down move the current need; a number puts it at that place; Enter ranks it last; Delete takes it out.
    """

    reordered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.line = QListWidgetItem()
        self.line.setFlags(Qt.ItemFlag.NoItemFlags)
        self.model().rowsMoved.connect(self._on_moved)
        self.currentRowChanged.connect(self._forget_typed)

    def show_order(self, ranked: list[tuple[UUID, str]], others: list[tuple[UUID, str]]) -> None:
        """Needs by id and words, the ranked first."""
        for place, (need_id, words) in enumerate([*ranked, *others]):
            if place == len(ranked):
                self.addItem(self.line)
            item = QListWidgetItem(words)
            item.setData(_ID, need_id)
            item.setData(_ID + 1, words)
            self.addItem(item)
        if not others:
            self.addItem(self.line)
        self.setCurrentRow(0 if ranked else 1)
        self._on_moved()

    def ranked(self) -> list[UUID]:
        """The ids above the line, in their order."""
        return [self.item(row).data(_ID) for row in range(self.row(self.line))]

    def place(self, row: int, to: int) -> None:
        """Moves a need to another row, counting the line as one."""
        if row == to or not self.item(row).data(_ID):
            return
        item = self.takeItem(row)
        self.insertItem(to, item)
        self.setCurrentItem(item)
        self._on_moved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentRow()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row < 0:
            super().keyPressEvent(event)
        elif alt and Qt.Key(key) in _UP:
            self.place(row, min(max(row + _UP[Qt.Key(key)], 0), self.count() - 1))
        elif event.text() in set("123456789") or (self._typed and event.text() == "0"):
            self._put(event.text())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._plain(event):
            event.ignore()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._rank_last()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0}:
            self._take_out()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _plain(event: QKeyEvent) -> bool:
        return not event.modifiers() & Qt.KeyboardModifier.ControlModifier

    def _put(self, digit: str) -> None:
        """At the place of that number; a second digit at once makes 12 of 1."""
        typed = self._typed + digit
        line, row = self.row(self.line), self.currentRow()
        last = line if row > line else line - 1
        if int(typed) > last + 1 and self._typed:
            typed = digit
        self.place(row, min(int(typed) - 1, last))
        self._typed = typed

    def _rank_last(self) -> None:
        """The current need comes after the ranked; the next one is current."""
        line, row = self.row(self.line), self.currentRow()
        if row > line:
            self.place(row, line)
            self.setCurrentRow(min(row + 1, self.count() - 1))
        elif row + 1 < self.count():
            self.setCurrentRow(row + 1 if row + 1 != line else min(row + 2, self.count() - 1))

    def _take_out(self) -> None:
        line, row = self.row(self.line), self.currentRow()
        if row < line:
            self.place(row, line)

    def _forget_typed(self) -> None:
        self._typed = ""

    def _on_moved(self) -> None:
        """Places in words, after every move, by keys or by dragging."""
        line = self.row(self.line)
        for row in range(self.count()):
            item = self.item(row)
            words = item.data(_ID + 1)
            if words is None:
                continue
            item.setText(f"{row + 1}.  {words}" if row < line else words)
            place = f"{ordinal(row + 1)}: " if row < line else "not ranked: "
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place}{words}")
        self.reordered.emit()


class RankingPad(BallotPad):
    """The list, and how many may be ranked."""

    def __init__(self, theme: Theme, round_: Round, content: Mapping[UUID, int]) -> None:
        super().__init__()
        self._round = round_
        self._most = round_.rules.options.get("choose", len(round_.needs))
        self.list = RankingList()
        self.list.setAccessibleName(self.tr("The needs in order"))
        self.list.setFont(theme.font("lead"))
        self.list.setMinimumHeight(theme.px(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self._how(), "small", wraps=True))
        column.addWidget(self.list, 1)
        self._fill(content)
        self.list.reordered.connect(self.changed)
        self.setFocusProxy(self.list)

    def content(self) -> dict[UUID, int]:
        """Positions from 1."""
        return {need_id: place for place, need_id in enumerate(self.list.ranked(), start=1)}

    def words(self) -> str:
        """``"3 of 5 ranked."``"""
        return self.tr("{count} of {most} ranked.").format(count=len(self.list.ranked()), most=self._most)

    def _how(self) -> str:
        return self.tr(
            "Drag the needs over the line, the first choice on top. Or by keys: Enter ranks the next, a number puts a "
            "need at that place, Alt+Up and Alt+Down move it, Delete takes it out."
        )

    def _fill(self, content: Mapping[UUID, int]) -> None:
        words = {need.need_id: f"{need.position}  {need.short_name}" for need in self._round.needs}
        ranked = sorted((place, need_id) for need_id, place in content.items() if place)
        above = [(need_id, words[need_id]) for _, need_id in ranked]
        others = [(need_id, told) for need_id, told in words.items() if not content.get(need_id)]
        self._most = min(self._most, len(words))
        self.list.line.setText(
            self.tr("──  not ranked: {most} at most are  ──").format(most=counted(self._most, "need"))
        )
        self.list.show_order(above, others)
