"""What can be done with the chosen cards: each act asks what it must, then writes one step.

Each act imports what it needs when it is done for the first time, so that the start does not wait for it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from charrette.domain.cards import CardStatus
from charrette.domain.needs import Need
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.store.changes import Changes

_NEW_NEED = "new"
_UNSORTED = "unsorted"


class CardActs(QObject):
    """Works on the cards that ``chosen`` names at the moment of the act."""

    need_made = Signal(object)
    """The id of a need that was just made."""

    def __init__(
        self, desk: Desk, theme: Theme, window: QWidget, chosen: Callable[[], Sequence[UUID]]
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window, self._chosen = desk, theme, window, chosen
        self._moving: tuple[UUID, ...] = ()

    def move(
        self,
        card_ids: Sequence[UUID],
        theme_id: UUID | None,
        before: UUID | None,
        *,
        at_end: bool = False,
        follow: bool = True,
    ) -> None:
        """Cards to a column: before a card, at the end, or at its top; the keyboard can follow them."""
        from charrette.services.board import MoveCards, move_cards

        ids = tuple(card_ids)
        if before in ids:
            before = self._next_that_stays(theme_id, ids, before)
            at_end = at_end or before is None
        if ids:
            command = MoveCards(ids, theme_id, before, at_end)
            self._moving = ids if follow else ()
            self._desk.do(move_cards, command, owner=self)

    def moved_by(self, changes: "Changes") -> tuple[UUID, ...]:
        """The cards this person has just moved, once the change that moved them is there; else none.

        The keyboard follows them at once, so that the next key is about the same card.
        """
        moving = self._moving
        if not moving or not changes.ids("card").issuperset(moving):
            return ()
        self._moving = ()
        return moving

    def move_to_theme(self) -> None:
        """Asks for a theme and moves the cards to its top; the keyboard stays where it sorts."""
        from charrette.ui.widgets.ask import pick

        ids = self._ids()
        if not ids:
            return
        themes = self._desk.snapshot.themes
        choices: list[tuple[str, object]] = [(theme.name, theme.id) for theme in themes]
        choices.append((self.tr("Not sorted yet"), _UNSORTED))
        words = self.tr("Move {cards} to").format(cards=counted(len(ids), "card"))
        found = pick(self._window, self._theme, self.tr("Move to a theme"), words, choices)
        if found is not None:
            self.move(ids, found if isinstance(found, UUID) else None, None, follow=False)

    def join(self) -> None:
        """Asks for a need, a new one first, and joins the cards into it."""
        from charrette.services.needs import CardsOfNeed, MakeNeed, join_cards, make_need
        from charrette.ui.widgets.ask import pick

        ids = self._ids()
        if not ids:
            return
        snapshot = self._desk.snapshot
        cards = counted(len(ids), "card")
        choices: list[tuple[str, object]] = [
            (self.tr("New need from {cards}").format(cards=cards), _NEW_NEED)
        ]
        choices += [(f"{need.code}  {need.short_name}", need.id) for need in snapshot.open_needs]
        title = self.tr("Join into a need")
        found = pick(
            self._window, self._theme, title, self.tr("Join {cards} into").format(cards=cards), choices
        )
        if isinstance(found, UUID):
            self._desk.do(join_cards, CardsOfNeed(found, ids), owner=self)
        elif found is not None:
            self._desk.do(make_need, MakeNeed(snapshot.project.id, ids), self._on_made, owner=self)

    def park(self, card_ids: Sequence[UUID] = ()) -> None:
        """Puts the cards on the shelf; a reason can be given there."""
        from charrette.services.board import ParkCards, park_cards

        ids = tuple(card_ids) or self._ids()
        if ids:
            self._desk.do(park_cards, ParkCards(ids), owner=self)

    def decline(self) -> None:
        """Asks for the reason and declines the cards."""
        from charrette.services.board import DeclineCards, decline_cards
        from charrette.ui.widgets.ask import ask_text

        ids = self._ids()
        if not ids:
            return
        reason = ask_text(
            self._window,
            self._theme,
            self.tr("Decline {cards}?").format(cards=counted(len(ids), "card")),
            self.tr("Reason"),
            help=self.tr("People will read it beside their words. The cards are kept and can be put back."),
            accept=self.tr("Decline"),
        )
        if reason:
            self._desk.do(decline_cards, DeclineCards(ids, reason), owner=self)

    def put_back(self, card_ids: Sequence[UUID] = ()) -> None:
        """Parked or declined cards back on the board."""
        from charrette.services.board import ReopenCards, reopen_cards

        cards = self._desk.snapshot.card_by_id
        wanted = tuple(card_ids) or self._ids()
        ids = tuple(each for each in wanted if cards[each].status is not CardStatus.OPEN)
        if ids:
            self._moving = ids
            self._desk.do(reopen_cards, ReopenCards(ids), owner=self)

    def duplicate(self) -> None:
        """A card that belongs twice: a linked copy in another theme."""
        from charrette.services.board import DuplicateCard, duplicate_card
        from charrette.ui.widgets.ask import pick

        ids = self._ids()
        if not ids:
            return
        choices: list[tuple[str, object]] = [(theme.name, theme.id) for theme in self._desk.snapshot.themes]
        title = self.tr("Show the card in a second theme")
        found = pick(self._window, self._theme, title, self.tr("A linked copy in"), choices)
        if isinstance(found, UUID):
            self._desk.do(duplicate_card, DuplicateCard(ids[0], found), owner=self)

    def _ids(self) -> tuple[UUID, ...]:
        return tuple(self._chosen())

    def _next_that_stays(
        self, theme_id: UUID | None, ids: tuple[UUID, ...], before: UUID | None
    ) -> UUID | None:
        """The first card below ``before`` that is not itself on its way."""
        column = [
            card
            for card in self._desk.snapshot.cards
            if card.theme_id == theme_id and card.status is CardStatus.OPEN
        ]
        column.sort(key=lambda card: (card.position, card.number))
        order = [card.id for card in column]
        below = order[order.index(before) :] if before is not None and before in order else []
        return next((each for each in below if each not in ids), None)

    def _on_made(self, need: Need) -> None:
        self.need_made.emit(need.id)
