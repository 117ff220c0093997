"""The tables of the answers: letters answer the chosen rows; words wrap, nothing that people said is cut."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from charrette.domain.plan.answers import Disposition
from charrette.ui.models.answer_rows import WAITS, AnswerRow, VoiceRow
from charrette.ui.theme import Theme
from charrette.ui.widgets.wrapped import WrappingDelegate, wrap_rows

Index = QModelIndex | QPersistentModelIndex
Row = AnswerRow | VoiceRow
KEYS = {
    Qt.Key.Key_A: Disposition.ADOPTED,
    Qt.Key.Key_M: Disposition.MERGED,
    Qt.Key.Key_D: Disposition.DEFERRED,
    Qt.Key.Key_X: Disposition.DECLINED,
    Qt.Key.Key_O: Disposition.OTHER_PROJECT,
}
ANSWERS = ("Code", "Need or card", "Said by", "We decided", "Why", "By whom")
VOICES = ("Card", "You said", "We decided", "Why")
WHY, HEADING = 4, 28


class AnswersModel(QAbstractTableModel):
    """Rows of one kind as a snapshot. ``why_typed`` says the row and the reason that was typed."""

    why_typed = Signal(object, str)

    def __init__(
        self, theme: Theme, heads: Sequence[str], *, writable: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._heads, self._writable = theme, tuple(heads), writable
        self.rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """The rows as they are now; where they are the same ones the selection stays."""
        new, same = tuple(rows), [row.id for row in rows] == [row.id for row in self.rows]
        if same:
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self._heads) - 1))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def place_of(self, id_: object) -> int:
        """The row of a need or card; -1 where it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.rows[index.row()]
        if isinstance(row, VoiceRow) and row.heading:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self._writable and isinstance(row, AnswerRow) and row.given and index.column() == WHY
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _shown(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    row.spoken
                    if index.column() == 1
                    else f"{self._heads[index.column()]}: {_shown(row, index.column())}"
                )
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, index.column())
            case Qt.ItemDataRole.FontRole:
                return self._font(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and str(value) != _shown(row, index.column()):
            self.why_typed.emit(row, str(value))
        return False

    def _ink(self, row: Row, column: int) -> Any:
        colours = self._theme.palette
        decided = 3 if isinstance(row, AnswerRow) else 2
        if row.waits and column == decided:
            return colours.warn
        return colours.ink if column in {1, decided} else colours.ink2

    def _font(self, row: Row, column: int) -> QFont | None:
        if isinstance(row, VoiceRow) and row.heading:
            return self._theme.font("small", 600)
        decided = 3 if isinstance(row, AnswerRow) else 2
        return self._theme.font("body", 500) if column == decided else None


def _shown(row: Row, column: int) -> str:
    if isinstance(row, AnswerRow):
        return (row.code, row.words, row.said_by, row.decided or WAITS, row.why, row.when)[column]
    if row.heading:
        return row.heading if column == 0 else ""
    return (row.code, row.said, row.decided, row.why)[column]


class HeadingsDelegate(WrappingDelegate):
    """Rows as high as their words; headings stand on sunken ground and reach over all columns."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if _heading(index):
            return QSize(0, self._theme.px(HEADING))
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if _heading(index):
            painter.fillRect(option.rect, self._theme.palette.sunken)  # pyright: ignore[reportAttributeAccessIssue]
        super().paint(painter, option, index)


def _heading(index: Index) -> bool:
    model = index.model()
    row = model.rows[index.row()] if isinstance(model, AnswersModel) else None
    return isinstance(row, VoiceRow) and bool(row.heading)


class AnswersTable(QTableView):
    """``A M D X O`` answer the chosen rows, ``Delete`` takes answers back, ``Enter`` opens, ``F2`` edits the reason."""

    answered = Signal(object)
    withdrawn = Signal()
    opened = Signal(int)

    def __init__(
        self, theme: Theme, model: AnswersModel, name: str, widths: Sequence[int], wide: Sequence[int]
    ) -> None:
        super().__init__()
        self._theme, self._widths, self._wide = theme, tuple(widths), tuple(wide)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        wrap_rows(theme, self)
        self.setItemDelegate(HeadingsDelegate(theme, self))
        theme.changed.connect(self.lay_out)
        model.modelReset.connect(self._span)
        self.doubleClicked.connect(self._on_double_clicked)
        self.lay_out()

    def keyboardSearch(self, search: str) -> None:
        """Letters are answers here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if self.state() is QAbstractItemView.State.EditingState or not plain:
            super().keyPressEvent(event)
            return
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Delete: self.withdrawn.emit,
            Qt.Key.Key_Return: lambda: self.opened.emit(self.currentIndex().row()),
            Qt.Key.Key_Enter: lambda: self.opened.emit(self.currentIndex().row()),
        }
        if Qt.Key(event.key()) in KEYS:
            self.answered.emit(KEYS[Qt.Key(event.key())])
        elif event.key() in acts:
            acts[event.key()]()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> list[Any]:
        """The chosen rows, in their order."""
        model = self.model()
        assert isinstance(model, AnswersModel)
        return [
            model.rows[place]
            for place in sorted({each.row() for each in self.selectionModel().selectedRows()})
        ]

    def fit(self, hidden: Sequence[int]) -> None:
        """Hides columns in a narrow window."""
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column in hidden)

    def lay_out(self) -> None:
        """Widths for this text size; the wide columns share what is left."""
        header = self.horizontalHeader()
        for column, width in enumerate(self._widths):
            wide = column in self._wide
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
            )
            if not wide:
                header.resizeSection(column, self._theme.px(width))
        self._span()

    def _span(self) -> None:
        """Headings reach over all columns."""
        self.clearSpans()
        model = self.model()
        assert isinstance(model, AnswersModel)
        for place, row in enumerate(model.rows):
            if isinstance(row, VoiceRow) and row.heading:
                self.setSpan(place, 0, 1, model.columnCount())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
