"""Cards for the room: the board with its themes, and one card, need or theme large."""

from uuid import UUID

from charrette.domain.cards import Card, CardStatus, public_text
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.presenter.paging import Breaker, corner, large_pages, line_pages, paged
from charrette.ui.presenter.slides import CardsSlide, ListSlide, Slide, WordsSlide

UNSORTED = "Not sorted yet"


def board_slides(snapshot: ProjectSnapshot, broken: Breaker, most_lines: int) -> tuple[Slide, ...]:
    """First the themes with their counts, then the cards of each theme in pages."""
    by_theme = [(name, cards) for name, cards in _themes(snapshot) if cards]
    heads = [(name, str(len(cards))) for name, cards in by_theme]
    total = counted(sum(len(cards) for _, cards in by_theme), "card") if by_theme else "No card yet"
    slides: list[Slide] = [
        ListSlide("What we heard", total, where, tuple(rows)) for where, rows in paged(heads)
    ]
    for name, cards in by_theme:
        pages = line_pages([broken(public_text(card)) for card in cards], most_lines)
        slides += [
            CardsSlide(name, corner(index, len(pages)), tuple(lines for _, lines in page))
            for index, page in enumerate(pages, start=1)
        ]
    return tuple(slides)


def item_slides(snapshot: ProjectSnapshot, item_id: UUID | None) -> tuple[Slide, ...]:
    """One card or need large, or the cards of a theme one by one; ``item_id`` None: the newest card that stands."""
    need = snapshot.need_by_id.get(item_id) if item_id else None
    heading = snapshot.theme_by_id.get(item_id) if item_id else None
    if need is not None:
        theme = snapshot.theme_name(need.theme_id)
        return _large(
            need.short_name, [(need.statement, need.code if not theme else f"{need.code}, {theme}")]
        )
    if heading is not None:
        cards = [card for card in live_cards(snapshot) if card.theme_id == heading.id]
        return _large(heading.name, [_card(card) for card in cards])
    card = snapshot.card_by_id.get(item_id) if item_id else None
    if card is None or card.status is not CardStatus.OPEN:
        card = next(reversed(live_cards(snapshot)), None)
    if card is None:
        return (ListSlide("In your words", "No card yet", "", ()),)
    return _large(snapshot.theme_name(card.theme_id) or "In your words", [_card(card)])


def live_cards(snapshot: ProjectSnapshot) -> list[Card]:
    """The cards the room works with: not parked, not declined, no duplicates."""
    return [card for card in snapshot.cards if card.status is CardStatus.OPEN and card.duplicate_of is None]


def _card(card: Card) -> tuple[str, str]:
    return public_text(card), card.code


def _large(heading: str, texts: list[tuple[str, str]]) -> tuple[Slide, ...]:
    pages = [(words, source) for text, source in texts for words in large_pages(text)]
    return tuple(
        WordsSlide(heading, words, source, corner(place, len(pages)))
        for place, (words, source) in enumerate(pages, start=1)
    ) or (ListSlide(heading, "No card yet", "", ()),)


def _themes(snapshot: ProjectSnapshot) -> list[tuple[str, list[Card]]]:
    live = live_cards(snapshot)
    named = [(theme.name, [card for card in live if card.theme_id == theme.id]) for theme in snapshot.themes]
    return [*named, (UNSORTED, [card for card in live if card.theme_id is None])]
