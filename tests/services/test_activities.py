"""Running activities: only a running block is acted on, its rules are frozen, its cards and rounds are its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from charrette.domain.activities import ACTIVITIES, result_words, rules_of
from charrette.domain.activities.outcome import cards_of, rounds_of
from charrette.domain.agenda import Block
from charrette.domain.cards import Channel
from charrette.domain.clarifying import item_at, items_of
from charrette.domain.errors import CharretteError, InvalidInputError, StaleError
from charrette.domain.going_round import turns_in
from charrette.domain.idea_grid import GridCell
from charrette.domain.project import Project
from charrette.domain.rounds import RoundState
from charrette.services import activities, agenda, ballots, capture, clock, needs, people, rounds
from charrette.services.activities import KeyCell, OpenBlockRound, SetStep, TakeTurn
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_activities import planned, running


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def now(room: Room, block: Block) -> Block:
    return room.snapshot().block_by_id[block.id]


COMMANDS: dict[str, tuple[str, Callable[..., Any], Callable[[UUID], object]]] = {
    "step": ("nominal-group", activities.set_step, lambda block: SetStep(block, 1)),
    "turn": ("round-robin", activities.take_turn, TakeTurn),
    "round": ("brainwriting", activities.set_grid_round, lambda block: activities.SetGridRound(block, 2)),
    "cell": ("brainwriting", activities.key_cell, lambda block: KeyCell(block, GridCell(1, 1, 1), "Shade")),
    "rotation": (
        "rotating-recorder",
        activities.set_rotation,
        lambda block: activities.SetRotation(block, 2),
    ),
    "vote": ("dot-vote", activities.open_block_round, OpenBlockRound),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_block_that_has_not_started_is_refused_in_words(room: Room, name: str) -> None:
    kind, function, command = COMMANDS[name]
    block = planned(room, kind)
    with pytest.raises(StaleError, match="has not started yet"):
        room.do(function, command(block.id))
    assert now(room, block) == block


@pytest.mark.parametrize("name", ["turn", "round", "rotation", "vote"])
def test_another_kind_of_block_is_refused(room: Room, name: str) -> None:
    _, function, command = COMMANDS[name]
    with pytest.raises(InvalidInputError, match="no block for that"):
        room.do(function, command(running(room, "silent-writing").id))


@pytest.mark.parametrize(
    ("kind", "function", "command", "said"),
    [
        ("nominal-group", activities.set_step, lambda block: SetStep(block, 6), "no step 7"),
        (
            "brainwriting",
            activities.set_grid_round,
            lambda block: activities.SetGridRound(block, 7),
            "6 times",
        ),
        (
            "rotating-recorder",
            activities.set_rotation,
            lambda block: activities.SetRotation(block, 0),
            "4 rot",
        ),
        ("brainwriting", activities.key_cell, lambda block: KeyCell(block, GridCell(7, 1, 1), "x"), "7/1/1"),
        (
            "brainwriting",
            activities.key_cell,
            lambda block: KeyCell(block, GridCell(1, 1, 1), " "),
            "no words",
        ),
    ],
)
def test_what_is_not_there_is_refused(
    room: Room, kind: str, function: Any, command: Callable[[UUID], object], said: str
) -> None:
    with pytest.raises(InvalidInputError, match=said):
        room.do(function, command(running(room, kind).id))


def test_rules_freeze_when_the_block_starts(room: Room) -> None:
    block = planned(room, "brainwriting")
    room.do(agenda.edit_block, replace(block, rules={"people": 4}))
    room.do(clock.start_block, block.id)
    assert now(room, block).rules == {"people": 4, "ideas": 3, "minutes": 5, "rounds": 0}
    with pytest.raises(InvalidInputError, match="is running"):
        room.do(agenda.edit_block, replace(now(room, block), rules={"people": 5}))
    assert now(room, block).rules["people"] == 4


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_every_kind_runs_through_its_steps_and_says_what_came_out(room: Room, kind: str) -> None:
    block = running(room, kind)
    assert dict(block.rules) == dict(ACTIVITIES[kind].defaults)
    for step in range(len(ACTIVITIES[kind].steps)):
        room.do(activities.set_step, SetStep(block.id, step))
        assert now(room, block).progress["step"] == step
    assert isinstance(result_words(now(room, block), room.snapshot()), str)


def test_the_room_goes_round_until_everybody_has_passed(room: Room) -> None:
    block = running(room, "round-robin")
    groups = [group.name for group in room.snapshot().groups]
    asked: list[str] = []
    while (current := turns_in(room.snapshot(), now(room, block)).current) is not None:
        asked.append(current.name)
        room.do(activities.take_turn, TakeTurn(block.id, passed=True))
    assert asked == groups
    with pytest.raises(InvalidInputError, match="The round is over"):
        room.do(activities.take_turn, TakeTurn(block.id))


def test_the_minutes_name_the_seat_and_never_the_alias(room: Room) -> None:
    room.do(people.add_participants, people.AddParticipants(room.project.id, room.group("ST"), ("Heron",)))
    block = planned(room, "round-robin")
    room.do(agenda.edit_block, replace(block, rules={"by": 2}))
    room.do(clock.start_block, block.id)
    current = turns_in(room.snapshot(), now(room, block)).current
    assert current is not None
    assert (current.name, current.words) == ("Heron", "Students, 1")
    room.do(activities.take_turn, TakeTurn(block.id))
    with room.library.reading() as queries:
        minute = queries.latest_minute()
    assert minute is not None
    assert minute.sentence == "Students, 1 had the turn (lap 1)"


def test_a_cell_is_a_card_of_the_block_and_keyed_again_is_corrected(room: Room) -> None:
    block = running(room, "brainwriting")
    card = room.do(activities.key_cell, KeyCell(block.id, GridCell(2, 3, 1), "A bench", room.group("ST")))
    assert (card.paper, card.block_id, card.channel) == ("2/3/1", block.id, Channel.PAPER)
    again = room.do(activities.key_cell, KeyCell(block.id, GridCell(2, 3, 1), "A long bench"))
    assert (again.id, again.text, again.original) == (card.id, "A long bench", "A bench")
    assert result_words(now(room, block), room.snapshot()) == "1 idea of 108 cells keyed."


def test_sheets_are_keyed_after_the_block_too(room: Room) -> None:
    block = running(room, "brainwriting")
    room.do(clock.go_next, block.session_id)
    room.do(activities.key_cell, KeyCell(block.id, GridCell(1, 1, 1), "A bench"))
    assert len(cards_of(block, room.snapshot())) == 1
    with pytest.raises(StaleError, match="is over"):
        room.do(activities.set_grid_round, activities.SetGridRound(block.id, 2))


def test_an_item_that_went_gives_the_next_one(room: Room) -> None:
    block = running(room, "clarify")
    items = items_of(block, room.snapshot())
    assert [item.title for item in items] == ["Quiet corners", "Power within reach", "Step-free entry"]
    room.do(activities.show_item, activities.ShowItem(block.id, items[1]))
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[2].id, (room.needs[1].id,)))
    left = items_of(now(room, block), room.snapshot())
    assert left[item_at(now(room, block), left)].title == "Step-free entry"


def test_a_blocks_round_has_its_rules_and_its_method(room: Room) -> None:
    block = planned(room, "nominal-group")
    room.do(agenda.edit_block, replace(block, rules={"choose": 0}))
    room.do(clock.start_block, block.id)
    round_ = room.do(activities.open_block_round, OpenBlockRound(block.id))
    assert (round_.rules.method, round_.block_id, round_.rules.options["choose"]) == ("ngt", block.id, 2)
    assert [need.need_id for need in round_.needs] == [need.id for need in room.needs]
    assert rounds_of(block, room.snapshot()) == (round_,)


def test_nothing_of_a_result_is_told_before_the_room_has_seen_it(room: Room) -> None:
    block = running(room, "dot-vote")
    round_ = room.do(activities.open_block_round, OpenBlockRound(block.id))
    assert result_words(block, room.snapshot()) == "Round 2, dots is open."
    room.do(ballots.cast_ballot, ballots.CastBallot(round_.id, room.group("ST"), {room.needs[1].id: 1}))
    room.do(rounds.close_round, round_.id)
    assert result_words(block, room.snapshot()) == "Round 2, dots is closed and not revealed yet."
    room.do(rounds.reveal_round, round_.id)
    assert "1 Power within reach" in result_words(block, room.snapshot())


@pytest.mark.parametrize("kind", [kind.name for kind in ACTIVITIES.values() if kind.on_proposals])
def test_the_room_is_asked_about_sentences_that_are_no_needs(room: Room, kind: str) -> None:
    block = running(room, kind)
    sentences = ("We build the library first", "The yard stays open")
    round_ = room.do(activities.open_block_round, OpenBlockRound(block.id, proposals=sentences))
    assert round_.on_proposals
    assert [need.statement for need in round_.needs] == list(sentences)
    assert round_.state is RoundState.OPEN


def test_without_a_need_there_is_nothing_to_vote_on(library: Library, project: Project) -> None:
    room = Room(library, project, (), (), None)  # pyright: ignore[reportArgumentType]
    with pytest.raises(CharretteError, match="no need to vote on yet"):
        room.do(activities.open_block_round, OpenBlockRound(running(room, "dot-vote").id))


def test_rules_that_were_not_set_are_the_kinds_own(room: Room) -> None:
    assert rules_of(planned(room, "gradients"))["needed"] in range(1, 9)


def test_cards_said_in_a_block_are_told_by_groups(room: Room) -> None:
    block = running(room, "silent-writing")
    for label in ("ST", "ST", "FA"):
        room.do(
            capture.keep_card,
            capture.KeepCard(room.project.id, f"Said by {label}", room.group(label), block_id=block.id),
        )
    assert result_words(block, room.snapshot()) == "3 cards from 2 groups."
