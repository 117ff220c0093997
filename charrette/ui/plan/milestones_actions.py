"""The commands of the parts of Milestones and Coordination, made of words, key and what they do."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from charrette.ui.widgets.buttons import calling


def part_actions(owner: QWidget, commands: Iterable[tuple[str, str, Callable[[], object]]]) -> list[QAction]:
    """Commands for the menu bar and the list of keys; the part's table or drawing takes the keys itself."""
    made: list[QAction] = []
    for words, key, act in commands:
        action = QAction(words, owner)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(calling(act))
        made.append(action)
    return made
