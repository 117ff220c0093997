"""Answers: every need and every loose card gets one, with reason, who and when; what follows from a merge."""

from dataclasses import replace

import pytest

from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.log import EntryKind
from charrette.domain.plan.answered import Answered, answered
from charrette.domain.plan.answers import Disposition
from charrette.domain.project import Project
from charrette.services import answers, board, log, needs, people
from charrette.services.answers import GiveAnswer, WithdrawAnswer
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_plan import answer, plan_of, planned


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def became(room: Room) -> Answered:
    with room.library.reading() as queries:
        found = queries.snapshot(room.project.id, planned=True)
    assert found is not None
    return answered(found)


def said(room: Room) -> str:
    with room.library.reading() as queries:
        minute = queries.latest_minute()
    assert minute is not None
    return minute.sentence


def test_needs_and_loose_cards_wait_until_they_are_answered(room: Room) -> None:
    assert [line.code for line in became(room).waiting] == ["N-001", "N-002", "N-003", "C-004", "C-005"]
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 0, 2))
    command = answer(room, Disposition.DECLINED, card_ids=(room.cards[4].id,), reason="No room on the site")
    room.do(answers.give_answer, command)
    assert [line.code for line in became(room).waiting] == ["N-002", "C-004"]
    assert became(room).unanswered == 2


def test_an_answer_says_who_and_when_and_why(room: Room) -> None:
    command = answer(
        room, Disposition.DEFERRED, 1, reason="  After the   second bond ", decided_on="14.3.2024"
    )
    (given,) = room.do(answers.give_answer, command)
    assert (given.decided_by, given.decided_on, given.reason) == (
        "Ada",
        "2024-03-14",
        "After the second bond",
    )
    line = became(room).line_by_id[room.needs[1].id]
    assert (line.answer, line.decided, line.why, line.follows) == (given, "Deferred", given.reason, "")
    assert said(room) == "Answered need N-002 “Power within reach”: deferred; After the second bond"


def test_without_a_day_it_is_decided_today(room: Room) -> None:
    (given,) = room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 0))
    assert given.decided_on == room.library.clock.now().date().isoformat()


def test_a_second_answer_replaces_the_first_and_keeps_its_id(room: Room) -> None:
    (first,) = room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 0))
    command = answer(room, Disposition.OTHER_PROJECT, 0, other_project="Birch Elementary")
    (second,) = room.do(answers.give_answer, command)
    assert second.id == first.id
    assert plan_of(room).answers == (second,)
    assert became(room).line_by_id[room.needs[0].id].decided == "For another project: Birch Elementary"


def test_an_answer_taken_back_leaves_the_need_waiting(room: Room) -> None:
    (given,) = room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 0))
    room.do(answers.withdraw_answer, WithdrawAnswer((given.id,)))
    assert said(room) == "Took the answer to need N-001 “Quiet corners” back"
    assert became(room).unanswered == 5


@pytest.mark.parametrize(
    ("disposition", "more", "words"),
    [
        (Disposition.DECLINED, {}, "Those who asked for N-001 are owed a reason. Nothing was changed."),
        (Disposition.DEFERRED, {"reason": "  "}, "Say in a few words why it is deferred."),
        (Disposition.MERGED, {}, "Merged into which need?"),
        (Disposition.OTHER_PROJECT, {"reason": "bigger"}, "Which project takes it up?"),
        (Disposition.ADOPTED, {"decided_on": "soon"}, "“soon” is no date"),
    ],
)
def test_what_is_missing_is_said(
    room: Room, disposition: Disposition, more: dict[str, str], words: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        room.do(answers.give_answer, answer(room, disposition, 0, **more))
    assert words in str(refused.value)
    assert plan_of(room).answers == ()


def test_nothing_selected_is_said(room: Room) -> None:
    with pytest.raises(InvalidInputError, match="Select a need or a card first"):
        room.do(answers.give_answer, GiveAnswer(room.project.id, Disposition.ADOPTED))
    with pytest.raises(InvalidInputError, match="Select an answer first"):
        room.do(answers.withdraw_answer, WithdrawAnswer(()))


def test_a_need_is_not_merged_into_itself_by_any_way(room: Room) -> None:
    first, second, third = (need.id for need in room.needs)
    room.do(answers.give_answer, answer(room, Disposition.MERGED, 0, into_need_id=second))
    room.do(answers.give_answer, answer(room, Disposition.MERGED, 1, into_need_id=third))
    with pytest.raises(InvalidInputError, match="N-001 would be merged into itself by way of N-003"):
        room.do(answers.give_answer, answer(room, Disposition.MERGED, 2, into_need_id=first))
    with pytest.raises(InvalidInputError, match="N-003 cannot be merged into itself"):
        room.do(answers.give_answer, answer(room, Disposition.MERGED, 2, into_need_id=third))


def test_a_merged_answer_says_what_became_of_the_need_it_lives_on_in(room: Room) -> None:
    room.do(answers.give_answer, answer(room, Disposition.MERGED, 0, into_need_id=room.needs[1].id))
    line = became(room).line_by_id[room.needs[0].id]
    assert line.decided == "Merged into N-002 “Power within reach”, which waits for its answer"
    room.do(answers.give_answer, answer(room, Disposition.DECLINED, 1, reason="no money"))
    line = became(room).line_by_id[room.needs[0].id]
    assert (line.decided, line.why) == ("Merged into N-002 “Power within reach”: declined", "no money")


def test_a_card_in_a_need_follows_it(room: Room) -> None:
    with pytest.raises(InvalidInputError, match="C-001 is in N-001 and follows its answer"):
        room.do(answers.give_answer, answer(room, Disposition.ADOPTED, card_ids=(room.cards[0].id,)))
    room.do(answers.give_answer, answer(room, Disposition.DECLINED, 0, reason="no money"))
    card = became(room).said[0]
    assert card.answered
    assert [(line.code, line.decided, line.why) for line in card.lines] == [("N-001", "Declined", "no money")]


def test_what_the_room_declined_or_parked_has_the_answer_of_the_room(room: Room) -> None:
    room.do(board.decline_cards, board.DeclineCards((room.cards[3].id,), "not ours"))
    command = log.ParkWithOwner((room.cards[4].id,), "", "Dana", "2031-03-14")
    room.do(log.park_with_owner, command)
    found = became(room)
    declined, parked = (found.line_by_id[room.cards[place].id] for place in (3, 4))
    assert (declined.decided, declined.why, declined.follows) == (
        "Declined",
        "not ours",
        "declined in the room",
    )
    assert (parked.decided, parked.why) == ("Deferred", "Dana takes it by 2031-03-14")
    assert found.unanswered == 3


def test_a_copied_card_follows_its_original(room: Room) -> None:
    theme = room.snapshot().themes[2]
    copy = room.do(board.duplicate_card, board.DuplicateCard(room.cards[0].id, theme.id))
    assert became(room).line_by_id[copy.id].follows == ""
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 0))
    line = became(room).line_by_id[copy.id]
    assert (line.code, line.decided, line.follows) == (copy.code, "Adopted", "as C-001")


