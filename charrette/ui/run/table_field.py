"""The table of the cards to come: a small number beside the group, kept between cards."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from charrette.ui.theme import Theme


class TableField(QLineEdit):
    """A number from 1 to 999, or nothing. Enter takes it."""

    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setValidator(QIntValidator(1, 999, self))
        self.setMaxLength(3)
        self.setPlaceholderText(self.tr("Table"))
        self.setAccessibleName(self.tr("Table of the next card"))
        self.setToolTip(
            self.tr("Table of the next card (Ctrl+T, then its number); it stays until another is typed")
        )
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.returnPressed.connect(self.taken)

    @property
    def value(self) -> int | None:
        """The number that stands there."""
        return int(self.text()) if self.hasAcceptableInput() else None

    @value.setter
    def value(self, table: int | None) -> None:
        self.setText("" if table is None else str(table))

    def open(self) -> None:
        """The keyboard to the number, to be typed over; Enter without one takes it away."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def dress(self) -> None:
        """Sizes and font of the text size."""
        self.setFont(self._theme.font("base"))
        self.setFixedSize(self._theme.px(64), self._theme.px(44))
