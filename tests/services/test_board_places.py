"""Cards keep the place they were put to, however often others are put between the same two."""

from charrette.domain.project import Project
from charrette.services.board import MoveCards, move_cards
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.store.library import Library


def test_eighty_cards_put_before_the_same_card_stand_in_their_order(
    library: Library, project: Project
) -> None:
    commands = tuple(KeepCard(project.id, f"Card {number}") for number in range(82))
    cards = library.do(keep_cards, KeepCards(commands))
    with library.reading() as queries:
        theme = queries.themes(project.id)[0]
    first, last, others = cards[0], cards[1], cards[2:]
    library.do(move_cards, MoveCards((first.id, last.id), theme.id))
    for card in others:
        library.do(move_cards, MoveCards((card.id,), theme.id, before=last.id))
    with library.reading() as queries:
        column = [card_id for card_id, _ in queries.card_places(project.id, theme.id)]
    assert column == [first.id, *(card.id for card in others), last.id]


def test_cards_go_to_the_foot_of_a_column_and_to_its_top(library: Library, project: Project) -> None:
    cards = library.do(keep_cards, KeepCards(tuple(KeepCard(project.id, f"Card {n}") for n in range(3))))
    with library.reading() as queries:
        theme = queries.themes(project.id)[0]
    for card, at_end in zip(cards, (False, True, False), strict=True):
        library.do(move_cards, MoveCards((card.id,), theme.id, at_end=at_end))
    with library.reading() as queries:
        column = [card_id for card_id, _ in queries.card_places(project.id, theme.id)]
    assert column == [cards[2].id, cards[0].id, cards[1].id]
