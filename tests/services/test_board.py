"""The board: cards are moved, parked, declined, corrected and redacted; none is ever lost."""

import pytest

from charrette.domain.cards import Card, CardStatus, Correction, public_text
from charrette.domain.errors import InvalidInputError, NotFoundError, StaleError
from charrette.domain.project import Project
from charrette.services.board import (
    AddTheme,
    CorrectCard,
    DeclineCards,
    DuplicateCard,
    MoveCards,
    ParkCards,
    RedactCard,
    ReopenCards,
    ShiftTheme,
    add_theme,
    correct_card,
    decline_cards,
    duplicate_card,
    move_cards,
    park_cards,
    redact_card,
    remove_theme,
    rename_theme,
    reopen_cards,
    shift_theme,
)
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.store.libraries import snapshot_of


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def column(room: Room, theme: int | None) -> list[str]:
    """The codes of a column, top to bottom."""
    snapshot = room.snapshot()
    theme_id = snapshot.themes[theme].id if theme is not None else None
    cards = [card for card in snapshot.cards if card.theme_id == theme_id]
    return [card.code for card in sorted(cards, key=lambda card: (card.position, card.number))]


def test_new_cards_stand_on_top(room: Room) -> None:
    assert column(room, None) == ["C-005", "C-004", "C-003"]


def test_cards_move_to_the_top_before_a_card_and_to_the_end(room: Room) -> None:
    theme = room.snapshot().themes[0].id
    first, second, third, fourth, fifth = room.cards
    assert column(room, 0) == ["C-001", "C-002"]
    room.do(move_cards, MoveCards((fifth.id,), theme))
    assert column(room, 0) == ["C-005", "C-001", "C-002"]
    room.do(move_cards, MoveCards((third.id, fourth.id), theme, before=second.id))
    assert column(room, 0) == ["C-005", "C-001", "C-003", "C-004", "C-002"]
    room.do(move_cards, MoveCards((first.id,), theme, at_end=True))
    assert column(room, 0) == ["C-005", "C-003", "C-004", "C-002", "C-001"]
    room.do(move_cards, MoveCards((fifth.id,), None))
    assert column(room, None) == ["C-005"]


def test_the_order_holds_however_often_cards_are_put_into_one_place(room: Room) -> None:
    theme = room.snapshot().themes[0].id
    last = room.cards[1]
    others = [room.cards[2], room.cards[3]]
    for turn in range(130):
        moved = others[turn % 2]
        room.do(move_cards, MoveCards((moved.id,), theme, before=last.id))
        assert column(room, 0)[-2:] == [moved.code, "C-002"], f"after {turn + 1} moves"
    assert column(room, 0)[0] == "C-001"
    room.library.undo()
    assert column(room, 0)[-2:] == [others[0].code, "C-002"]


def test_moving_a_parked_card_brings_it_back(room: Room) -> None:
    card = room.cards[0]
    room.do(park_cards, ParkCards((card.id,), " later "))
    parked = room.snapshot().card_by_id[card.id]
    assert (parked.status, parked.reason) == (CardStatus.PARKED, "later")
    room.do(move_cards, MoveCards((card.id,), None))
    assert room.snapshot().card_by_id[card.id].status is CardStatus.OPEN


def test_declining_needs_a_reason(room: Room) -> None:
    ids = (room.cards[0].id, room.cards[1].id)
    with pytest.raises(InvalidInputError, match="A declined card needs a reason"):
        room.do(decline_cards, DeclineCards(ids, "  "))
    room.do(decline_cards, DeclineCards(ids, "not ours"))
    assert room.library.history()[0] == "Declined cards C-001 and C-002: not ours"
    room.do(reopen_cards, ReopenCards(ids))
    assert {room.snapshot().card_by_id[each].reason for each in ids} == {""}


def test_a_correction_stands_beside_the_words(room: Room) -> None:
    card: Card = room.do(correct_card, CorrectCard(room.cards[0].id, "A quiet place to sit and read"))
    kept = room.snapshot().card_by_id[card.id]
    assert kept == card
    assert (kept.original, kept.text) == ("A quiet place to sit", "A quiet place to sit and read")
    assert isinstance(kept.corrections[0], Correction)
    assert kept.corrections[0].by == "Ada"
    with pytest.raises(InvalidInputError, match="same as before"):
        room.do(correct_card, CorrectCard(card.id, "A quiet place to sit and read"))


