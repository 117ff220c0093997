"""The log at any moment: decisions and actions, the parking lot, the ground rules, whatever block runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.run.activity.log_panel import LogPanel
from charrette.ui.run.activity.panel import Panel
from charrette.ui.run.activity.parking_panel import ParkingPanel
from charrette.ui.run.activity.rules_panel import RulesPanel
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.agenda import Block
    from charrette.store.changes import Changes


class LogDialog(QDialog):
    """Three panels of the activities in one window; what is written belongs to the block that runs."""

    def __init__(self, desk: Desk, theme: Theme, block: "Block | None", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Decisions, actions and what is parked"))
        self.resize(theme.half_px(860), theme.half_px(560))
        self.panels: dict[str, Panel] = {
            "log": LogPanel(desk, theme),
            "parking": ParkingPanel(desk, theme),
            "rules": RulesPanel(desk, theme),
        }
        choices = [
            ("log", self.tr("Decisions and actions")),
            ("parking", self.tr("Parking lot")),
            ("rules", self.tr("Ground rules")),
        ]
        self.choice = Segment(theme, choices, name=self.tr("What is shown"))
        self.choice.chosen.connect(self.show_panel)
        self._stack = QStackedWidget()
        for panel in self.panels.values():
            self._stack.addWidget(panel)
            panel.show_block(block)
        close = button(theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.close)
        head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        inset = min(theme.px(16), 24)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self.close)
        self.show_panel("log")

    def show_panel(self, name: str) -> None:
        """One of the three, with the keyboard in it."""
        self.choice.choose(name)
        self._stack.setCurrentWidget(self.panels[name])
        self.panels[name].take_focus()

    def _on_changed(self, changes: "Changes") -> None:
        touched = frozenset(changes.touched)
        for panel in self.panels.values():
            if panel.concerns(touched):
                panel.refresh()
