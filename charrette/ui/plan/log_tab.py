"""A part of Dispositions: the decisions and actions of the log, with owner and day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.run.activity.log_panel import LogPanel
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


class LogTab(QWidget):
    """The log as the room has it: it goes on being kept while the departments plan."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.panel = LogPanel(desk, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(16))
        column.addWidget(self.panel)
        self.setFocusProxy(self.panel.text)

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The log as it is now."""
        del snapshot, findings
        self.panel.refresh()

    def enter(self) -> None:
        """The line to type into takes the focus."""
        self.panel.take_focus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.panel.text, self.panel.lines]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The log has no commands of its own here."""
        return []

    def reveal(self, code: str) -> bool:
        """Goes to an entry."""
        entry = next((each for each in self.panel.lines.entries() if each.code == code), None)
        if entry is not None:
            self.panel.lines.select(entry.id)
        return entry is not None

    def header_widgets(self) -> list[QWidget]:
        """Nothing stands beside the tabs."""
        return []
