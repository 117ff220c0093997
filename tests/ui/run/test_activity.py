"""Activities as they are run: the band above the board, turns by keys, one screen for every step."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from charrette.domain.activities import ACTIVITIES, ActivityKind, Step
from charrette.domain.activities.outcome import cards_of, cards_words
from charrette.domain.surfaces import Surface, View
from charrette.services import activities, people
from charrette.services.board import MoveCards, move_cards
from charrette.ui.desk import Desk
from charrette.ui.run.activity.turns_panel import TurnsPanel
from charrette.ui.run.page import RunPage
from tests.ui.run.activity_room import Start, made_needs, panel
from tests.ui.run.room import Held, Keys, Room


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
    group_ids = {group.label: group.id for group in desk.snapshot.groups}
    speakers = [card.group_id for card in cards_of(block, desk.snapshot)]
    assert speakers == [group_ids["ST"], group_ids["FA"]]


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
        screen = page.board if step.surface in {Surface.CAPTURE, Surface.SORT} else page.activity.view
        assert page.stack.currentWidget() is screen
        page.to_board()
        room.wait(lambda screen=screen: screen.isAncestorOf(page.window().focusWidget()))
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
