"""Needs: made from cards, merged and split without losing a card, edited, given a priority."""

from dataclasses import replace

import pytest

from charrette.domain.cards import CardStatus
from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority
from charrette.domain.project import Project
from charrette.services.board import DeclineCards, decline_cards
from charrette.services.needs import (
    CardsOfNeed,
    MakeNeed,
    MergeNeeds,
    SetPriority,
    SetStatus,
    SplitNeed,
    edit_need,
    join_cards,
    make_need,
    merge_needs,
    set_priority,
    set_status,
    split_need,
    take_out_cards,
    unmerge_need,
)
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def sources(room: Room) -> dict[str, list[str]]:
    """The source cards of each standing need, by code."""
    snapshot = room.snapshot()
    return {
        need.code: [card.code for card in snapshot.cards_of_need.get(need.id, ())]
        for need in snapshot.open_needs
    }


def test_a_need_takes_name_statement_and_theme_from_its_first_card(room: Room) -> None:
    need: Need = room.do(make_need, MakeNeed(room.project.id, (room.cards[4].id, room.cards[3].id)))
    assert (need.code, need.short_name, need.statement) == ("N-004", "More trees", "More trees")
    assert sources(room)["N-004"] == ["C-004", "C-005"]
    assert room.snapshot().unanswered == ()


def test_a_declined_card_comes_back_by_a_need(room: Room) -> None:
    card = room.cards[3]
    room.do(decline_cards, DeclineCards((card.id,), "not ours"))
    room.do(join_cards, CardsOfNeed(room.needs[0].id, (card.id, room.cards[0].id)))
    assert room.snapshot().card_by_id[card.id].status is CardStatus.OPEN
    assert sources(room)["N-001"] == ["C-001", "C-004"]


def test_merging_keeps_every_card_and_splitting_brings_all_back(room: Room) -> None:
    before = room.snapshot()
    first, second, third = room.needs
    room.do(merge_needs, MergeNeeds(second.id, (third.id,)))
    room.do(merge_needs, MergeNeeds(first.id, (second.id,)))
    assert sources(room) == {"N-001": ["C-001", "C-002", "C-003"]}
    for wrong, words in (
        (MergeNeeds(third.id, (first.id,)), "N-003 is itself merged into N-001"),
        (MergeNeeds(first.id, (second.id,)), "N-002 is merged already"),
        (MergeNeeds(first.id, (first.id,)), "Select the needs"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            room.do(merge_needs, wrong)
    room.do(take_out_cards, CardsOfNeed(first.id, (room.cards[2].id,)))
    assert sources(room) == {"N-001": ["C-001", "C-002"]}
    room.library.undo()
    room.do(unmerge_need, third.id)
    room.do(unmerge_need, second.id)
    assert room.snapshot() == before
    with pytest.raises(InvalidInputError, match="is not merged"):
        room.do(unmerge_need, second.id)


def test_a_need_is_split_by_its_cards(room: Room) -> None:
    need = room.needs[0]
    room.do(join_cards, CardsOfNeed(need.id, (room.cards[3].id,)))
    room.do(edit_need, replace(need, department_id=room.snapshot().departments[0].id))
    new: Need = room.do(split_need, SplitNeed(need.id, (room.cards[3].id,)))
    assert sources(room)["N-001"] == ["C-001"]
    assert sources(room)[new.code] == ["C-004"]
    assert (new.short_name, new.department_id) == ("Lockers", room.snapshot().departments[0].id)
    with pytest.raises(InvalidInputError, match="Select the source cards"):
        room.do(split_need, SplitNeed(need.id, ()))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"short_name": ""}, "Give the need a short name"),
        ({"short_name": "x" * 45}, "45 characters; the most is 44"),
        ({"cost": CostRange(3, 2, 1)}, "Costs must rise"),
        ({"cost": CostRange(-1)}, "Costs must rise"),
        ({"required": True}, "names its code, policy or standard"),
        ({"cost": CostRange(2**63)}, "larger than a library can hold"),
    ],
)
def test_what_a_need_cannot_be_is_refused(change: dict[str, object], words: str, room: Room) -> None:
    before = room.snapshot()
    with pytest.raises(InvalidInputError, match=words):
        room.do(edit_need, replace(room.needs[0], **change))
    assert room.snapshot() == before


def test_the_minutes_name_the_changed_fields(room: Room) -> None:
    room.do(edit_need, replace(room.needs[0], rationale="Because", space_type="Classroom"))
    assert room.library.history()[0] == "Edited N-001 “Quiet corners”: rationale, space type"


def test_a_required_need_is_no_must_by_vote(room: Room) -> None:
    room.do(edit_need, replace(room.needs[0], required=True, required_reference="ADA 206"))
    with pytest.raises(InvalidInputError, match=r"N-001 is required \(ADA 206\)"):
        room.do(set_priority, SetPriority((room.needs[1].id, room.needs[0].id), Priority.MUST))
    assert {need.priority for need in room.snapshot().needs} == {None}
    room.do(set_priority, SetPriority((room.needs[1].id,), Priority.MUST, " the board asked "))
    kept = room.snapshot().needs[1]
    assert (kept.priority, kept.priority_reason) == (Priority.MUST, "the board asked")


def test_needs_are_parked_declined_and_opened_again(room: Room) -> None:
    ids = (room.needs[0].id, room.needs[1].id)
    with pytest.raises(InvalidInputError, match="A declined need needs a reason"):
        room.do(set_status, SetStatus(ids, NeedStatus.DECLINED))
    room.do(set_status, SetStatus(ids, NeedStatus.PARKED, "later"))
    assert [need.code for need in room.snapshot().open_needs] == ["N-003"]
    room.do(set_status, SetStatus(ids, NeedStatus.OPEN))
    assert len(room.snapshot().open_needs) == 3
    room.do(merge_needs, MergeNeeds(ids[0], (ids[1],)))
    for status in (NeedStatus.OPEN, NeedStatus.MERGED):
        with pytest.raises(InvalidInputError, match="A merged need is split off first"):
            room.do(set_status, SetStatus((ids[1],), status, "no"))
    with pytest.raises(InvalidInputError, match="Select a need"):
        room.do(set_status, SetStatus((), NeedStatus.OPEN))
