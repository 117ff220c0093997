"""The app on the sample school before any vote, the ballots its groups will cast, and what is on screen."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from charrette import app
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.templates import template_named
from charrette.services.rehearse import USUAL_TEMPLATE, arranged
from charrette.services.simulated_room import make_needs, say, saying, set_aside
from charrette.services.templates import read_shelf
from charrette.store.library import Library
from charrette.system.clock import SteppingClock
from charrette.system.ids import TimeOrderedIds
from charrette.ui.prioritise.page import PrioritisePage
from charrette.ui.publish.page import PublishPage

PEOPLE, CARDS = 38, 118
FAVOURITES = {
    "st": (7, (3, 5, 1, 8, 11, 2, 9)),
    "fa": (6, (5, 1, 3, 10, 2, 12, 6)),
    "te": (6, (1, 5, 4, 3, 7, 2, 13)),
    "cu": (5, (9, 13, 1, 4, 5, 16, 3)),
}
"""How many ballots a group casts, and what it likes best, by the number on the ballot; 14 and 15 nobody likes.

Five ballots are as few as a public document may show of a group: the account on paper says all that the screen says.
"""


def ballots() -> list[tuple[str, list[int]]]:
    """Group and ranking of every ballot: five to seven of sixteen needs, two neighbours changing places."""
    cast: list[tuple[str, list[int]]] = []
    for group, (people, liked) in FAVOURITES.items():
        for n in range(people):
            order, place = list(liked), n % 6
            order[place : place + 2] = reversed(order[place : place + 2])
            cast.append((group, order[: 5 + n % 3]))
    return cast


def room_before_the_vote(path: Path) -> None:
    """Writes the library: people at their tables, cards said, needs made of them."""
    clock = SteppingClock(datetime(2027, 2, 26, 18, 0, tzinfo=UTC), timedelta(milliseconds=20))
    library = Library(path, actor="facilitator", clock=clock, ids=TimeOrderedIds(clock, 1))
    room, sessions = arranged(library, template_named(USUAL_TEMPLATE, read_shelf().templates), PEOPLE, 1)
    say(room, saying(room, CARDS, sessions[0].id, None))
    set_aside(room)
    make_needs(room)
    library.close()


@dataclass
class Vote:
    """The app that runs, and where it exports to."""

    session: app.Session
    exports: Path

    @property
    def snapshot(self) -> ProjectSnapshot:
        """The project as the screens have it."""
        return self.session.desk.snapshot

    @property
    def page(self) -> PrioritisePage:
        """The Prioritise page."""
        page = self.session.window.page("prioritise")
        assert isinstance(page, PrioritisePage)
        return page

    @property
    def publish(self) -> PublishPage:
        """The Publish page."""
        page = self.session.window.page("publish")
        assert isinstance(page, PublishPage)
        return page

    @property
    def round(self) -> Round:
        """The round."""
        return self.snapshot.rounds[-1]

    @property
    def on_screen(self) -> list[tuple[str, str]]:
        """Rank and code of every need that was on the ballot, from the top of the result."""
        lines = self.page.result.table.results.lines
        return [(line.rank_label, line.need.code) for line in lines if line.standing is not None]

    @property
    def codes(self) -> dict[int, str]:
        """The codes of the needs by their number on the ballot."""
        return {need.position: need.code for need in self.round.needs}

    @property
    def kept(self) -> tuple[object, ...]:
        """All that a derived result must leave as it is: rounds, ballots, needs, and the minutes."""
        snapshot, library = self.snapshot, self.session.desk.library
        with library.reading() as queries:
            minutes = [each.sentence for each in queries.minutes()]
        return snapshot.rounds, snapshot.ballots, snapshot.needs, minutes

    def written(self, pattern: str) -> list[Path]:
        """What was exported, once nothing is being written any more."""
        return [] if self.publish.exporter.running else sorted(self.exports.glob(pattern))


def words_in(widget: object) -> str:
    """All that the labels of the dialog or window on top say."""
    top = QApplication.activeModalWidget() or widget
    labels = top.findChildren(QLabel) if top is not None else []  # type: ignore[attr-defined]
    return "\n".join(each.text() for each in labels if each.isVisible())
