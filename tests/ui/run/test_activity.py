"""Activities as they are run: by keys, from the band above the board and the panel of each surface."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.activities import ACTIVITIES, ActivityKind, Step, Surface, View
from charrette.domain.activities.outcome import cards_of, cards_words, rounds_of
from charrette.domain.agenda import Block
from charrette.domain.log import EntryKind
from charrette.domain.rounds import RoundState
from charrette.services import activities, clock, needs, people, rounds
from charrette.services.agenda import AddBlock, add_block, edit_block
from charrette.services.board import MoveCards, ParkCards, move_cards, park_cards
from charrette.ui.desk import Desk
from charrette.ui.run.activity.clarify_panel import ClarifyPanel
from charrette.ui.run.activity.grid_panel import GridPanel
from charrette.ui.run.activity.log_panel import LogPanel
from charrette.ui.run.activity.panel import Panel
from charrette.ui.run.activity.parking_panel import ParkingPanel
from charrette.ui.run.activity.rotation_panel import RotationPanel
from charrette.ui.run.activity.rules_panel import RulesPanel
from charrette.ui.run.activity.turns_panel import TurnsPanel
from charrette.ui.run.activity.vote_panel import VotePanel
from charrette.ui.run.card_detail import CardDetail
from charrette.ui.run.log_dialog import LogDialog
from charrette.ui.run.page import RunPage
from tests.ui.run.room import Held, Keys, Room

Start = Callable[..., Block]
Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def start(room: Room, desk: Desk) -> Start:
    """Plans a block of a kind, with rules of its own, and starts it."""

    def started(kind: str, rules: dict[str, int] | None = None, **fields: str) -> Block:
        session = desk.session
        assert session is not None
        block = desk.library.do(add_block, AddBlock(session.id, ACTIVITIES[kind].title, kind, 20))
        if fields:
            block = desk.library.do(edit_block, replace(block, **fields))
        if rules:
            block = desk.library.do(activities.set_rules, activities.SetRules(block.id, rules))
        desk.library.do(clock.start_block, block.id)
        running = room.page.activity.running
        room.wait(lambda: running.block is not None and running.block.id == block.id)
        return desk.snapshot.block_by_id[block.id]

    return started


def panel(room: Room) -> Any:
    """The panel that is shown."""
    shown = room.page.activity.view.panel()
    assert isinstance(shown, Panel)
    return shown


def made_needs(desk: Desk, count: int) -> list[UUID]:
    """So many needs, each of one card."""
    project = desk.snapshot.project.id
    cards = desk.snapshot.cards[:count]
    names = ("Quiet corners", "Step-free entry", "Power within reach", "Sinks on every floor")
    return [
        desk.library.do(needs.make_need, needs.MakeNeed(project, (card.id,), name)).id
        for card, name in zip(cards, names, strict=False)
    ]


def test_a_block_that_starts_brings_its_screen_and_its_band(room: Room, page: RunPage, start: Start) -> None:
    assert page.activity.band.isHidden()
    start("round-robin")
    assert page.strip.view.value == "activity"
    assert page.stack.currentWidget() is page.activity.view
    assert not page.activity.band.isHidden()
    assert page.activity.band.title.text() == "Round robin"
    assert page.activity.band.guidance.accessibleName().startswith("One idea in a turn")
    assert isinstance(panel(room), TurnsPanel)


def test_words_that_are_being_typed_keep_the_keyboard(room: Room, page: RunPage, start: Start) -> None:
    QTest.keyClicks(page.bar.field, "Half a thou")
    start("round-robin")
    assert page.bar.field.hasFocus()
    assert page.bar.field.text() == "Half a thou"


def test_steps_are_gone_through_by_keys(room: Room, page: RunPage, start: Start) -> None:
    start("nominal-group")
    assert page.activity.band.place.text() == "Step 1 of 6: Write in silence"
    assert page.stack.currentWidget() is page.board
    room.press(Keys.Key_PageDown, Held.AltModifier)
    room.wait(lambda: page.activity.band.place.text() == "Step 2 of 6: Around the table")
    assert isinstance(panel(room), TurnsPanel)
    room.press(Keys.Key_PageUp, Held.AltModifier)
    room.wait(lambda: page.activity.band.place.text() == "Step 1 of 6: Write in silence")
    assert page.stack.currentWidget() is page.board


def test_rules_and_notes_are_shown_on_demand(room: Room, page: RunPage, start: Start) -> None:
    start("round-robin", notes="Ask Custodial twice.")
    band = page.activity.band
    assert band.rules_text.isHidden()
    assert band.notes_text.isHidden()
    room.press(Keys.Key_R, Held.ControlModifier | Held.ShiftModifier)
    room.press(Keys.Key_N, Held.ControlModifier | Held.ShiftModifier)
    assert not band.rules_text.isHidden()
    assert band.rules_text.text().startswith("Rules: Group after group")
    assert band.notes_text.text() == "My notes: Ask Custodial twice."


@pytest.mark.parametrize(("width", "height", "size"), [(1280, 720, 100), (1440, 900, 200)])
def test_the_band_folds_to_one_line(
    page: RunPage, start: Start, qtbot: QtBot, width: int, height: int, size: int
) -> None:
    start("nominal-group")
    page.resize(1440, 900)
    qtbot.waitUntil(lambda: not page.activity.band.guidance_row.isHidden())
    tall = page.activity.band.height()
    page._theme.set_text_size(size)
    page.resize(width, height)
    qtbot.waitUntil(page.activity.band.guidance_row.isHidden)
    qtbot.waitUntil(lambda: page.activity.band.height() < tall * size / 100)
    page._theme.set_text_size(100)


def test_a_typed_card_is_the_speakers_and_the_turn_goes_on(
    room: Room, page: RunPage, desk: Desk, start: Start
) -> None:
    block = start("round-robin")
    assert page.bar.picker.taken is not None
    assert page.bar.picker.taken.name == "Students"
    room.press(Keys.Key_N)
    room.type_card("A bench by the bus stop")
    room.wait(lambda: page.bar.picker.taken is not None and page.bar.picker.taken.name == "Families")
    room.type_card("Shade at pick-up")
    room.wait(lambda: page.bar.picker.taken is not None and page.bar.picker.taken.name == "Teachers")
    assert page.bar.field.hasFocus()
    labels = [desk.snapshot.group_by_id[card.group_id].label for card in cards_of(block, desk.snapshot)]
    assert labels == ["ST", "FA"]


def test_done_and_pass_are_one_key_each(room: Room, page: RunPage, start: Start) -> None:
    start("round-robin")
    shown = panel(room)
    for key, name in ((Keys.Key_D, "Families"), (Keys.Key_P, "Teachers")):
        room.press(key)
        room.wait(lambda name=name: shown.name.text() == name)
    assert shown.passed.text() == "Passed in this lap: Families"
    page.bar.take_focus()
    room.press(Keys.Key_P, Held.ControlModifier | Held.ShiftModifier)
    room.wait(lambda: shown.name.text() == "Custodial")


def test_single_keys_are_letters_while_typing(room: Room, page: RunPage, start: Start) -> None:
    start("round-robin")
    room.press(Keys.Key_N)
    QTest.keyClicks(page.bar.field, "dp")
    assert page.bar.field.text() == "dp"
    assert panel(room).name.text() == "Students"


def test_the_end_of_the_round_is_said_and_the_group_is_free_again(
    room: Room, page: RunPage, desk: Desk, start: Start
) -> None:
    block = start("round-robin")
    for _ in desk.snapshot.groups:
        desk.library.do(activities.take_turn, activities.TakeTurn(block.id, passed=True))
    room.wait(lambda: panel(room).name.text() == "Everybody has passed")
    assert page.bar.picker.taken is None
    assert not panel(room).done.isEnabled()


def test_by_people_the_facilitator_reads_the_alias_and_what_the_room_reads(
    room: Room, page: RunPage, desk: Desk, start: Start
) -> None:
    block = start("round-robin", {"by": 2})
    assert panel(room).name.text() in {"Elm", "Fir", "Oak"}
    assert "The room reads “Teachers, 1”" in panel(room).note.text()
    room.press(Keys.Key_N)
    room.type_card("A door that closes")
    room.wait(lambda: len(cards_of(block, desk.snapshot)) == 1)
    card = cards_of(block, desk.snapshot)[0]
    assert card.participant_id in {each.id for each in desk.snapshot.participants}


def test_silent_groups_are_told_gently(room: Room, page: RunPage, desk: Desk, start: Start) -> None:
    project = desk.snapshot.project.id
    students = next(group.id for group in desk.snapshot.groups if group.label == "ST")
    desk.library.do(people.add_participants, people.AddParticipants(project, students, ("Heron",)))
    start("silent-writing")
    assert page.activity.band.hint.isHidden()
    page.bar.picker.choose(next(group for group in desk.snapshot.groups if group.label == "ST"))
    room.type_card("Shade")
    room.wait(lambda: page.activity.band.hint.accessibleName() == "No card yet from Teachers.")


def test_cells_are_keyed_at_typing_speed(room: Room, desk: Desk, start: Start) -> None:
    block = start("brainwriting", {"people": 3})
    shown = panel(room)
    assert isinstance(shown, GridPanel)
    assert shown.view is not None
    assert shown.view.hasFocus()
    for word in ("done", "", "Lockers"):
        for letter in word:
            QTest.keyClicks(room.page.window().focusWidget(), letter)
        room.press(Keys.Key_Return)
    room.wait(lambda: len(cards_of(block, desk.snapshot)) == 2)
    found = {card.paper: card.text for card in cards_of(block, desk.snapshot)}
    assert found == {"1/1/1": "done", "1/1/3": "Lockers"}
    assert (shown.view.currentIndex().row(), shown.view.currentIndex().column()) == (1, 2)
    assert shown.model is not None
    assert shown.model.index(0, 2).data() == "done"


def test_the_sheets_go_round(room: Room, start: Start) -> None:
    start("brainwriting", {"people": 3})
    shown = panel(room)
    shown.next.setFocus()
    room.press(Keys.Key_D)
    room.wait(lambda: shown.heading.text() == "Round 2 of 3")
    assert "1 has 3, 2 has 1, 3 has 2" in shown.words.text()
    room.press(Keys.Key_D)
    room.wait(lambda: shown.heading.text() == "Round 3 of 3")
    assert not shown.next.isEnabled()
    room.page.activity.view.do("back")
    room.wait(lambda: shown.heading.text() == "Round 2 of 3")


def test_the_sheets_table_keeps_the_rules_of_models(
    room: Room, start: Start, qtmodeltester: ModelTester
) -> None:
    start("brainwriting", {"people": 2})
    qtmodeltester.check(panel(room).model)


def test_the_plan_of_rotations_shows_where_the_topics_lie(room: Room, start: Start) -> None:
    start("rotating-recorder", {"topics": 3}, prompt="Library\nCafeteria\nLabs")
    shown = panel(room)
    assert isinstance(shown, RotationPanel)
    assert [shown.table.item(0, column).text() for column in range(4)] == [
        "1",
        "Library",
        "Cafeteria",
        "Labs",
    ]
    room.press(Keys.Key_D)
    room.wait(lambda: shown.heading.text() == "Rotation 2 of 3")
    assert shown.table.currentRow() == 1
    assert shown.table.item(1, 1).text() == "Labs"
    room.press(Keys.Key_D)
    room.wait(lambda: "puts its topic in order" in shown.words.text())


def test_a_card_that_keeps_moving_is_named(room: Room, page: RunPage, desk: Desk, start: Start) -> None:
    start("affinity-sort")
    assert page.stack.currentWidget() is page.board
    card = room.card("C-001")
    for place in (1, 2, 1):
        desk.library.do(move_cards, MoveCards((card.id,), desk.snapshot.themes[place].id))
        room.wait(lambda place=place: room.card("C-001").theme_id == desk.snapshot.themes[place].id)
    hint = page.activity.band.hint
    room.wait(lambda: hint.accessibleName().startswith("C-001 has moved 3 times"))
    assert "Furniture and Shared spaces" in hint.accessibleName()


def test_needs_are_clarified_one_after_the_other(
    room: Room, desk: Desk, start: Start, answer: Answer
) -> None:
    made_needs(desk, 3)
    start("clarify")
    shown = panel(room)
    assert isinstance(shown, ClarifyPanel)
    assert shown.name.text() == "Quiet corners"
    room.press(Keys.Key_D)
    room.wait(lambda: shown.name.text() == "Step-free entry")
    QTest.keyClicks(shown.note, "It is about the main door")
    QTest.keyClick(shown.note, Keys.Key_Return)
    room.wait(lambda: "main door" in shown.rationale.text())
    shown.next.setFocus()
    answer(lambda dialog: (QTest.keyClicks(dialog.search, "power"), QTest.keyClick(dialog, Keys.Key_Return)))
    merged = shown.merging._ask_other(desk.snapshot.need_by_id[shown.item.id])
    assert merged is not None
    assert merged.short_name == "Power within reach"


def test_cards_are_clarified_where_there_are_no_needs(room: Room, start: Start) -> None:
    start("clarify")
    shown = panel(room)
    assert "C-001" in shown.place.text()
    assert shown.merge.isHidden()
    room.press(Keys.Key_O)
    dialog = room.dialog()
    assert isinstance(dialog, CardDetail)
    dialog.close()


def test_a_vote_is_opened_closed_and_revealed_by_keys(
    room: Room, page: RunPage, desk: Desk, start: Start
) -> None:
    made = made_needs(desk, 4)
    block = start("dot-vote")
    shown = panel(room)
    assert isinstance(shown, VotePanel)
    room.press(Keys.Key_O)
    room.wait(lambda: len(rounds_of(block, desk.snapshot)) == 1)
    round_ = rounds_of(block, desk.snapshot)[0]
    assert "4 needs" in shown.words.text()
    asked: list[str] = []
    page.go.connect(lambda step, _: asked.append(step))
    room.wait(lambda: not shown.keys["ballots"].isHidden())
    room.press(Keys.Key_E)
    assert asked == ["prioritise"]
    student = desk.snapshot.groups[0].id
    desk.library.do(rounds.cast_ballot, rounds.CastBallot(round_.id, student, {made[1]: 1}))
    room.wait(lambda: "1 ballot in of 3 people here" in shown.words.text())
    assert shown.result.isHidden()
    room.press(Keys.Key_C)
    room.wait(lambda: rounds_of(block, desk.snapshot)[0].state is RoundState.CLOSED)
    assert shown.result.isHidden()
    room.wait(lambda: not shown.keys["reveal"].isHidden())
    room.press(Keys.Key_V)
    room.wait(lambda: not shown.result.isHidden())
    assert [shown.result.item(0, column).text() for column in range(3)] == ["1", "Step-free entry", "1 dot"]
    assert page.stage.view == "result"


def test_a_proposal_is_asked_and_asked_again_where_somebody_is_against(
    room: Room, desk: Desk, start: Start
) -> None:
    block = start("fist-to-five")
    shown = panel(room)
    assert shown.proposals.hasFocus()
    QTest.keyClicks(shown.proposals, "We open the library first")
    shown.keys["open"].setFocus()
    room.press(Keys.Key_O)
    room.wait(lambda: len(rounds_of(block, desk.snapshot)) == 1)
    round_ = rounds_of(block, desk.snapshot)[0]
    assert [need.statement for need in round_.needs] == ["We open the library first"]
    asked = round_.needs[0].need_id
    desk.library.do(rounds.cast_ballot, rounds.CastBallot(round_.id, desk.snapshot.groups[0].id, {asked: 1}))
    for verb in ("close", "reveal"):
        room.wait(lambda verb=verb: not shown.keys[verb].isHidden())
        room.page.activity.view.do(verb)
    room.wait(lambda: not shown.keys["again"].isHidden())
    shown.keys["again"].setFocus()
    room.press(Keys.Key_A)
    room.wait(lambda: len(rounds_of(block, desk.snapshot)) == 2)
    assert "is open" in shown.heading.text()


def test_decisions_and_actions_are_typed_one_after_the_other(room: Room, desk: Desk, start: Start) -> None:
    block = start("decisions")
    shown = panel(room)
    assert isinstance(shown, LogPanel)
    assert shown.text.hasFocus()
    QTest.keyClicks(shown.text, "The library comes first")
    QTest.keyClick(shown.text, Keys.Key_Return)
    QTest.keyClicks(shown.text, "a: Ask the bus company")
    shown.owner.setText("Dana")
    shown.due.setText("+7")
    QTest.keyClick(shown.due, Keys.Key_Return)
    room.wait(lambda: len(desk.snapshot.entries) == 2)
    decision, action = sorted(desk.snapshot.entries, key=lambda each: each.made_at)
    assert (decision.kind, decision.block_id) == (EntryKind.DECISION, block.id)
    assert (action.kind, action.text, action.owner) == (EntryKind.ACTION, "Ask the bus company", "Dana")
    room.wait(lambda: [each.code for each in shown.lines.entries()] == ["A-1", "D-1"])
    assert shown.text.hasFocus()


def test_a_refused_entry_comes_back_with_the_reason(room: Room, desk: Desk, start: Start) -> None:
    start("decisions")
    shown = panel(room)
    shown.text.setText("a: Measure the dock")
    shown.due.setText("soon")
    QTest.keyClick(shown.due, Keys.Key_Return)
    room.wait(lambda: "“soon” is no date" in shown.said.text())
    assert (shown.text.text(), shown.due.text()) == ("a: Measure the dock", "soon")
    assert desk.snapshot.entries == ()


def test_an_entry_is_edited_where_it_stands(room: Room, desk: Desk, start: Start) -> None:
    start("decisions")
    shown = panel(room)
    shown.text.setText("a: Measure the dock")
    shown.on_add()
    room.wait(lambda: shown.lines.model_of_rows.rowCount() == 1)
    model = shown.lines.model_of_rows
    assert model.index(0, 5).data() == "▼ owner or date missing"
    model.setData(model.index(0, 2), "Ana")
    room.wait(lambda: desk.snapshot.entries[0].owner == "Ana")
    shown.lines.setFocus()
    room.press(Keys.Key_Delete)
    room.wait(lambda: desk.snapshot.entries == ())


def test_parked_cards_get_an_owner_and_a_date(room: Room, desk: Desk, start: Start, answer: Answer) -> None:
    desk.library.do(park_cards, ParkCards((room.card("C-002").id,), "not today"))
    start("parking-lot")
    shown = panel(room)
    assert isinstance(shown, ParkingPanel)
    room.wait(lambda: shown.model.rowCount() == 1)
    assert "1 without an owner" in shown.words.text()
    shown.model.setData(shown.model.index(0, 2), "Dana")
    room.wait(lambda: len(desk.snapshot.entries) == 1)
    shown.model.setData(shown.model.index(0, 3), "+30")
    room.wait(lambda: "each has an owner and a date" in shown.words.text())
    assert room.card("C-002").reason == "not today"
    answer(lambda dialog: (dialog.field.setText("Built into N-003"), dialog.keep.click()))
    shown.settle.setFocus()
    room.press(Keys.Key_D)
    room.wait(lambda: shown.model.rowCount() == 0)


def test_suggested_ground_rules_are_agreed_one_by_one(room: Room, desk: Desk, start: Start) -> None:
    start("ground-rules")
    shown = panel(room)
    assert isinstance(shown, RulesPanel)
    first = next(iter(shown.suggested))
    assert shown.suggested[first].hasFocus()
    room.press(Keys.Key_Return)
    room.wait(shown.suggested[first].isHidden)
    shown.text.setFocus()
    QTest.keyClicks(shown.text, "Phones in the basket")
    QTest.keyClick(shown.text, Keys.Key_Return)
    room.wait(lambda: len(desk.snapshot.entries) == 2)
    assert {each.kind for each in desk.snapshot.entries} == {EntryKind.GROUND_RULE}


def test_the_log_is_open_at_any_moment(room: Room, page: RunPage, desk: Desk) -> None:
    room.press(Keys.Key_L, Held.ControlModifier | Held.ShiftModifier)
    dialog = room.dialog()
    assert isinstance(dialog, LogDialog)
    shown = dialog.panels["log"]
    assert isinstance(shown, LogPanel)
    shown.text.setText("The yard stays open")
    shown.on_add()
    room.wait(lambda: len(desk.snapshot.entries) == 1)
    assert desk.snapshot.entries[0].block_id is None
    dialog.show_panel("rules")
    assert isinstance(dialog.panels["rules"], RulesPanel)
    dialog.close()


def test_without_an_activity_its_view_says_how_one_starts(room: Room, page: RunPage) -> None:
    page.show_view("activity")
    assert panel(room).prompt.text() == "No activity runs"


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_every_step_of_every_kind_has_a_screen_with_the_keyboard_in_it(
    room: Room, page: RunPage, desk: Desk, start: Start, kind: str
) -> None:
    made_needs(desk, 3)
    block = start(kind)
    for at, step in enumerate(ACTIVITIES[kind].steps):
        desk.library.do(activities.set_step, activities.SetStep(block.id, at))
        room.wait(lambda at=at: page.activity.running.step_at == at)
        shown = page.stack.currentWidget()
        assert shown is (
            page.board if step.surface in {Surface.CAPTURE, Surface.SORT} else page.activity.view
        )
        page.to_board()
        room.wait(lambda: page.window().focusWidget() is not None)
        assert shown.isAncestorOf(page.window().focusWidget())
        assert page.activity.band.guidance.accessibleName() == step.guidance


def test_a_new_kind_needs_no_screen_of_its_own(
    room: Room, page: RunPage, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = ActivityKind(
        "gallery-walk",
        "Gallery walk",
        "The room walks along the walls.",
        (
            Step("Walk", "Go from wall to wall.", Surface.CAPTURE, View.BOARD),
            Step("Tell", "One thing from everybody.", Surface.TURNS, View.TURN),
        ),
        cards_words,
        rules_in_words=lambda _: "Nobody explains.",
    )
    monkeypatch.setitem(ACTIVITIES, walk.name, walk)
    start("gallery-walk")
    assert page.activity.band.title.text() == "Gallery walk"
    room.press(Keys.Key_PageDown, Held.AltModifier)
    room.wait(lambda: isinstance(page.activity.view.panel(), TurnsPanel))
    assert page.activity.band.rules_text.text() == "Rules: Nobody explains."


def test_the_board_is_one_key_away_and_keeps_its_own_keys(room: Room, page: RunPage, start: Start) -> None:
    start("round-robin")
    page.show_view("board")
    assert page.stack.currentWidget() is page.board
    assert not page.shelf.isHidden()
    room.go_to("C-003")
    room.press(Keys.Key_P)
    room.wait(lambda: room.card("C-003").status.value == "parked")
    room.press(Keys.Key_A, Held.ControlModifier | Held.ShiftModifier)
    assert page.stack.currentWidget() is page.activity.view
    assert page.shelf.isHidden()
    room.press(Keys.Key_P)
    room.wait(lambda: panel(room).name.text() == "Families")
