"""Filters over the list: words, theme, priority; and by what it is sorted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from charrette.domain.needs import Priority
from charrette.ui.models.needs_list import SortBy
from charrette.ui.prioritise.choices import place_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label


class ResultFilters(QWidget):
    """What is typed and chosen here narrows the list at once."""

    changed = Signal()
    reset_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a need"))
        self.search.setAccessibleName(self.tr("Find a need"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.half_px(240))
        self.themes, self.priorities = QComboBox(), QComboBox()
        self.themes.setAccessibleName(self.tr("Theme"))
        self.themes.addItem(self.tr("All themes"), "")
        self.priorities.setAccessibleName(self.tr("Priority"))
        self.priorities.addItem(self.tr("Any priority"), "")
        for priority in Priority:
            self.priorities.addItem(priority.words, priority)
        self.priorities.addItem(self.tr("Not set"), None)
        self.sorted = label("", "hint")
        self.examine = button(
            theme, self.tr("Examine"), tip=self.tr("What if, how it came about, picture, ballots")
        )
        self.reset = button(theme, self.tr("Sort by rank"), kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (self.search, self.themes, self.priorities):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.sorted)
        row.addWidget(self.reset)
        row.addWidget(self.examine)
        self.reset.hide()
        self.search.textChanged.connect(self.changed)
        self.themes.currentIndexChanged.connect(self.changed)
        self.priorities.currentIndexChanged.connect(self.changed)
        self.reset.clicked.connect(self.reset_asked)

    def offer(self, acts: Sequence[QAction]) -> None:
        """What Examine opens."""
        menu = QMenu(self.examine)
        menu.addActions(list(acts))
        self.examine.setMenu(menu)

    @property
    def text(self) -> str:
        """The words looked for."""
        return self.search.text()

    @property
    def theme(self) -> str:
        """The theme chosen; empty for all."""
        return self.themes.currentData() or ""

    @property
    def priority(self) -> Priority | str | None:
        """The priority chosen; empty for any, None for not set."""
        return self.priorities.currentData()

    def show_themes(self, names: list[str]) -> None:
        """Offers the themes that occur; keeps the choice where it is still there."""
        if [self.themes.itemData(place) for place in range(1, self.themes.count())] == names:
            return
        chosen = self.theme
        self.themes.blockSignals(True)
        while self.themes.count() > 1:
            self.themes.removeItem(1)
        for name in names:
            self.themes.addItem(name, name)
        self.themes.setCurrentIndex(max(0, place_of(self.themes, chosen)))
        self.themes.blockSignals(False)

    def show_sort(self, sort: SortBy, shown: int, of: int, measure: str) -> None:
        """Says what the list is sorted by and how much of it is shown; ``measure`` is what gives the rank."""
        parts = [f"{shown} of {of} needs"] if shown < of else []
        if sort is not SortBy.RANK:
            parts.append(f"sorted by {sort.value}, rank by {measure}")
        self.sorted.setText("; ".join(parts))
        self.reset.setVisible(sort is not SortBy.RANK)
