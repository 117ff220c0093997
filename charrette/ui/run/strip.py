"""The strip above the board: every theme with its count, what is unanswered, the view and the search."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.project import StakeholderGroup
from charrette.domain.wording import counted
from charrette.ui.models.cards import CardFilter
from charrette.ui.run.theme_chips import ThemeChips
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.segment import Segment

_SEARCH_PAUSE_MS = 120
_ROOM_FOR_ALIKE = 1120
"""Below this width the count of pairs alike gives way to the themes; the command stays in the menu."""


class SearchRow(QWidget):
    """Words and a group to look for."""

    changed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search cards: words, C-034 or N-004"))
        self.field.setAccessibleName(self.tr("Search cards"))
        self.field.setClearButtonEnabled(True)
        self.group = QComboBox()
        self.group.setAccessibleName(self.tr("Only cards of this group"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.field.textChanged.connect(self._pause.start)
        self.group.activated.connect(self._on_group_chosen)
        self.found = label("", "hint")
        close = icon_button(theme, "close", self.tr("End the search"), key="Esc")
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.group)
        row.addWidget(self.found)
        row.addWidget(close)

    def show_found(self, count: int) -> None:
        """How many cards of the board the search found."""
        searching = bool(self.field.text() or self.group.currentData())
        self.found.setText((counted(count, "card") if count else self.tr("No card")) if searching else "")

    def show_groups(self, groups: tuple[StakeholderGroup, ...]) -> None:
        """The groups to choose from; the chosen one stays."""
        before = self.group.currentData()
        self.group.clear()
        self.group.addItem(self.tr("All groups"), None)
        for group in groups:
            self.group.addItem(mark_icon(self._theme, group.mark), group.name, group.id)
        choose_value(self.group, before)

    def _on_group_chosen(self, _: int) -> None:
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Strip(QWidget):
    """Counts, view and filter; says by signals what a person chose."""

    theme_chosen = Signal(object)
    view_chosen = Signal(str)
    filter_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._unanswered = self._alike = 0
        self.chips = ThemeChips(theme)
        self.chips.chosen.connect(self.theme_chosen)
        self.unanswered = button(theme, "", kind="chip")
        self.unanswered.setCheckable(True)
        self.unanswered.setMinimumHeight(theme.px(26))
        self.unanswered.setToolTip(
            self.tr("Cards that are in no need, not parked and not declined. Click to see only them.")
        )
        self.unanswered.clicked.connect(self._on_unanswered)
        self.alike = button(theme, "", kind="chip", tip=self.tr("Pairs that may say the same (Ctrl+Shift+S)"))
        self.alike.setMinimumHeight(theme.px(26))
        self.alike.hide()
        choices = [
            ("activity", self.tr("Activity")),
            ("board", self.tr("Board")),
            ("list", self.tr("List")),
            ("needs", self.tr("Needs")),
        ]
        self.view = Segment(theme, choices, name=self.tr("View"))
        self.view.choose("board")
        self.view.chosen.connect(self.view_chosen)
        self.glass = icon_button(theme, "search", self.tr("Search"), key="Ctrl+F", outlined=True)
        self.glass.clicked.connect(self.open_search)
        self.search = SearchRow(theme)
        self.search.changed.connect(self.filter_changed)
        self.search.closed.connect(self.end_search)
        self.search.hide()
        self._build()

    def wanted(self) -> CardFilter:
        """What a person wants to see."""
        searching = not self.search.isHidden()
        return CardFilter(
            self.search.field.text().strip() if searching else "",
            self.search.group.currentData() if searching else None,
            self.unanswered.isChecked(),
        )

    def show_unanswered(self, count: int) -> None:
        """How many cards nobody has answered yet."""
        self._unanswered = count
        self._say_unanswered()

    def show_alike(self, count: int) -> None:
        """How many pairs may say the same; nothing where there is none, or no room for it."""
        self._alike = count
        self.alike.setText(self.tr("{n} alike").format(n=f"{count:,}"))
        self._fit_alike()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_unanswered()
        self._fit_alike()

    def _say_unanswered(self) -> None:
        narrow = self.window().width() / self._theme.scale < 800
        words = self.tr("Unanswered: {n}") if narrow else self.tr("Unanswered cards: {n}")
        self.unanswered.setText(words.format(n=f"{self._unanswered:,}"))

    def _fit_alike(self) -> None:
        narrow = self.window().width() / self._theme.scale < _ROOM_FOR_ALIKE
        self.alike.setVisible(bool(self._alike) and not narrow)

    def open_search(self) -> None:
        """Opens the search and puts the keyboard into it."""
        self.search.show()
        self.search.field.setFocus()
        self.search.field.selectAll()

    def end_search(self) -> None:
        """Closes the search."""
        self._clear_search()
        self.filter_changed.emit()

    def show_all(self, *, quiet: bool = False) -> None:
        """Nothing is left out any more."""
        self._clear_search()
        self.unanswered.setChecked(False)
        if not quiet:
            self.filter_changed.emit()

    def _on_unanswered(self, _: bool) -> None:
        self.filter_changed.emit()

    def _clear_search(self) -> None:
        self.search.hide()
        self.search.field.clear()
        self.search.group.setCurrentIndex(0)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(self.chips, 1)
        for widget in (self.alike, self.unanswered, self.view, self.glass):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self._theme.px(8), 0, 0)
        column.setSpacing(self._theme.px(8))
        column.addLayout(row)
        column.addWidget(self.search)
        self._theme.changed.connect(self._say_unanswered)
