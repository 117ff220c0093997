"""The board: cards gathered into themes, parked, declined, corrected; never lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card, CardStatus, Correction, Redaction, moved_redactions
from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.themes import Theme
from charrette.domain.wording import counted, quoted, several
from charrette.services.capture import clean
from charrette.services.ordering import shift

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

_LEAST_GAP = 1e-6


@dataclass(frozen=True, slots=True)
class MoveCards:
    """Cards to a theme (None: not sorted yet), before a card of that column, at its top or at its end."""

    card_ids: tuple[UUID, ...]
    theme_id: UUID | None
    before: UUID | None = None
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class ParkCards:
    """Cards to the parking lot; the reason may be empty."""

    card_ids: tuple[UUID, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DeclineCards:
    """Cards declined, with the reason that people will read."""

    card_ids: tuple[UUID, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReopenCards:
    """Parked or declined cards back on the board."""

    card_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CorrectCard:
    """A new version of a card's words, beside the old one."""

    card_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class RedactCard:
    """A span of a card that public editions show as ``[label]``, with the reason."""

    card_id: UUID
    start: int
    end: int
    reason: str
    label: str = "name"


@dataclass(frozen=True, slots=True)
class DuplicateCard:
    """A card that belongs twice: a copy in another theme, linked to its original."""

    card_id: UUID
    theme_id: UUID | None


def move_cards(work: "UnitOfWork", command: MoveCards) -> tuple[Card, ...]:
    """Moves cards to a theme, keeping their order among themselves."""
    cards = _cards(work, command.card_ids)
    theme = work.get(Theme, command.theme_id).name if command.theme_id else "Not sorted yet"
    work.describe(f"Moved {_words(cards)} to {theme}", cards[0].project_id)
    held = work.queries.card_places(cards[0].project_id, command.theme_id)
    column = [(card_id, position) for card_id, position in held if card_id not in command.card_ids]
    if _crowded(column):
        column = _spread(work, column)
    places = _places(column, command, len(cards))
    for card, position in zip(cards, places, strict=True):
        work.change(card, theme_id=command.theme_id, position=position, status=CardStatus.OPEN, reason="")
    return cards


def _crowded(column: Sequence[tuple[UUID, float]]) -> bool:
    """Whether two cards stand so close that soon no place is left between them."""
    return any(below - above < _LEAST_GAP for (_, above), (_, below) in pairwise(column))


def _spread(work: "UnitOfWork", column: Sequence[tuple[UUID, float]]) -> list[tuple[UUID, float]]:
    """The column with its cards a whole step apart again."""
    cards = {card.id: card for card in work.queries.by_ids(Card, [card_id for card_id, _ in column])}
    spread = [(card_id, float(place)) for place, (card_id, _) in enumerate(column)]
    for card_id, place in spread:
        work.change(cards[card_id], position=place)
    return spread


def _places(column: Sequence[tuple[UUID, float]], command: MoveCards, count: int) -> list[float]:
    """Positions for ``count`` cards before a card of the column, above all of it or below."""
    if not column or command.at_end:
        start = column[-1][1] + 1 if column else 0.0
        return [start + number for number in range(count)]
    at = next((index for index, (card_id, _) in enumerate(column) if card_id == command.before), 0)
    low = column[at - 1][1] if at else column[0][1] - count - 1
    step = (column[at][1] - low) / (count + 1)
    return [low + step * (number + 1) for number in range(count)]


def park_cards(work: "UnitOfWork", command: ParkCards) -> tuple[Card, ...]:
    """Puts cards into the parking lot."""
    reason = command.reason.strip()
    return _set_status(work, command.card_ids, CardStatus.PARKED, reason, "Parked")


def decline_cards(work: "UnitOfWork", command: DeclineCards) -> tuple[Card, ...]:
    """Declines cards; a reason is needed, because people will ask."""
    reason = command.reason.strip()
    if not reason:
        raise InvalidInputError(
            "A declined card needs a reason.", "Nothing was changed.", "Say why in a few words."
        )
    return _set_status(work, command.card_ids, CardStatus.DECLINED, reason, "Declined")


def reopen_cards(work: "UnitOfWork", command: ReopenCards) -> tuple[Card, ...]:
    """Puts parked or declined cards back on the board."""
    return _set_status(work, command.card_ids, CardStatus.OPEN, "", "Put back on the board")


def _set_status(
    work: "UnitOfWork", card_ids: tuple[UUID, ...], status: CardStatus, reason: str, verb: str
) -> tuple[Card, ...]:
    cards = _cards(work, card_ids)
    because = f": {reason}" if reason else ""
    work.describe(f"{verb} {_words(cards)}{because}", cards[0].project_id)
    for card in cards:
        work.change(card, status=status, reason=reason)
    return cards


