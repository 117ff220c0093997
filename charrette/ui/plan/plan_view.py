"""The table of the plan with its totals fixed at the foot."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout

from charrette.domain.needs import Need
from charrette.ui.models.plan import Plan
from charrette.ui.plan.plan_delegate import CODE, PlanDelegate
from charrette.ui.plan.plan_table import Col, PlanTable
from charrette.ui.plan.typed_table import TypedTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import panel

ROW, TWO_LINES, GROUP = 36, 46, 28
SLACK = 12
"""Pixels by which painted words may be wider than measured ones."""
_WIDTHS = {Col.RANK: 84, Col.PRIORITY: 150, Col.LOW: 104, Col.LIKELY: 112, Col.HIGH: 104}


class NeedsByDepartment(TypedTable):
    """Arrow keys and Shift choose needs; ``Enter`` opens one, ``F2`` or typing edits a cost."""

    opened = Signal(int)
    department_wanted = Signal()
    costs_wanted = Signal()

    def __init__(self, model: PlanTable) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setProperty("bare", "true")
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._on_double_clicked)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what a cell's editor leaves over, such as the Enter that keeps it
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex().row())
        elif plain and event.key() == Qt.Key.Key_D:
            self.department_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_C and self.currentIndex().isValid():
            self.costs_wanted.emit()
        else:
            super().keyPressEvent(event)


class PlanView(QFrame):
    """Says what a person wants done; the page does it."""

    opened = Signal(object)
    """The id of a need."""
    department_wanted = Signal()
    costs_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._theme = theme
        self.model, self._sum = (
            PlanTable(writable=writable, parent=self),
            PlanTable(writable=False, parent=self),
        )
        self.table, self.foot = NeedsByDepartment(self.model), QTableView()
        self.table.setItemDelegate(PlanDelegate(theme))
        self.table.setAccessibleName(self.tr("Needs by department"))
        self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(panel("line"))
        column.addWidget(self.foot)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._on_opened)
        self.table.department_wanted.connect(self.department_wanted)
        self.table.costs_wanted.connect(self.costs_wanted)
        self.table.selectionModel().selectionChanged.connect(self.selection_changed)
        self.table.horizontalHeader().sectionResized.connect(self._on_resized)
        theme.changed.connect(self._lay_out)

    def show_plan(self, plan: Plan, currency: str) -> None:
        """The plan as it is now; what was chosen stays chosen."""
        kept, current = [need.id for need in self.selected()], self.table.currentIndex().column()
        before = self.model.line(self.table.currentIndex().row())
        self.model.show(plan.lines, currency)
        self._sum.show((plan.total,), currency)
        self._lay_out()
        if before is not None and before.need is not None:
            self.choose(kept, before.need.id, max(current, 0))
        elif not self.table.currentIndex().isValid() and self.model.rowCount() > 1:
            self.table.setCurrentIndex(self.model.index(1, Col.NEED))

    def selected(self) -> list[Need]:
        """The chosen needs, in the order of the table."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        lines = (self.model.line(row) for row in rows)
        return [line.need for line in lines if line is not None and line.need is not None]

    def choose(self, need_ids: list[UUID], current: UUID, column: int = Col.NEED) -> None:
        """Chooses needs that are still there and makes one of them the current one."""
        selection = self.table.selectionModel()
        row = self.model.row_of(current)
        if row < 0:
            return
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self.model.index(row, column), flags.ClearAndSelect | flags.Rows)
        for each in need_ids:
            place = self.model.row_of(each)
            if place >= 0:
                selection.select(self.model.index(place, 0), flags.Select | flags.Rows)

    def fit(self, width: float) -> None:
        """Hides columns in a narrow window."""
        for column, least in ((Col.PRIORITY, 700), (Col.LOW, 760), (Col.HIGH, 760)):
            for view in (self.table, self.foot):
                view.setColumnHidden(column, width < least)

    def _build_foot(self) -> None:
        self.foot.setModel(self._sum)
        self.foot.setItemDelegate(PlanDelegate(self._theme, total=True))
        self.foot.setAccessibleName(self.tr("In all"))
        self.foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot.setProperty("bare", "true")
        self.foot.setShowGrid(False)
        self.foot.horizontalHeader().hide()
        self.foot.verticalHeader().hide()
        for policy in (self.foot.setHorizontalScrollBarPolicy, self.foot.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        px = self._theme.px
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(Col.NEED, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, px(width))
        self._fit_rows()
        self.foot.setRowHeight(0, px(ROW))
        self.foot.setFixedHeight(px(ROW) + 2)

    def _fit_rows(self) -> None:
        """Departments reach over two columns; a name that needs two lines gets them."""
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("body", 500))
        room = self.table.columnWidth(Col.NEED) - px(CODE) - 2 * px(10) - SLACK
        self.table.clearSpans()
        for row in range(self.model.rowCount()):
            line = self.model.line(row)
            if line is None or line.need is None:
                self.table.setSpan(row, Col.NEED, 1, 2)
                self.table.setRowHeight(row, px(GROUP))
            else:
                two = metrics.horizontalAdvance(line.title) > room
                self.table.setRowHeight(row, px(TWO_LINES if two else ROW))
        self.foot.setSpan(0, Col.NEED, 1, 2)

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        self.foot.setColumnWidth(section, width)
        if section == Col.NEED:
            self._fit_rows()

    def _on_opened(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None and line.need is not None:
            self.opened.emit(line.need.id)
