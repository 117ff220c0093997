"""The panels of activities by keys: sheets, rotations, clarifying, votes, the log."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.modeltest import ModelTester

from charrette.domain.activities.outcome import cards_of, rounds_of
from charrette.domain.log import EntryKind
from charrette.domain.rounds import RoundState
from charrette.services import ballots
from charrette.services.board import ParkCards, park_cards
from charrette.ui.desk import Desk
from charrette.ui.run.activity.clarify_panel import ClarifyPanel
from charrette.ui.run.activity.grid_panel import GridPanel
from charrette.ui.run.activity.log_panel import LogPanel
from charrette.ui.run.activity.parking_panel import ParkingPanel
from charrette.ui.run.activity.rotation_panel import RotationPanel
from charrette.ui.run.activity.rules_panel import RulesPanel
from charrette.ui.run.activity.vote_panel import VotePanel
from charrette.ui.run.card_detail import CardDetail
from charrette.ui.run.log_dialog import LogDialog
from charrette.ui.run.page import RunPage
from charrette.ui.run.parked import ParkedCards
from tests.ui.run.activity_room import Answer, Start, made_needs, panel
from tests.ui.run.room import Held, Keys, Room


def row_of(table: QTableWidget, row: int) -> list[str]:
    """The words in a row of a table, cell after cell."""
    return [table.model().index(row, column).data() for column in range(table.columnCount())]


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
    shown.take_focus()  # letters belong to the cells, so the round goes on by a key with Ctrl
    room.press(Keys.Key_D, Held.ControlModifier | Held.ShiftModifier)
    room.wait(lambda: shown.heading.text() == "Round 3 of 3")


def test_the_sheets_table_keeps_the_rules_of_models(
    room: Room, start: Start, qtmodeltester: ModelTester
) -> None:
    start("brainwriting", {"people": 2})
    qtmodeltester.check(panel(room).model)


def test_the_plan_of_rotations_shows_where_the_topics_lie(room: Room, start: Start) -> None:
    start("rotating-recorder", {"topics": 3}, prompt="Library\nCafeteria\nLabs")
    shown = panel(room)
    assert isinstance(shown, RotationPanel)
    assert row_of(shown.table, 0) == ["1", "Library", "Cafeteria", "Labs"]
    room.press(Keys.Key_D)
    room.wait(lambda: shown.heading.text() == "Rotation 2 of 3")
    assert shown.table.currentRow() == 1
    assert row_of(shown.table, 1)[1] == "Labs"
    room.press(Keys.Key_D)
    room.wait(lambda: "puts its topic in order" in shown.words.text())


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
    item = shown.item
    assert item is not None
    merged = shown.merging._ask_other(desk.snapshot.need_by_id[item.id])
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
    desk.library.do(ballots.cast_ballot, ballots.CastBallot(round_.id, student, {made[1]: 1}))
    room.wait(lambda: "1 ballot in of 3 people here" in shown.words.text())
    assert shown.result.isHidden()
    room.press(Keys.Key_C)
    room.wait(lambda: rounds_of(block, desk.snapshot)[0].state is RoundState.CLOSED)
    assert shown.result.isHidden()
    room.wait(lambda: not shown.keys["reveal"].isHidden())
    room.press(Keys.Key_V)
    room.wait(lambda: not shown.result.isHidden())
    assert row_of(shown.result, 0)[:3] == ["1", "Step-free entry", "1 dot"]
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
    desk.library.do(
        ballots.cast_ballot, ballots.CastBallot(round_.id, desk.snapshot.groups[0].id, {asked: 1})
    )
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
    model.setData(model.index(0, 3), "2031-03-14")
    room.wait(lambda: desk.snapshot.entries[0].due == "2031-03-14")
    assert desk.snapshot.entries[0].owner == "Ana"
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
    shown.model.setData(shown.model.index(0, 3), "+30")
    room.wait(lambda: [each.owner for each in desk.snapshot.entries] == ["Dana"])
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


def test_the_shelf_leads_to_who_takes_what_by_when(room: Room, desk: Desk) -> None:
    desk.library.do(park_cards, ParkCards((room.card("C-002").id,)))
    room.wait(lambda: room.card("C-002").status.value == "parked")
    room.press(Keys.Key_L, Held.ControlModifier)
    dialog = room.dialog()
    assert isinstance(dialog, ParkedCards)
    dialog.owners.click()
    room.wait(lambda: any(each.isVisible() for each in room.page.findChildren(LogDialog)))
    log = next(each for each in room.page.findChildren(LogDialog) if each.isVisible())
    assert log.choice.value == "parking"
    shown = log.panels["parking"]
    assert isinstance(shown, ParkingPanel)
    assert shown.model.rowCount() == 1
    log.close()
