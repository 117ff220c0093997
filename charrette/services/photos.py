"""Photos of sketches and walls: attached to the cards they show. Pictures are written once and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.errors import InvalidInputError
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.wording import quoted, several
from charrette.exchange.photo_files import MEDIA_TYPE, Picture

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

NUMBERS = "photo"
"""Photos are counted by project under this name."""


@dataclass(frozen=True, slots=True)
class AddPhoto:
    """A picture, and the cards it shows: one sketch, or a wall of many cards."""

    project_id: UUID
    picture: Picture
    card_ids: tuple[UUID, ...]
    caption: str = ""
    session_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CardsOfPhoto:
    """Cards that a photo shows, or no longer shows."""

    photo_id: UUID
    card_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CaptionPhoto:
    """What stands below a photo; may be empty."""

    photo_id: UUID
    caption: str


def add_photo(work: "UnitOfWork", command: AddPhoto) -> Photo:
    """Keeps a photo and attaches it. The same picture is kept once: it is then attached to more cards."""
    picture = command.picture
    same = [each for each in work.queries.photos(command.project_id) if each.sha256 == picture.sha256]
    if same:
        return attach_photo(work, CardsOfPhoto(same[0].id, command.card_ids))
    cards = _cards(work, command.card_ids)
    work.keep_picture(picture.sha256, picture.content)
    photo = Photo(
        work.ids.new(),
        command.project_id,
        work.next_numbers(command.project_id, NUMBERS)[0],
        " ".join(command.caption.split()),
        MEDIA_TYPE,
        picture.width,
        picture.height,
        picture.sha256,
        work.clock.now(),
        command.session_id,
    )
    work.describe(f"Added {name_of(photo)} of {_words(cards)}", command.project_id)
    work.add(photo)
    if cards:
        work.add(*(PhotoCard(photo.id, card.id) for card in cards))
    return photo


def attach_photo(work: "UnitOfWork", command: CardsOfPhoto) -> Photo:
    """Attaches a photo to more cards. Raises ``InvalidInputError`` where it is attached to all of them."""
    photo = work.get(Photo, command.photo_id)
    shown = {each.card_id for each in work.queries.photo_cards(photo.project_id) if each.photo_id == photo.id}
    cards = [card for card in _cards(work, command.card_ids) if card.id not in shown]
    if not cards:
        raise InvalidInputError(f"{_begin(name_of(photo))} is there already.", "Nothing was changed.")
    work.describe(f"Attached {name_of(photo)} to {_words(cards)}", photo.project_id)
    work.add(*(PhotoCard(photo.id, card.id) for card in cards))
    return photo


def detach_photo(work: "UnitOfWork", command: CardsOfPhoto) -> Photo:
    """Takes a photo off cards; the photo itself is kept, and can be attached again."""
    photo = work.get(Photo, command.photo_id)
    links = [
        each
        for each in work.queries.photo_cards(photo.project_id)
        if each.photo_id == photo.id and each.card_id in command.card_ids
    ]
    if not links:
        raise InvalidInputError(f"{_begin(name_of(photo))} is not on that card.", "Nothing was changed.")
    cards = work.queries.by_ids(Card, [each.card_id for each in links])
    work.describe(f"Took {name_of(photo)} off {_words(cards)}", photo.project_id)
    work.remove(*links)
    return photo


def caption_photo(work: "UnitOfWork", command: CaptionPhoto) -> None:
    """Keeps what stands below a photo."""
    photo = work.get(Photo, command.photo_id)
    caption = " ".join(command.caption.split())
    if caption == photo.caption:
        raise InvalidInputError("The caption is the same as before.")
    words = f": {quoted(caption)}" if caption else ": none"
    work.describe(f"Captioned photo {photo.number}{words}", photo.project_id)
    work.change(photo, caption=caption)


def remove_photo(work: "UnitOfWork", photo_id: UUID) -> None:
    """Removes a photo from the project and from all its cards; undo brings it back."""
    photo = work.get(Photo, photo_id)
    links = [each for each in work.queries.photo_cards(photo.project_id) if each.photo_id == photo.id]
    work.describe(f"Removed {name_of(photo)}", photo.project_id)
    if links:
        work.remove(*links)
    work.remove(photo)


def name_of(photo: Photo) -> str:
    """``"photo 3"``, with its caption where it has one."""
    return f"photo {photo.number} {quoted(photo.caption)}" if photo.caption else f"photo {photo.number}"


def _begin(words: str) -> str:
    return words[0].upper() + words[1:]


def _cards(work: "UnitOfWork", card_ids: tuple[UUID, ...]) -> tuple[Card, ...]:
    return tuple(work.get(Card, each) for each in dict.fromkeys(card_ids))


def _words(cards: Sequence[Card]) -> str:
    return several([card.code for card in cards], "card") if cards else "no card"
