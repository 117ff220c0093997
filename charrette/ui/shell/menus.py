"""The menu bar by keyboard where the system has none of its own, and the same menus under the rail's button."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from shiboken6 import isValid


class Menus:
    """Shows and hides the menu bar of a window."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._before: QWidget | None = None
        window.menuBar().triggered.connect(self._on_triggered)

    def toggle_bar(self) -> None:
        """Alt alone: the bar with the keyboard in it, or gone with the keyboard back where it was."""
        bar = self._window.menuBar()
        if not bar.isVisible():
            self._before = self._window.focusWidget()
            bar.show()
            bar.setActiveAction(bar.actions()[0])
            bar.setFocus()
            return
        self._hide_bar()

    def _on_triggered(self) -> None:
        """A command was chosen: the bar that Alt showed has done its work."""
        bar = self._window.menuBar()
        if bar.isVisible() and not bar.isNativeMenuBar():
            if not bar.hasFocus():
                self._before = None  # the command has put the keyboard where it belongs
            self._hide_bar()

    def _hide_bar(self) -> None:
        before, self._before = self._before, None
        self._window.menuBar().hide()
        if before is not None and isValid(before):
            before.setFocus()

    def pop_up(self, button: QWidget) -> None:
        """All menus under a button."""
        menu = QMenu(self._window)
        menu.addActions(self._window.menuBar().actions())
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
