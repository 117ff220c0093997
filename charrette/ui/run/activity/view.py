"""The view "Activity": the panel of the surface that is worked on, each made when it is first needed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from charrette.domain.activities import Surface
from charrette.ui.desk import Desk
from charrette.ui.run.activity.panel import Panel
from charrette.ui.theme import Theme


def _made(surface: Surface, desk: Desk, theme: Theme) -> Panel:
    """The panel of a surface; the board's surfaces have none and give the talk panel."""
    return _PANELS.get(surface, _talk)(desk, theme)


def _talk(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.talk_panel import TalkPanel

    return TalkPanel(desk, theme)


def _turns(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.turns_panel import TurnsPanel

    return TurnsPanel(desk, theme)


def _grid(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.grid_panel import GridPanel

    return GridPanel(desk, theme)


def _rotation(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.rotation_panel import RotationPanel

    return RotationPanel(desk, theme)


def _clarify(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.clarify_panel import ClarifyPanel

    return ClarifyPanel(desk, theme)


def _vote(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.vote_panel import VotePanel

    return VotePanel(desk, theme)


def _log(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.log_panel import LogPanel

    return LogPanel(desk, theme)


def _parking(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.parking_panel import ParkingPanel

    return ParkingPanel(desk, theme)


def _rules(desk: Desk, theme: Theme) -> Panel:
    from charrette.ui.run.activity.rules_panel import RulesPanel

    return RulesPanel(desk, theme)


_PANELS: dict[Surface, Callable[[Desk, Theme], Panel]] = {
    Surface.TURNS: _turns,
    Surface.GRID: _grid,
    Surface.ROTATION: _rotation,
    Surface.CLARIFY: _clarify,
    Surface.VOTE: _vote,
    Surface.LOG: _log,
    Surface.PARKING: _parking,
    Surface.RULES: _rules,
}


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
