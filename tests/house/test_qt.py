"""The Qt binding that was installed is one that can be trusted."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_void_calls_give_back_the_none_they_borrow(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference of None a call and dies after about 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1_000):
        label.setText(str(number))
        label.resize(10 + number % 7, 10)
    assert abs(sys.getrefcount(None) - before) < 100
