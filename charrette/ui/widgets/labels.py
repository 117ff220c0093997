"""Labels in the roles of the type scale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from charrette.ui.theme import Theme


def label(text: str = "", role: str = "body", *, wraps: bool = False) -> QLabel:
    """A label; ``role`` is display, title, lead, base, body, label, small, hint, micro, error, warn or ok."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def give_role(made: QLabel, role: str) -> None:
    """Changes the role of a label that is shown already."""
    made.setProperty("role", role)
    made.style().unpolish(made)
    made.style().polish(made)


def panel(kind: str) -> QFrame:
    """A frame: surface, sunken, window, rail, side, detail, header, foot, notice, banner or line."""
    made = QFrame()
    made.setProperty("panel", kind)
    return made


class IconLabel(QLabel):
    """A small icon beside words; the words say it, so it has no name of its own."""

    def __init__(self, theme: Theme, icon: str, ink: str = "ink2", size: int = 18) -> None:
        super().__init__()
        self._theme, self._state = theme, (icon, ink, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        theme.drawn.connect(self._refresh)
        self._refresh()

    def show_icon(self, icon: str, ink: str = "ink2", size: int = 18) -> None:
        """Another icon or colour."""
        self._state = (icon, ink, size)
        self._refresh()

    def _refresh(self) -> None:
        self.setPixmap(self._theme.pixmap(*self._state))