def test_a_redaction_hides_words_in_public_only(room: Room) -> None:
    room.do(redact_card, RedactCard(room.cards[0].id, 2, 7, "a name"))
    kept = room.snapshot().card_by_id[room.cards[0].id]
    assert kept.text == "A quiet place to sit"
    assert public_text(kept) == "A [name] place to sit"
    for start, end in ((5, 9), (0, 3)):
        with pytest.raises(InvalidInputError, match="redacted already"):
            room.do(redact_card, RedactCard(kept.id, start, end, "again"))
    for start, end in ((3, 3), (-1, 2), (0, 400)):
        with pytest.raises(InvalidInputError, match="Select the words"):
            room.do(redact_card, RedactCard(kept.id, start, end, "beyond"))


def test_redacted_words_stay_redacted_in_a_correction(room: Room) -> None:
    card_id = room.cards[0].id
    room.do(redact_card, RedactCard(card_id, 2, 7, "a name"))
    room.do(correct_card, CorrectCard(card_id, "The quiet place, so Quiet"))
    kept = room.snapshot().card_by_id[card_id]
    assert public_text(kept) == "The [name] place, so [name]"
    assert {span.reason for span in kept.redactions} == {"a name"}
    room.do(correct_card, CorrectCard(card_id, "Another text altogether"))
    assert room.snapshot().card_by_id[card_id].redactions == ()


def test_a_duplicate_is_no_second_voice(room: Room) -> None:
    theme = room.snapshot().themes[4].id
    copy: Card = room.do(duplicate_card, DuplicateCard(room.cards[3].id, theme))
    again: Card = room.do(duplicate_card, DuplicateCard(copy.id, None))
    assert (copy.code, copy.theme_id, copy.duplicate_of) == ("C-006", theme, room.cards[3].id)
    assert again.duplicate_of == room.cards[3].id
    assert {card.code for card in room.snapshot().unanswered} == {"C-004", "C-005"}


def test_themes_have_names_of_their_own(room: Room) -> None:
    with pytest.raises(InvalidInputError, match="There is a theme “learning SPACES” already"):
        room.do(add_theme, AddTheme(room.project.id, "  learning   SPACES "))
    with pytest.raises(InvalidInputError, match="Give the theme a name"):
        room.do(add_theme, AddTheme(room.project.id, " "))
    music = room.do(add_theme, AddTheme(room.project.id, "Music"))
    assert room.snapshot().themes[-1] == music
    from dataclasses import replace

    room.do(rename_theme, replace(music, name="Music and dance"))
    assert room.snapshot().themes[-1].name == "Music and dance"


def test_themes_are_moved_and_removed_without_losing_cards(room: Room) -> None:
    names = [theme.name for theme in room.snapshot().themes]
    room.do(shift_theme, ShiftTheme(room.snapshot().themes[0].id, 2))
    assert [theme.name for theme in room.snapshot().themes][:3] == [names[1], names[2], names[0]]
    room.do(shift_theme, ShiftTheme(room.snapshot().themes[2].id, -99))
    assert [theme.name for theme in room.snapshot().themes] == names
    room.do(remove_theme, room.snapshot().themes[0])
    assert room.library.history()[0] == "Removed theme Learning spaces; 2 cards not sorted yet"
    assert {card.theme_id for card in room.snapshot().cards} == {None}


def test_what_is_gone_is_said(room: Room, bea: Library) -> None:
    theme = room.do(add_theme, AddTheme(room.project.id, "Music"))
    bea.do(remove_theme, theme)
    with pytest.raises(NotFoundError, match="That theme is no longer in the library"):
        room.do(move_cards, MoveCards((room.cards[0].id,), theme.id))
    with pytest.raises(InvalidInputError, match="Select a card first"):
        room.do(move_cards, MoveCards((), None))
    with pytest.raises(StaleError):
        room.library.undo()


def test_hundreds_of_cards_move_at_once(library: Library, project: Project) -> None:
    cards = library.do(
        keep_cards, KeepCards(tuple(KeepCard(project.id, f"Card {number}") for number in range(300)))
    )
    theme = snapshot_of(library, project).themes[0].id
    library.do(move_cards, MoveCards(tuple(card.id for card in cards), theme))
    assert {card.theme_id for card in snapshot_of(library, project).cards} == {theme}
    library.undo()
    assert {card.theme_id for card in snapshot_of(library, project).cards} == {None}
