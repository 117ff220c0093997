"""What a person says of a pair that looks alike, and what follows: one step, taken back as one."""

import pytest

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.needs import NeedStatus
from charrette.domain.project import Project
from charrette.domain.similar_verdict import Likeness
from charrette.services.similar import (
    AcceptSimilar,
    GiveVerdict,
    accept_similar,
    give_verdict,
    withdraw_verdict,
)
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def verdicts(room: Room) -> list[Likeness]:
    """What was said so far."""
    return [each.likeness for each in room.snapshot().verdicts]


def test_a_verdict_is_kept_once_for_a_pair_whatever_its_order(room: Room) -> None:
    one, other = room.cards[3].id, room.needs[0].id
    room.do(give_verdict, GiveVerdict(room.project.id, other, one, Likeness.NOT_SAME))
    room.do(give_verdict, GiveVerdict(room.project.id, one, other, Likeness.OPPOSITE))
    (verdict,) = room.snapshot().verdicts
    assert (verdict.first_id, verdict.second_id) == tuple(sorted((one, other)))
    assert verdict.likeness is Likeness.OPPOSITE
    room.do(withdraw_verdict, verdict)
    assert verdicts(room) == []


def test_two_cards_become_one_need_and_undo_takes_all_of_it_back(room: Room) -> None:
    command = AcceptSimilar(room.project.id, room.cards[4].id, room.cards[3].id)
    made = room.do(accept_similar, command)
    assert made.short_name == "Lockers"
    assert room.snapshot().cards_of_need[made.id] == room.snapshot().cards[3:5]
    assert verdicts(room) == [Likeness.SAME]
    assert room.library.history()[0] == (
        "C-004 and C-005 are the same: made need N-004 “Lockers” from cards C-004 and C-005"
    )
    room.library.undo()
    assert verdicts(room) == []
    assert made.id not in room.snapshot().need_by_id


def test_a_card_joins_the_need_of_the_other(room: Room) -> None:
    command = AcceptSimilar(room.project.id, room.cards[3].id, room.cards[0].id, room.needs[0].id)
    room.do(accept_similar, command)
    assert [card.code for card in room.snapshot().cards_of_need[room.needs[0].id]] == ["C-001", "C-004"]


def test_of_two_needs_one_lives_on_with_all_cards(room: Room) -> None:
    pair = (room.needs[0].id, room.needs[1].id)
    room.do(accept_similar, AcceptSimilar(room.project.id, *pair, pair[1]))
    snapshot = room.snapshot()
    assert snapshot.need_by_id[pair[0]].status is NeedStatus.MERGED
    assert [card.code for card in snapshot.cards_of_need[pair[1]]] == ["C-001", "C-002"]


def test_what_cannot_be_is_refused_and_nothing_is_kept(room: Room) -> None:
    project_id, cards, needs = room.project.id, room.cards, room.needs
    refused = (
        (give_verdict, GiveVerdict(project_id, cards[0].id, cards[1].id, Likeness.SAME)),
        (accept_similar, AcceptSimilar(project_id, cards[3].id, needs[0].id)),
        (accept_similar, AcceptSimilar(project_id, cards[3].id, needs[0].id, needs[1].id)),
    )
    for function, command in refused:
        with pytest.raises(InvalidInputError):
            room.do(function, command)
    with pytest.raises(NotFoundError, match="no longer in the project"):
        room.do(give_verdict, GiveVerdict(project_id, cards[0].id, project_id, Likeness.NOT_SAME))
    assert verdicts(room) == []
