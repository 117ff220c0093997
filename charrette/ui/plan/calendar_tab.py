"""The part District's calendar: board meetings and filing windows, shared by every project of the district."""

from charrette.ui.desk import Desk
from charrette.ui.plan.milestones_tab import MilestonesTab
from charrette.ui.theme import Theme


class CalendarTab(MilestonesTab):
    """The same table as that of milestones, with the days that belong to no project."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, calendar=True)