def test_you_said_by_group_and_by_alias(room: Room) -> None:
    (otter,) = room.do(
        people.add_participants, people.AddParticipants(room.project.id, room.group("FA"), ("Otter",))
    )
    room.do(lambda work, card: work.change(card, participant_id=otter.id), room.cards[1])
    found = became(room)
    assert [(voice.name, len(voice.said)) for voice in found.by_group] == [
        (group.name, 1) for group in room.snapshot().groups[:5]
    ]
    assert [(voice.name, [each.card.code for each in voice.said]) for voice in found.by_alias] == [
        ("Otter", ["C-002"])
    ]


def test_merging_needs_hands_their_answer_and_scope_on(room: Room) -> None:
    made = planned(room)
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    assert said(room).endswith("; scope items S-001 and S-002 with it; answered adopted as before")
    plan = made.plan
    assert plan.scope_of_need[room.needs[0].id] == (made.items[0].id, made.items[1].id)
    assert plan.answer_of_need[room.needs[0].id].disposition is Disposition.ADOPTED
    merged = became(room).line_by_id[room.needs[1].id]
    assert (merged.follows, merged.decided) == (
        "merged into N-001",
        "Merged into N-001 “Quiet corners”: adopted",
    )
    assert became(room).said[1].lines[0].code == "N-001"


def test_a_need_split_off_again_is_as_it_was(room: Room) -> None:
    made = planned(room)
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    before = became(room).line_by_id[room.needs[1].id]
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    room.do(needs.unmerge_need, room.needs[1].id)
    assert became(room).line_by_id[room.needs[1].id] == before
    assert made.plan.scope_of_need[room.needs[1].id] == (made.items[0].id, made.items[1].id)


def test_the_answer_of_the_need_that_lives_on_stands(room: Room) -> None:
    room.do(answers.give_answer, answer(room, Disposition.DECLINED, 0, reason="no money"))
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    assert plan_of(room).answer_of_need[room.needs[0].id].disposition is Disposition.DECLINED


def test_merging_against_an_answer_ends_that_answer(room: Room) -> None:
    room.do(answers.give_answer, answer(room, Disposition.MERGED, 0, into_need_id=room.needs[1].id))
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    assert became(room).waiting[0].code == "N-001"
    assert room.needs[0].id not in plan_of(room).answer_of_need


def test_a_need_split_off_keeps_answer_and_scope(room: Room) -> None:
    made = planned(room)
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    new = room.do(needs.split_need, needs.SplitNeed(room.needs[1].id, (room.cards[1].id,), "Sockets"))
    assert made.plan.scope_of_need[new.id] == (made.items[0].id, made.items[1].id)
    assert made.plan.answer_of_need[new.id].disposition is Disposition.ADOPTED


def test_a_merged_need_is_answered_by_the_one_it_lives_on_in(room: Room) -> None:
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    with pytest.raises(InvalidInputError, match="N-002 is merged into N-001"):
        room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    with pytest.raises(InvalidInputError, match="Choose N-001 instead"):
        room.do(answers.give_answer, answer(room, Disposition.MERGED, 2, into_need_id=room.needs[1].id))


def test_a_need_somebody_answered_cannot_be_undone_away(room: Room, bea: Library) -> None:
    made = bea.do(needs.make_need, needs.MakeNeed(room.project.id, (room.cards[3].id,), "Lockers"))
    room.do(answers.give_answer, GiveAnswer(room.project.id, Disposition.ADOPTED, (made.id,)))
    with pytest.raises(StaleError, match="Answered need N-004 “Lockers”: adopted"):
        bea.undo(room.project.id)
    assert plan_of(room).answer_of_need[made.id].disposition is Disposition.ADOPTED


def test_an_entry_of_the_log_names_the_milestone_that_waits(room: Room) -> None:
    made = planned(room)
    entry = room.do(
        log.add_entry,
        log.AddEntry(room.project.id, EntryKind.DECISION, "Who buys", milestone_id=made.milestone.id),
    )
    assert said(room) == "Logged decision D-1: “Who buys”; M-001 waits for it"
    assert room.snapshot().entries == (entry,)
    freed = room.do(log.edit_entry, replace(entry, milestone_id=None))
    assert freed.milestone_id is None
    assert room.snapshot().entries == (freed,)
