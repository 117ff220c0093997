"""The view "Activity": the panel of the surface that is worked on, each made when it is first needed."""

from importlib import import_module
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from charrette.domain.surfaces import Surface
from charrette.ui.desk import Desk
from charrette.ui.run.activity.panel import Panel
from charrette.ui.theme import Theme

_FOLDER = "charrette.ui.run.activity"
_TALK = ("talk_panel", "TalkPanel")
_PANELS = {
    Surface.TURNS: ("turns_panel", "TurnsPanel"),
    Surface.GRID: ("grid_panel", "GridPanel"),
    Surface.ROTATION: ("rotation_panel", "RotationPanel"),
    Surface.CLARIFY: ("clarify_panel", "ClarifyPanel"),
    Surface.VOTE: ("vote_panel", "VotePanel"),
    Surface.LOG: ("log_panel", "LogPanel"),
    Surface.PARKING: ("parking_panel", "ParkingPanel"),
    Surface.RULES: ("rules_panel", "RulesPanel"),
}
"""Module and class of the panels; the board's surfaces have none and give the talk panel."""


def _made(surface: Surface, desk: Desk, theme: Theme) -> Panel:
    """The panel of a surface, imported when it is first needed."""
    module, kind = _PANELS.get(surface, _TALK)
    return cast(Panel, getattr(import_module(f"{_FOLDER}.{module}"), kind)(desk, theme))


class ActivityView(QStackedWidget):
    """Shows one panel at a time and hands on what panels ask for."""

    panel_made = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._panels: dict[Surface, Panel] = {}
        self._scrolls: dict[Surface, QScrollArea] = {}

    def panel(self) -> Panel | None:
        """The panel that is shown."""
        shown = self.currentWidget()
        inside = shown.widget() if isinstance(shown, QScrollArea) else None
        return inside if isinstance(inside, Panel) else None

    def show_surface(self, surface: Surface) -> Panel:
        """The panel of a surface."""
        if surface not in self._panels:
            made = _made(surface, self._desk, self._theme)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(made)
            self._panels[surface], self._scrolls[surface] = made, scroll
            self.addWidget(scroll)
            self.panel_made.emit(made)
        self.setCurrentWidget(self._scrolls[surface])
        return self._panels[surface]

    def do(self, verb: str) -> None:
        """An act by its verb, where the panel offers it now."""
        panel = self.panel()
        act = panel.acts().get(verb) if panel else None
        if act is not None:
            act()

    def take_focus(self) -> None:
        """Puts the keyboard into the panel."""
        panel = self.panel()
        if panel is not None:
            panel.take_focus()
