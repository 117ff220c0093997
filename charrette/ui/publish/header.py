"""The buttons of the page's header, and its commands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from charrette.ui.publish.choice import Choice
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling


class PublishHeader(QObject):
    """Print, export all, and the one primary act."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._print = button(theme, self.tr("Print…"), icon="print", tip=self.tr("Print (Ctrl+P)"))
        tip = self.tr("Every report in every format (Ctrl+Shift+E)")
        self._all = button(theme, self.tr("Export all"), tip=tip)
        self._export = button(theme, self.tr("Export"), kind="primary", key="Ctrl E")

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """The primary one last."""
        return self._print, self._all, self._export

    def show_choice(self, choice: Choice) -> None:
        """Says what the primary act exports."""
        self._export.setText(self.tr("Export {words}").format(words=choice.words))
        self._export.updateGeometry()

    def enable(self, *, printable: bool, possible: bool, running: bool) -> None:
        """What can be done now."""
        self._print.setEnabled(printable)
        self._all.setEnabled(not running)
        self._export.setEnabled(possible and not running)


def page_actions(page: QWidget, entries: Sequence[tuple[str, str, Callable[[], object]]]) -> list[QAction]:
    """The commands of the page from (words, keys, what to do)."""
    made: list[QAction] = []
    for words, key, act in entries:
        action = QAction(words, page)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(calling(act))
        page.addAction(action)
        made.append(action)
    return made
