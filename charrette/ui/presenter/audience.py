"""Makes the slides of a view from the project as the room may read it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from uuid import UUID

from charrette.domain.clarifying import item_at, items_of
from charrette.domain.log import EntryKind
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.presenter.agenda_slides import agenda_slides
from charrette.ui.presenter.canvas import BOARD_LINES, ENTRY_WIDTH, RULE_WIDTH, broken_card
from charrette.ui.presenter.card_slides import board_slides, item_slides
from charrette.ui.presenter.log_slides import log_slides, parked_slides, rules_slides, thanks_slides
from charrette.ui.presenter.paging import Breaker
from charrette.ui.presenter.place import Place, place_of
from charrette.ui.presenter.public_view import PublicView
from charrette.ui.presenter.room_slides import (
    grid_slides,
    no_project_slides,
    question_slides,
    rotation_slides,
    turn_slides,
)
from charrette.ui.presenter.saying import Saying, owner_named
from charrette.ui.presenter.slides import Slide
from charrette.ui.presenter.vote_slides import voting_slides
from charrette.ui.theme import Theme

Pages = tuple[tuple[Slide, ...], int]
"""The pages of a view, and the one it opens at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: a view, its round, and the card, need or theme that was chosen by hand.

    ``place`` is another place than the one the room is in: the preview of what comes next.
    """

    view: View
    round_id: UUID | None = None
    item_id: UUID | None = None
    place: Place | None = None


class Audience:
    """Everything here is made from the public snapshot: no alias, no note, no redacted word gets in."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        self._desk, self._theme = desk, theme
        self._view = PublicView()

    def pages(self, wanted: Wanted) -> Pages:
        """The pages of a view; a result is made elsewhere, and until then its ballot is shown."""
        if self._desk.project_id is None:
            return no_project_slides(), 0
        place = wanted.place or self.place
        opening = {
            View.AGENDA: lambda: agenda_slides(self.public, place.session, self.saying),
            View.LOG: lambda: self._log(place),
        }.get(wanted.view)
        return opening() if opening else (self._plain(wanted, place), 0)

    @property
    def public(self) -> ProjectSnapshot:
        """The project as the room may read it."""
        return self._view.of(self._desk.snapshot)

    def as_read(self, round_id: UUID | None) -> Round | None:
        """A round with its needs as the room may read them."""
        return next((each for each in self.public.rounds if each.id == round_id), None)

    @property
    def place(self) -> Place:
        """Where the room is, as it may read it."""
        chosen = self._desk.session
        session = next((each for each in self.public.sessions if chosen and each.id == chosen.id), None)
        return place_of(self.public, session)

    @property
    def saying(self) -> Saying:
        """How times are said now."""
        zone = zone_named(self._desk.snapshot.project.zone)
        return Saying(self._desk.clock.now(), zone or UTC)

    @cached_property
    def _cards(self) -> Breaker:
        return broken_card(self._theme)

    @cached_property
    def _entries(self) -> Breaker:
        return broken_card(self._theme, ENTRY_WIDTH)

    @cached_property
    def _rules(self) -> Breaker:
        return broken_card(self._theme, RULE_WIDTH)

    def _plain(self, wanted: Wanted, place: Place) -> tuple[Slide, ...]:
        """A view that opens at its first page."""
        public = self.public
        makers: dict[View, Callable[[], tuple[Slide, ...]]] = {
            View.PROMPT: lambda: question_slides(public, place),
            View.PROGRESS: lambda: question_slides(public, place),
            View.TURN: lambda: turn_slides(public, place),
            View.GRID: lambda: grid_slides(public, place),
            View.ROTATION: lambda: rotation_slides(public, place),
            View.BOARD: lambda: board_slides(public, self._cards, BOARD_LINES),
            View.ITEM: lambda: item_slides(public, wanted.item_id or self._item(place)),
            View.RULES: lambda: rules_slides(public, place.session, self._rules),
            View.THANKS: lambda: thanks_slides(
                public, place.session, self._thanks(place), self.saying, self._rules
            ),
        }
        return makers.get(wanted.view, lambda: self._voting(wanted, place))()

    def _log(self, place: Place) -> Pages:
        named = owner_named(self._desk.snapshot)
        if place.step and place.step.surface is Surface.PARKING:
            return parked_slides(self.public, self.saying, named, self._entries), 0
        broken = {EntryKind.DECISION: self._rules, EntryKind.ACTION: self._entries}
        return log_slides(self.public, place.session, self.saying, named, broken)

    def _item(self, place: Place) -> UUID | None:
        """The card or need that is being clarified."""
        if place.block is None or place.step is None or place.step.surface is not Surface.CLARIFY:
            return None
        items = items_of(place.block, self.public)
        return items[item_at(place.block, items)].id if items else None

    def _thanks(self, place: Place) -> str:
        """The block's own words, where its thanks are not the second step after a question."""
        return place.block.prompt if place.block and len(place.steps) == 1 else ""

    def _voting(self, wanted: Wanted, place: Place) -> tuple[Slide, ...]:
        round_ = self.as_read(wanted.round_id)
        if round_ is None and place.block is not None:
            return question_slides(self.public, place)
        return voting_slides(self._desk.snapshot, round_)
