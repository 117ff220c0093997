"""The minutes: the journal as sentences, with who, when and a way to take the last step back."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.wording import counted
from charrette.store.queries import Minute
from charrette.system.paths import documents_folder
from charrette.ui.desk import Desk
from charrette.ui.models.minutes import KINDS, WHAT, MinutesFilter, MinutesTable, zone_of
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.file_questions import file_to_save
from charrette.ui.widgets.labels import label

EVERYONE, EVERYTHING = "Everyone", "Everything"
SPANS = (("Any time", None), ("Today", 0), ("The last 7 days", 6), ("The last 30 days", 29))
ROW, TALL, NARROW, TYPING_MS = 32, 48, 900, 150


class MinutesPage(QWidget):
    """Filters above, entries below, newest first. Nothing here can be edited: minutes are minutes."""

    header_changed = Signal()
    go = Signal(str, object)
    title = "Minutes"

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.model = MinutesTable(self)
        self._stale = True
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._filter)
        self._build()
        self._actions = self._make_actions()
        desk.opened.connect(self._on_changed)
        desk.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def context(self) -> str:
        """How much is written."""
        found, total = len(self.model.found), self.model.total
        shown = counted(total, "entry", "entries")
        return shown if found == total else f"{found:,} of {shown}"

    def header_widgets(self) -> list[QWidget]:
        """Copy, save, and take the last step back."""
        copy = button(self._theme, self.tr("Copy"), icon="copy", tip=self.tr("Copy what is shown as text"))
        copy.clicked.connect(self.copy)
        save = button(self._theme, self.tr("Save as text…"), icon="export")
        save.clicked.connect(self._on_save)
        self.undo = button(self._theme, self.tr("Undo last"), icon="undo", key="Ctrl Z")
        self.undo.clicked.connect(self._desk.undo)
        self.undo.setEnabled(not self._desk.read_only)
        return [copy, save, self.undo]

    def enter(self) -> None:
        """Shows what is written by now; the list takes the focus."""
        if self._stale:
            self._load()
        self.view.setFocus()

    def reveal(self, payload: UUID | str | None) -> None:
        """Shows what is written about a code, such as B-022."""
        if isinstance(payload, str):
            self.search.setText(payload)
            self._typing.stop()
            self._filter()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.search, self.view]

    def actions(self) -> list[QAction]:
        """The commands of the page."""
        return self._actions

    def copy(self) -> None:
        """Puts the entries that are shown on the clipboard, as text."""
        QGuiApplication.clipboard().setText(self.text())
        self._desk.said.emit(f"Copied {counted(len(self.model.found), 'entry', 'entries')}.", False)

    def text(self) -> str:
        """The entries that are shown, oldest first, one a line."""
        return "\n".join(self.model.line(minute) for minute in reversed(self.model.found)) + "\n"

    def save(self, path: Path) -> None:
        """Writes the entries that are shown into a text file."""
        text, count = self.text(), len(self.model.found)

        def written(_: object) -> None:
            self._desk.said.emit(f"Saved {counted(count, 'entry', 'entries')} in {path.name}.", False)

        def write() -> None:
            from charrette.exchange.writing import exported

            with exported(path) as beside:
                beside.write_text(text, encoding="utf-8")

        self._desk.run(write, written, owner=self)

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        edge = min(theme.px(20), 32)
        column.setContentsMargins(edge, theme.px(12), edge, edge)
        column.setSpacing(theme.px(10))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the minutes"))
        self.search.setAccessibleName(self.tr("Search the minutes"))
        self.search.setClearButtonEnabled(True)
        self.who, self.kind, self.span = QComboBox(), QComboBox(), QComboBox()
        self.kind.addItems([EVERYTHING, *KINDS])
        for words, days in SPANS:
            self.span.addItem(words, days)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(theme.px(10))
        self._filters.addWidget(self.search, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self._filters.addLayout(row)
        for words, field in (("Who", self.who), ("What", self.kind), ("When", self.span)):
            named = label(words, "label")
            named.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumContentsLength(12)
            row.addWidget(named)
            row.addWidget(field)
            field.currentIndexChanged.connect(self._filter)
        row.addStretch(1)
        column.addLayout(self._filters)
        self._build_list()
        column.addWidget(self._either, 1)
        self.search.textChanged.connect(self._typing.start)

    def _build_list(self) -> None:
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Minutes, newest first"))
        self.view.setItemDelegate(_MinuteDelegate(self._theme, self.view))
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.setWordWrap(True)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.empty = EmptyState(self._theme, self.tr("Nothing is written yet"))
        self._either = QStackedWidget()
        self._either.addWidget(self.view)
        self._either.addWidget(self.empty)

    def _make_actions(self) -> list[QAction]:
        made: list[QAction] = []
        for words, key, act in (
            (self.tr("Search the minutes"), "Ctrl+F", self.search.setFocus),
            (self.tr("Copy the minutes"), "Ctrl+Shift+C", self.copy),
            (self.tr("Save the minutes as text…"), "", self._on_save),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(calling(act))
            self.addAction(action)
            made.append(action)
        return made

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        project_id = self._desk.project_id
        if project_id is not None:
            self._stale = False
            self._desk.ask(lambda queries: queries.minutes(project_id), self._show, owner=self)

    def _show(self, minutes: tuple[Minute, ...]) -> None:
        if self._desk.project_id is None:
            return
        zone = zone_of(self._desk.snapshot.project.zone)
        self.model.show(minutes, zone, self._desk.clock.now())
        chosen = self.who.currentText()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItems([EVERYONE, *self.model.people()])
        self.who.setCurrentIndex(max(self.who.findText(chosen), 0))
        self.who.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        days = self.span.currentData()
        since = None
        if days is not None and self._desk.project_id is not None:
            zone = zone_of(self._desk.snapshot.project.zone)
            since = self._desk.clock.now().astimezone(zone).date() - timedelta(days=days)
        who, kind = self.who.currentText(), self.kind.currentText()
        self.model.filter(
            MinutesFilter(
                "" if who == EVERYONE else who, "" if kind == EVERYTHING else kind, since, self.search.text()
            )
        )
        if self.model.found:
            self._either.setCurrentWidget(self.view)
            self.view.setCurrentIndex(self.model.index(0, WHAT))
        else:
            if self.model.total:
                self.empty.show_words(
                    self.tr("No entry has these words"), self.tr("Search less, or choose everything.")
                )
            self._either.setCurrentWidget(self.empty)
        self.header_changed.emit()

    def _on_save(self) -> None:
        folder = documents_folder() if documents_folder().is_dir() else Path.home()
        path = file_to_save(
            self, self.tr("Save the minutes"), folder / "minutes.txt", self.tr("Text (*.txt)")
        )
        if path is not None:
            self.save(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        """Where the window is narrow the filters take a line of their own, and entries two lines."""
        px = self._theme.px
        narrow = self.width() < px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._filters.setDirection(direction)
        self.view.verticalHeader().setDefaultSectionSize(px(TALL if narrow else ROW))
        self.view.setColumnWidth(0, px(150))
        self.view.setColumnWidth(1, px(110))


class _MinuteDelegate(QStyledItemDelegate):
    """Undone entries are struck; they say so in words too. When and who stand back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        minute = index.data(Qt.ItemDataRole.UserRole)
        what = index.column() == WHAT
        font: QFont = self._theme.font("body" if what else "small", tabular=not what)
        font.setStrikeOut(bool(what and isinstance(minute, Minute) and minute.undone))
        option.font = font  # pyright: ignore[reportAttributeAccessIssue]
