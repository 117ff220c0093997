"""The row of tabs with the tools of what is shown at its right, in a narrow window below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from charrette.ui.plan.tabs import Tab
from charrette.ui.theme import Theme


class TabRow(QFrame):
    """``chosen`` says the name of the tab a person went to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.setProperty("panel", "header")
        self._theme, self._names = theme, [tab.name for tab in tabs]
        self.bar, self._tools = QTabBar(), QStackedWidget()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setAccessibleName(self.tr("Parts of the plan"))
        self.drop = QComboBox()
        self.drop.setAccessibleName(self.tr("Parts of the plan"))
        self.drop.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToContents
        )  # a tab may count what waits
        for tab in tabs:
            self.bar.addTab(tab.words)
            self.drop.addItem(tab.words)
        self._tools.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._of_part: dict[str, QWidget] = {}
        self._column, self._top, self._below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        self._column.setSpacing(0)
        self._top.addWidget(self.bar)
        self._top.addWidget(self.drop)
        self._top.addStretch(1)
        self._top.addWidget(self._tools)
        self._ends = QHBoxLayout()
        self._top.addLayout(self._ends)
        self._below.addStretch(1)
        self._column.addLayout(self._top)
        self._column.addLayout(self._below)
        self.bar.currentChanged.connect(self._on_changed)
        self.drop.activated.connect(self.bar.setCurrentIndex)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def stop(self) -> QWidget:
        """What takes the keyboard: the tabs, or the list of them in a narrow window."""
        return self.drop if self._narrow else self.bar

    @property
    def tab(self) -> str:
        """The name of the current tab."""
        return self._names[self.bar.currentIndex()]

    def choose(self, name: str) -> None:
        """Shows a tab as the current one, without saying so."""
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex(self._names.index(name))
        self.bar.blockSignals(False)
        self.drop.setCurrentIndex(self._names.index(name))

    def name_tab(self, name: str, words: str) -> None:
        """Other words for a tab, such as with how many are unanswered."""
        if name in self._names and self.bar.tabText(self._names.index(name)) != words:
            self.bar.setTabText(self._names.index(name), words)
            self.drop.setItemText(self._names.index(name), words)

    def show_tools(self, part: str, widgets: Sequence[QWidget]) -> None:
        """The tools of a part; they are taken in once."""
        if part not in self._of_part:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self._theme.px(12))
            for widget in widgets:
                row.addWidget(widget)
            self._of_part[part] = holder
            self._tools.addWidget(holder)
        for name, holder in self._of_part.items():
            wanted = QSizePolicy.Policy.Preferred if name == part else QSizePolicy.Policy.Ignored
            holder.setSizePolicy(wanted, wanted)
        self._tools.setCurrentWidget(self._of_part[part])
        self._tools.setVisible(bool(widgets))
        self._arrange()

    def add_tool(self, widget: QWidget) -> None:
        """One more tool, which every part has: it stands last."""
        self._ends.addWidget(widget)

    def fit(self, *, narrow: bool) -> None:
        """In a narrow window the tabs are a list."""
        self._narrow = narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    _narrow = False

    def _arrange(self) -> None:
        """Tools stand beside the tabs where both fit, else below them."""
        gap = self._theme.px(12)
        room = self.width() - 2 * min(self._theme.px(20), 32)
        tabs = self.drop if self._narrow else self.bar
        self.bar.setVisible(not self._narrow)
        self.drop.setVisible(self._narrow)
        shown = self._tools.currentWidget()
        tools = shown.sizeHint().width() if shown is not None and not self._tools.isHidden() else 0
        needed = tabs.sizeHint().width() + gap + tools + gap + self._ends.sizeHint().width()
        below = bool(tools) and needed > room
        self._tools.setMaximumWidth(max(room, 1))
        (self._below if below else self._top).addWidget(self._tools)
        if not below:  # before what stands last
            self._top.removeWidget(self._tools)
            self._top.insertWidget(self._top.count() - 1, self._tools)
        above = self._theme.px(8) if self._narrow else 0
        self._top.setContentsMargins(0, above, 0, above)
        self._below.setContentsMargins(0, 0, 0, self._theme.px(8) if below else 0)

    def _on_changed(self, place: int) -> None:
        self.chosen.emit(self._names[place])

    def _dress(self) -> None:
        edge = min(self._theme.px(20), 32)
        self._column.setContentsMargins(edge, 0, edge, 0)
        self._top.setSpacing(self._theme.px(12))
