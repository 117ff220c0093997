"""On to paper: what is printed for the room before it begins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from charrette.services.documents import DOCUMENTS
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button


class PrintButton(QObject):
    """A button with a menu of the sheets; each leads to its preview on the Publish page."""

    def __init__(self, theme: Theme, go: Callable[[str, object], object], parent: QObject) -> None:
        super().__init__(parent)
        words = self.tr("Print for the room")
        tip = self.tr("Agenda, sign-in, name tents, cards, grids, ballots")
        self.button: QPushButton = button(theme, words, icon="print", tip=tip)
        self.menu = QMenu(self.button)
        for document in DOCUMENTS:
            if document.sheets:
                action = self.menu.addAction(document.title)
                action.setToolTip(document.purpose)
                action.triggered.connect(_leading(go, document.name))
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


def _leading(go: Callable[[str, object], object], name: str) -> Callable[[], object]:
    return lambda: go("publish", name)
