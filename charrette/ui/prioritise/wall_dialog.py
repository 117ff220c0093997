"""A wall count: the totals of dots by need and group, and how many people put them there."""

from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from charrette.domain.rounds import Round
from charrette.services.rounds import CountWall
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import give_role, label

Index = QModelIndex | QPersistentModelIndex


class WallGrid(QAbstractTableModel):
    """Rows are needs, the last one the number of people (empty: not known); columns are the voting groups."""

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self._round = round_
        self._groups = [group for group in round_.rules.groups if group.votes]
        self._counts: dict[tuple[int, int], int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._round.needs) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._groups)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return (
            super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        if not index.isValid():
            return None
        count = self._counts.get((index.row(), index.column()))
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            empty = (
                "not known" if self._is_people(index.row()) and role == Qt.ItemDataRole.DisplayRole else ""
            )
            return str(count) if count is not None else empty
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            group, what = self._groups[index.column()].name, self._row_words(index.row())
            return f"{group}, {what}: {count if count is not None else 'empty'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or (text and not text.isdecimal()):
            return False
        place = (index.row(), index.column())
        self._counts.pop(place, None)
        if text:
            self._counts[place] = int(text)
        self.dataChanged.emit(index, index)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._row_words(section)
        group = self._groups[section]
        return group.label if role == Qt.ItemDataRole.DisplayRole else group.name

    def walls(self) -> tuple[CountWall, ...]:
        """One wall count for each group that has any dot."""
        return tuple(
            CountWall(self._round.id, group.id, content, self._counts.get((len(self._round.needs), column)))
            for column, group in enumerate(self._groups)
            if (content := self._content(column))
        )

    def problems(self) -> list[str]:
        """What does not add up: more dots than people have, or people without a dot."""
        dots = self._round.rules.options.get("dots")
        found: list[str] = []
        for column, group in enumerate(self._groups):
            people = self._counts.get((len(self._round.needs), column))
            total = sum(self._content(column).values())
            if people is not None and dots is not None and total > dots * people:
                found.append(f"{group.name}: {total} dots, but {people} people have only {dots * people}.")
            if people and not total:
                found.append(f"{group.name}: people, but no dot.")
        return found

    def words(self) -> str:
        """``"46 dots on the wall in 3 groups"``."""
        walls = self.walls()
        total = sum(sum(wall.content.values()) for wall in walls)
        return f"{total} dots on the wall, {len(walls)} of {len(self._groups)} groups counted"

    def _content(self, column: int) -> dict[UUID, int]:
        return {
            need.need_id: count
            for row, need in enumerate(self._round.needs)
            if (count := self._counts.get((row, column)))
        }

    def _is_people(self, row: int) -> bool:
        return row == len(self._round.needs)

    def _row_words(self, row: int) -> str:
        if self._is_people(row):
            return "Number of people"
        need = self._round.needs[row]
        return f"{need.position}  {need.short_name}"


class _Grid(QTableView):
    """Digits begin to edit a cell, Enter goes on below."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.state() is not QAbstractItemView.State.EditingState:
                self._go_on()
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell: on, once the number is kept."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        """Below, and from the foot to the top of the next group."""
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        following = below if below.isValid() else self.model().index(0, here.column() + 1)
        if following.isValid():
            self.setCurrentIndex(following)


class WallDialog(Question):
    """Asks for the totals; nothing is kept before Keep."""

    def __init__(self, parent: QWidget | None, theme: Theme, round_: Round) -> None:
        super().__init__(parent, theme, "Wall count", "Keep the count")
        self.model = WallGrid(round_)
        self.grid = _Grid()
        self.grid.setModel(self.model)
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.grid.setAccessibleName(self.tr("Dots by need and group"))
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.horizontalHeader().setMinimumSectionSize(theme.px(72))
        self.grid.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.grid.verticalHeader().setMaximumWidth(theme.half_px(360))
        self.told = label("", "small", wraps=True)
        told = self.tr(
            "Type how many dots each group has on each need. Who voted how stays unknown; "
            "leave the number of people empty when it is not known: then nothing by group or balanced is shown."
        )
        self.body.addWidget(label(told, "small", wraps=True))
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.told)
        self.model.dataChanged.connect(self._on_changed)
        self.resize(theme.half_px(900), theme.half_px(640))
        self.grid.setCurrentIndex(self.model.index(0, 0))
        self.grid.setFocus()
        self._on_changed()

    def _on_changed(self) -> None:
        problems = self.model.problems()
        give_role(self.told, "error" if problems else "small")
        self.told.setText(" ".join(problems) or self.model.words())
        self.keep.setEnabled(bool(self.model.walls()) and not problems)