def correct_card(work: "UnitOfWork", command: CorrectCard) -> Card:
    """Keeps a correction beside the original words; words that were redacted stay so where they still stand."""
    card = work.get(Card, command.card_id)
    correction = Correction(clean(command.text), work.clock.now(), work.actor)
    if correction.text == card.text:
        raise InvalidInputError("The words are the same as before.")
    work.describe(f"Corrected card {card.code}: {quoted(correction.text)}", card.project_id)
    corrected = replace(
        card, corrections=(*card.corrections, correction), redactions=moved_redactions(card, correction.text)
    )
    work.change(card, corrections=corrected.corrections, redactions=corrected.redactions)
    return corrected


def redact_card(work: "UnitOfWork", command: RedactCard) -> Card:
    """Marks a span (characters) of a card's words for public editions; the library keeps the words."""
    card = work.get(Card, command.card_id)
    if not (
        0 <= command.start < command.end <= len(card.text) and card.text[command.start : command.end].strip()
    ):
        raise InvalidInputError("Select the words that public editions shall not show.")
    if any(command.start < span.end and span.start < command.end for span in card.redactions):
        raise InvalidInputError("Part of these words is redacted already.")
    marked = card.text[command.start : command.end]
    start = command.start + len(marked) - len(marked.lstrip())
    span = Redaction(start, start + len(marked.strip()), command.label, command.reason.strip())
    work.describe(f"Redacted words of card {card.code} in public editions", card.project_id)
    work.change(card, redactions=(*card.redactions, span))
    return replace(card, redactions=(*card.redactions, span))


def duplicate_card(work: "UnitOfWork", command: DuplicateCard) -> Card:
    """A copy in another theme, linked to its original; it is no second voice."""
    original = work.get(Card, command.card_id)
    number = work.next_numbers(original.project_id, "C")[0]
    copy = replace(
        original,
        id=work.ids.new(),
        number=number,
        code=code("C", number),
        theme_id=command.theme_id,
        position=-float(number),
        duplicate_of=original.duplicate_of or original.id,
    )
    work.describe(f"Duplicated card {original.code} as {copy.code}", original.project_id)
    work.add(copy)
    return copy


@dataclass(frozen=True, slots=True)
class AddTheme:
    """A new theme, the last column of the board."""

    project_id: UUID
    name: str


def add_theme(work: "UnitOfWork", command: AddTheme) -> Theme:
    """Adds a theme."""
    themes = work.queries.themes(command.project_id)
    name = _theme_name(command.name, themes)
    position = max((theme.position for theme in themes), default=-1) + 1
    number = work.next_numbers(command.project_id, "T")[0]
    theme = Theme(work.ids.new(), command.project_id, number, name, position)
    work.describe(f"Added theme {name}", command.project_id)
    work.add(theme)
    return theme


def rename_theme(work: "UnitOfWork", theme: Theme) -> Theme:
    """Keeps a theme's new name."""
    before = work.get(Theme, theme.id)
    others = [each for each in work.queries.themes(theme.project_id) if each.id != theme.id]
    name = _theme_name(theme.name, others)
    work.describe(f"Renamed theme {before.name} to {name}", theme.project_id)
    work.change(theme, name=name)
    return replace(theme, name=name)


@dataclass(frozen=True, slots=True)
class ShiftTheme:
    """A theme one or more places to the left (negative) or right."""

    theme_id: UUID
    places: int


def shift_theme(work: "UnitOfWork", command: ShiftTheme) -> None:
    """Moves a theme among the columns of the board."""
    theme = work.get(Theme, command.theme_id)
    work.describe(f"Moved theme {theme.name} on the board", theme.project_id)
    shift(work, work.queries.themes(theme.project_id), theme, command.places)


def remove_theme(work: "UnitOfWork", theme: Theme) -> None:
    """Removes a theme; its cards go back to "not sorted yet" and its needs stand without a theme."""
    cards = [card for card in work.queries.cards(theme.project_id) if card.theme_id == theme.id]
    needs = [need for need in work.queries.needs(theme.project_id) if need.theme_id == theme.id]
    held = f"; {counted(len(cards), 'card')} not sorted yet" if cards else ""
    work.describe(f"Removed theme {theme.name}{held}", theme.project_id)
    for each in (*cards, *needs):
        work.change(each, theme_id=None)
    work.remove(theme)


def _theme_name(name: str, themes: Sequence[Theme]) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidInputError("Give the theme a name.")
    if any(each.name.casefold() == name.casefold() for each in themes):
        raise InvalidInputError(f"There is a theme {quoted(name)} already.")
    return name


def _cards(work: "UnitOfWork", card_ids: tuple[UUID, ...]) -> tuple[Card, ...]:
    if not card_ids:
        raise InvalidInputError("Select a card first.")
    by_id = {card.id: card for card in work.queries.by_ids(Card, card_ids)}
    missing = [each for each in card_ids if each not in by_id]
    return tuple(by_id[each] if each not in missing else work.get(Card, each) for each in card_ids)


def _words(cards: Sequence[Card]) -> str:
    return several([card.code for card in cards], "card")
