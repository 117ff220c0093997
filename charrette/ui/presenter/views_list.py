"""The views to choose from, each with its key; one Tab stop, arrow keys inside, Enter shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from charrette.domain.surfaces import View
from charrette.ui.presenter.keys import VIEW_KEYS
from charrette.ui.presenter.stage import VIEW_WORDS, Stage

_VIEW = Qt.ItemDataRole.UserRole


class ViewsList(QListWidget):
    """First what belongs to the running step, then the views that can be shown at any time."""

    view_chosen = Signal(object)
    """A ``View``, or None: what belongs to the running step."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What the audience sees")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)
        self._key: object = None

    def show_views(self, stage: Stage) -> None:
        """The choice, with the view that is shown as the current row."""
        own = stage.place.own_view
        extra = [step.view for step in stage.place.steps if step.view not in VIEW_KEYS]
        views: list[View | None] = [None, *VIEW_KEYS, *dict.fromkeys(extra)]
        key = (own, tuple(views))
        if key != self._key:
            self._key = key
            self._fill(views, own)
        shown = stage.view if stage.by_hand else None
        self.setCurrentRow(views.index(shown) if shown in views else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self.view_chosen.emit(item.data(_VIEW))
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters steer the stage, they do not search the list

    def _fill(self, views: list[View | None], own: View | None) -> None:
        self.clear()
        for view in views:
            words = VIEW_WORDS[view] if view else f"As the agenda says{f': {VIEW_WORDS[own]}' if own else ''}"
            key = VIEW_KEYS.get(view, "") if view else "0"
            item = QListWidgetItem(f"{key or '  '}   {words[:1].upper()}{words[1:]}")
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, key {key}" if key else words)
            self.addItem(item)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.view_chosen.emit(item.data(_VIEW))
