"""Capture: cards are kept word for word, at once, all or none."""

import pytest

from charrette.domain.cards import LONGEST_CARD, Channel
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.project import Project
from charrette.services.capture import KeepCard, KeepCards, keep_card, keep_cards
from charrette.store.library import Library
from tests.store.libraries import snapshot_of


@pytest.mark.parametrize(
    "words",
    [
        "Somewhere to sit that isn’t the floor",
        "Que mi mamá pueda entrar sin escaleras 🚪",
        "Một chỗ yên tĩnh",
        "مكان هادئ للقراءة",
        "一个安静的地方",
        "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel",
        "two\nlines",
        "=SUM(A1:A9)",
        "x" * LONGEST_CARD,
    ],
)
def test_words_are_kept_as_they_were_said(words: str, library: Library, project: Project) -> None:
    card = library.do(keep_card, KeepCard(project.id, f"  {words}\n", channel=Channel.PAPER, language="es"))
    (kept,) = snapshot_of(library, project).cards
    assert kept == card
    assert (kept.original, kept.channel, kept.language) == (words, Channel.PAPER, "es")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(" \n ", "The card has no words."), ("x" * 4001, "The card has 4,001 characters; the most is 4,000.")],
)
def test_what_is_no_card_is_refused_in_words(
    words: str, sentence: str, library: Library, project: Project
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        library.do(keep_card, KeepCard(project.id, words))
    assert refused.value.what == sentence
    assert refused.value.way_on
    assert snapshot_of(library, project).cards == ()


def test_many_cards_are_kept_together_or_not_at_all(library: Library, project: Project) -> None:
    cards = tuple(KeepCard(project.id, text) for text in ("One", "Two", "Three"))
    with pytest.raises(InvalidInputError):
        library.do(keep_cards, KeepCards((*cards, KeepCard(project.id, " "))))
    assert snapshot_of(library, project).cards == ()
    kept = library.do(keep_cards, KeepCards(cards, "notes.txt"))
    assert [card.code for card in kept] == ["C-001", "C-002", "C-003"]
    assert library.history()[0] == "Kept 3 cards (C-001 to C-003) from notes.txt"
    library.undo()
    assert snapshot_of(library, project).cards == ()
    with pytest.raises(InvalidInputError, match="no card to keep"):
        library.do(keep_cards, KeepCards(()))


def test_the_group_is_named_in_the_minutes(library: Library, project: Project) -> None:
    students = snapshot_of(library, project).groups[0]
    library.do(keep_card, KeepCard(project.id, "Shade", students.id))
    assert library.history()[0] == "Kept card C-001 from Students: “Shade”"
    with pytest.raises(NotFoundError, match="That group is no longer"):
        library.do(keep_card, KeepCard(project.id, "Shade", library.ids.new()))
