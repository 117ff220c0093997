"""Letters typed in a combo box choose in it: the N and B of “Neighbours” open no card and blank no projector."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from charrette.ui.widgets.letters import keeps_letter


class ComboLetters(QObject):
    """Watches the combo box that has the focus. Qt's own leaves single letters to whatever shortcut wants them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return keeps_letter(event)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QComboBox):
            old.removeEventFilter(self)
        if isinstance(new, QComboBox):
            new.installEventFilter(self)
