"""The question that is asked once before a full edition is shown, written or printed."""

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import confirm


class Agreement(QObject):
    """Remembers the projects whose full edition was agreed to, as long as the window is open."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window
        self._allowed: set[UUID] = set()

    def given(self, edition: Edition) -> bool:
        """Whether an edition may be made: public always, full after a yes; the question names what it shows."""
        snapshot = self._desk.snapshot
        if edition is Edition.PUBLIC or snapshot.project.id in self._allowed:
            return True
        words = self.tr("Use the full edition")
        agreed = confirm(self._window, self._theme, f"{words}?", full_edition_words(snapshot), words)
        if agreed:
            self._allowed.add(snapshot.project.id)
        return agreed


def full_edition_words(snapshot: ProjectSnapshot) -> str:
    """What the full edition shows that the public one does not."""
    people = counted(len(snapshot.here), "participant")
    cards = counted(sum(bool(card.redactions) for card in snapshot.cards), "card")
    return (
        f"It shows what the public edition leaves out: the aliases of {people}, every ballot, small groups singly, the "
        f"words that were redacted in {cards}, and who leads, decides, asks and signs in the plan. It is for the "
        "departments only; every page and the file name say “restricted”."
    )
