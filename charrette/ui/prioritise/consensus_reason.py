"""Under the list: why the decision on the current need departs from the vote, and the field for the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.departures import Departure
from charrette.ui.prioritise.flag_box import FlagBox
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label


class ReasonStrip(QWidget):
    """Hidden where nothing departs. Enter keeps the reason, Esc leaves it as it was."""

    kept = Signal(str)
    left = Signal()
    """The keyboard goes back to the list."""

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self._theme = theme
        self._departure: Departure | None = None
        self.box: FlagBox | None = None
        self.named = label(self.tr("Reason"), "label")
        self.field = QLineEdit()
        self.field.setEnabled(writable)
        self.field.setPlaceholderText(
            self.tr("Why the room decides otherwise; it is shown in the list and the brief")
        )
        self.named.setBuddy(self.field)
        self.keep = button(theme, self.tr("Keep reason"), key=self.tr("Enter"))
        self.keep.setEnabled(writable)
        self.field.returnPressed.connect(self._on_kept)
        self.keep.clicked.connect(self._on_kept)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in (self.named, self.field, self.keep):
            row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addLayout(row)
        self.hide()

    def show_departure(self, departure: Departure | None) -> None:
        """Another decision; what is being typed on the same need stays."""
        before, self._departure = self._departure, departure
        if departure == before:
            return
        if self.box is not None:
            self._column.removeWidget(self.box)
            self.box.deleteLater()
            self.box = None
        self.setVisible(departure is not None)
        if departure is None:
            self.field.clear()
            return
        self.box = FlagBox(self._theme, departure.question, icon="fork", tone="warn")
        self._column.insertWidget(0, self.box)
        self.field.setAccessibleName(departure.question)
        same = (
            before is not None and before.need.id == departure.need.id and before.reason == departure.reason
        )
        if not same:
            self.field.setText(departure.reason)

    def focus_field(self) -> None:
        """The keyboard into the field, what is there selected."""
        if not self.isHidden():
            self.field.setFocus()
            self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.field.setText(self._departure.reason if self._departure else "")
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_kept(self) -> None:
        self.kept.emit(self.field.text().strip())
        self.left.emit()
