"""Real key events on whatever has the focus, counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PLAIN = Qt.KeyboardModifier.NoModifier


class Keys:
    """A person at the keyboard."""

    def __init__(self) -> None:
        self.pressed = 0

    def type(self, words: str) -> None:
        for letter in words:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
                continue
            self.pressed += 1
            QTest.keyClicks(focused(), letter)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        for _ in range(times):
            self.pressed += 1
            QTest.keyClick(focused(), key, modifiers)

    def ballot(self, words: str) -> None:
        """A line and Enter."""
        self.type(words)
        self.press(Qt.Key.Key_Return)


def come_back(qtbot: QtBot, window: QWidget) -> None:
    """A dialog has closed: where no window manager is, the window below is not made the active one."""
    with qtbot.waitActive(window):
        window.activateWindow()


def focused() -> QWidget:
    """What has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the focus"
    return focus
