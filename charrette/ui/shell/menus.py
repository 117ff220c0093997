"""The menu bar by keyboard where the system has none of its own, and the same menus under the rail's button."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from shiboken6 import isValid


class Menus:
    """Shows and hides the menu bar of a window."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._before: QWidget | None = None

    def toggle_bar(self) -> None:
        """Alt alone: the bar with the keyboard in it, or gone with the keyboard back where it was."""
        bar = self._window.menuBar()
        if not bar.isVisible():
            self._before = self._window.focusWidget()
            bar.show()
            bar.setActiveAction(bar.actions()[0])
            bar.setFocus()
            return
        bar.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self._before = None

    def pop_up(self, button: QWidget) -> None:
        """All menus under a button."""
        menu = QMenu(self._window)
        menu.addActions(self._window.menuBar().actions())
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
