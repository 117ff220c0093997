"""Before the first round: what fits the needs there are, and the way in."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charrette.domain.methods import METHODS
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.prioritise.ballot_subjects import SHORTLIST, needs_for_ballot
from charrette.ui.theme import Theme
from charrette.ui.widgets.empty import EmptyState


class NoRound(QWidget):
    """Says what fits the number of needs, with one button."""

    def __init__(self, theme: Theme, open_round: Callable[[], object], to_run: Callable[[], object]) -> None:
        super().__init__()
        self.ready = EmptyState(theme, "", "", [(self.tr("Open a round"), open_round)])
        self.nothing = EmptyState(theme, "", "", [(self.tr("Make needs from cards"), to_run)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ready)
        column.addWidget(self.nothing)

    def show_project(self, snapshot: ProjectSnapshot) -> None:
        """Counts the needs that can be voted on."""
        free = len(needs_for_ballot(snapshot))
        required = sum(need.required for need in snapshot.open_needs)
        aside = f" {counted(required, 'required need')} stay off the ballot." if required else ""
        self.ready.setVisible(bool(free))
        self.nothing.setVisible(not free)
        if not free:
            self.nothing.show_words(
                "No need to vote on yet",
                f"Needs are made from cards in Run; a round needs at least one.{aside}",
            )
            return
        options = METHODS["dots"].defaults(free)
        each = f"{options['dots']} for each person, at most {options['cap']} on one need"
        fits = f"Dots fit {counted(free, 'need')}: {each}."
        if free > SHORTLIST:
            fits = f"{free} needs are many: first a shortlist round by multivoting, then a round on what is left."
        self.ready.show_words("No round yet", f"{fits}{aside}")

    def focus_first(self) -> None:
        """The one button."""
        (self.ready if self.ready.isVisibleTo(self) else self.nothing).buttons[0].setFocus()
