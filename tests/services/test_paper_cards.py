"""Cards keyed from sheets by number: each number once, corrected by number."""

from dataclasses import replace

import pytest

from charrette.domain.cards import Channel
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Project
from charrette.services.paper_cards import (
    CorrectPaperCard,
    KeyPaperCard,
    correct_paper_card,
    key_paper_card,
)
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def test_a_card_has_its_number_on_paper(room: Room) -> None:
    command = KeyPaperCard(room.project.id, 17, " A bench ", room.group("ST"), table=4, language="es")
    card = room.do(key_paper_card, command)
    assert (card.text, card.paper, card.channel, card.table, card.language) == (
        "A bench",
        "17",
        Channel.PAPER,
        4,
        "es",
    )
    assert room.library.history()[0] == "Kept card C-006, 17 on paper: “A bench”"


def test_a_number_is_refused_twice_with_the_place_of_the_first(room: Room) -> None:
    command = KeyPaperCard(room.project.id, 17, "A bench")
    room.do(key_paper_card, command)
    before = room.snapshot()
    with pytest.raises(InvalidInputError, match=r"^17 is C-006 already: “A bench”"):
        room.do(key_paper_card, replace(command, text="A tree"))
    assert room.snapshot() == before
    room.library.undo()
    assert room.do(key_paper_card, replace(command, text="A tree")).paper == "17"


def test_words_and_group_are_corrected_by_number(room: Room) -> None:
    room.do(key_paper_card, KeyPaperCard(room.project.id, 17, "A bench", room.group("ST")))
    room.do(correct_paper_card, CorrectPaperCard(room.project.id, 17, "Two benches", room.group("FA")))
    card = room.snapshot().cards[-1]
    assert (card.original, card.text, card.group_id) == ("A bench", "Two benches", room.group("FA"))
    again = CorrectPaperCard(room.project.id, 17, "Two benches", room.group("ST"))
    room.do(correct_paper_card, again)
    assert len(room.snapshot().cards[-1].corrections) == 1
    with pytest.raises(InvalidInputError, match="nothing is different"):
        room.do(correct_paper_card, again)
    with pytest.raises(InvalidInputError, match="18 was not keyed"):
        room.do(correct_paper_card, replace(again, number=18))


@pytest.mark.parametrize(("number", "text"), [(0, "A bench"), (1, "  ")])
def test_no_number_and_no_words_are_refused(room: Room, number: int, text: str) -> None:
    with pytest.raises(InvalidInputError):
        room.do(key_paper_card, KeyPaperCard(room.project.id, number, text))
    assert len(room.snapshot().cards) == 5
