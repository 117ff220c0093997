"""The agenda, prompts and ground rules in Prepare, by keyboard, on a real library."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.agenda import Block, BlockState
from charrette.domain.templates import template_named
from charrette.services.agenda import SetTimes, set_times
from charrette.services.clock import go_next, start_block
from charrette.services.templates import UseTemplate, own_templates_folder, read_shelf, use_template
from charrette.ui.desk import Desk
from charrette.ui.prepare.agenda_part import AgendaPart
from charrette.ui.prepare.agenda_rows import MINUTES, TITLE, AgendaTable
from charrette.ui.prepare.ground_rules_part import PROPOSED, GroundRulesPart
from charrette.ui.prepare.prompts_part import PromptsPart
from charrette.ui.theme import Theme

Answer = Callable[[Callable[[Any], object]], None]
NINE = datetime(2027, 3, 14, 9, 0, tzinfo=UTC)


def shown(part: Any, desk: Desk, qtbot: QtBot) -> Any:
    """A part as the page shows it: brought up to date when the library changes."""
    qtbot.addWidget(part)
    part.resize(1080, 800)
    desk.changed.connect(lambda *_: part.show_snapshot(desk.snapshot))
    desk.opened.connect(lambda: part.show_snapshot(desk.snapshot))
    part.show_snapshot(desk.snapshot)
    with qtbot.waitActive(part):
        part.show()
        part.activateWindow()
    part.first_field().setFocus()
    return part


@pytest.fixture
def part(desk: Desk, theme: Theme, qtbot: QtBot) -> Iterator[AgendaPart]:
    """The part with the half-day template in the session."""
    charrette = desk.snapshot.charrettes[0]
    template = template_named("half-day-school", read_shelf().templates)
    session = desk.snapshot.sessions[0]
    done: list[object] = []
    desk.do(use_template, UseTemplate(charrette.id, template, NINE, session.id), done.append)
    qtbot.waitUntil(lambda: bool(done))
    return shown(AgendaPart(desk, theme), desk, qtbot)


def titles(part: AgendaPart) -> list[str]:
    """The blocks as the table lists them."""
    return [part.model.index(row, TITLE).data() for row in range(part.model.rowCount())]


def blocks(desk: Desk) -> tuple[Block, ...]:
    """The agenda as the library has it."""
    return desk.snapshot.agenda(desk.snapshot.sessions[0].id)


def go_to(part: AgendaPart, title: str) -> None:
    """Makes a block's row the current one."""
    part.view.setCurrentIndex(part.model.index(titles(part).index(title), TITLE))


def test_start_times_follow_and_the_total_stands_above_the_table(part: AgendaPart) -> None:
    assert part.total.y() < part.view.y()  # where no notice hides it
    assert [part.model.index(row, 0).data() for row in (0, 1, 14, 15)] == ["09:00", "09:15", "12:30", "13:10"]
    assert part.total.text() == "4 h 15 of 4 h 15."
    spoken = part.model.index(14, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lunch, at 12:30, 40 minutes, protected"
    assert not part.grab().isNull()


def test_minutes_typed_into_the_table_move_what_follows_and_an_overrun_is_said(
    part: AgendaPart, desk: Desk, qtbot: QtBot
) -> None:
    part.model.setData(part.model.index(3, MINUTES), "40")
    qtbot.waitUntil(lambda: blocks(desk)[3].minutes == 40)
    assert part.total.property("role") == "warn"
    assert "“Lunch” would begin 28 minutes late, at 12:58 instead of 12:30." in part.total.text()
    assert part.filled(desk.snapshot).words == "1 too long"
    part.model.setData(part.model.index(3, MINUTES), "soon")
    assert part.error.text() == "Minutes are a whole number, for example 15."
    desk.undo()
    qtbot.waitUntil(lambda: blocks(desk)[3].minutes == 12)


def test_alt_and_an_arrow_moves_a_block_and_a_drop_does_too(
    part: AgendaPart, desk: Desk, qtbot: QtBot
) -> None:
    go_to(part, "Ground rules")
    qtbot.keyClick(part.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(part)[1] == "Ground rules")
    current = part.view.current()
    assert current is not None
    assert current.block.title == "Ground rules"
    carried = part.model.mimeData([part.model.index(1, 0)])
    assert not part.model.dropMimeData(carried, Qt.DropAction.MoveAction, 4, 0, QModelIndex())
    qtbot.waitUntil(lambda: titles(part)[3] == "Ground rules")
    assert [block.position for block in blocks(desk)] == list(range(16))


def test_enter_opens_the_form_and_what_is_typed_is_kept(part: AgendaPart, desk: Desk, qtbot: QtBot) -> None:
    go_to(part, "Silent writing")
    qtbot.keyClick(part.view, Qt.Key.Key_Return)
    assert part.form.title.hasFocus()
    qtbot.keyClicks(part.form.title, "Write alone")
    qtbot.keyClick(part.form.title, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: blocks(desk)[3].title == "Write alone")
    part.form.fixed.setFocus()
    qtbot.keyClicks(part.form.fixed, "25:00")
    qtbot.keyClick(part.form.fixed, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "no time of day" in part.form.form.error_of(part.form.fixed))
    part.form.fixed.setFocus()
    part.form.fixed.selectAll()
    qtbot.keyClicks(part.form.fixed, "9.45")
    qtbot.keyClick(part.form.fixed, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: blocks(desk)[3].fixed_start == "09:45")
    qtbot.keyClick(part.form.minutes, Qt.Key.Key_Escape)
    assert part.view.hasFocus()


def test_rules_and_checks_of_a_block_are_kept(part: AgendaPart, desk: Desk, qtbot: QtBot) -> None:
    go_to(part, "Dot vote")
    dots: Any = part.form.rules.fields["dots"]
    dots.setValue(6)
    part.form.rules.changed.emit()
    qtbot.waitUntil(lambda: blocks(desk)[9].rules.get("dots") == 6)
    part.form.protected.click()
    qtbot.waitUntil(lambda: blocks(desk)[9].protected)
    part.form.kind.setCurrentIndex(part.form.kind.findText("Multivoting"))
    part.form.kind.activated.emit(part.form.kind.currentIndex())
    qtbot.waitUntil(lambda: blocks(desk)[9].kind == "multivoting")
    assert blocks(desk)[9].rules == {}


def test_where_there_is_little_room_the_form_takes_the_place_of_the_table(
    part: AgendaPart, qtbot: QtBot
) -> None:
    part.resize(600, 700)
    qtbot.waitUntil(lambda: part.view.isVisible() and not part.form.isVisible())
    qtbot.keyClick(part.view, Qt.Key.Key_Return)
    assert part.form.isVisible()
    assert not part.view.isVisible()
    qtbot.keyClick(part.form.title, Qt.Key.Key_Escape)
    assert part.view.isVisible()


def test_blocks_are_added_by_kind_duplicated_and_removed(
    part: AgendaPart, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    go_to(part, "Break")

    def choose(dialog: Any) -> None:
        qtbot.keyClicks(dialog.search, "Brainwriting")
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    answer(choose)
    qtbot.keyClick(part.view, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: titles(part)[7] == "Brainwriting 6-3-5")
    qtbot.waitUntil(lambda: part.focusWidget() is part.form.title)
    part.view.setFocus()
    qtbot.keyClick(part.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: titles(part)[8] == "Brainwriting 6-3-5 (copy)")
    part.view.setFocus()
    qtbot.keyClick(part.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(blocks(desk)) == 17)
    assert "Brainwriting 6-3-5 (copy)" not in titles(part)


def test_what_was_held_stays_and_says_so(part: AgendaPart, desk: Desk, qtbot: QtBot) -> None:
    desk.do(start_block, blocks(desk)[0].id)
    qtbot.waitUntil(lambda: blocks(desk)[0].state is BlockState.RUNNING)
    go_to(part, "Doors, sign-in and coffee")
    qtbot.keyClick(part.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "was held and stays" in part.error.text())
    assert not part.form.minutes.isEnabled()
    assert part.form.notes.isEnabled()


def test_a_block_added_behind_the_room_follows_what_runs(
    part: AgendaPart, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    for _ in range(3):
        desk.do(go_next, desk.snapshot.sessions[0].id)
    qtbot.waitUntil(lambda: blocks(desk)[2].state is BlockState.RUNNING)
    go_to(part, "Doors, sign-in and coffee")
    qtbot.keyClick(part.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: titles(part)[3] == "Doors, sign-in and coffee (copy)")
    qtbot.waitUntil(
        lambda: part.view.currentIndex().row() == 3
    )  # the copy is shown before another row is taken
    go_to(part, "Doors, sign-in and coffee")
    answer(lambda dialog: (qtbot.keyClicks(dialog.search, "brainw"), dialog.keep.click()))
    qtbot.keyClick(part.view, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: titles(part)[3] == "Brainwriting 6-3-5")
    assert part.error.text() == ""


def test_delete_pressed_twice_at_once_removes_one_block_and_is_no_fault(
    part: AgendaPart, desk: Desk, qtbot: QtBot
) -> None:
    count = len(blocks(desk))
    go_to(part, "Silent writing")
    for _ in range(2):
        qtbot.keyClick(part.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(blocks(desk)) == count - 1)
    done: list[object] = []
    desk.write(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert (len(blocks(desk)), part.error.text()) == (count - 1, "")
    assert "Silent writing" not in titles(part)


def test_the_sessions_times_are_typed(part: AgendaPart, desk: Desk, qtbot: QtBot) -> None:
    times = part.times
    times.end.setFocus()
    times.end.selectAll()
    qtbot.keyClicks(times.end, "8:00")
    qtbot.keyClick(times.end, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "end before it starts" in times.error.text())
    times.end.setFocus()
    times.end.selectAll()
    qtbot.keyClicks(times.end, "14:00")
    qtbot.keyClick(times.end, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: part.total.text() == "4 h 15 of 5 h, 45 min left.")
    times.day.setFocus()
    times.day.selectAll()
    qtbot.keyClicks(times.day, "next week")
    qtbot.keyClick(times.day, Qt.Key.Key_Tab)
    assert times.error.text() == "“next week” is no day. Write it as 2027-03-14."


def test_without_a_start_the_minutes_are_added_up(part: AgendaPart, desk: Desk, qtbot: QtBot) -> None:
    desk.do(set_times, SetTimes(desk.snapshot.sessions[0].id, None, None))
    qtbot.waitUntil(lambda: part.total.text().startswith("255 minutes in all."))
    assert part.model.index(0, 0).data() == ""


def test_a_template_with_a_preview_is_used_and_a_broken_file_is_named(
    desk: Desk, theme: Theme, qtbot: QtBot, answer: Answer
) -> None:
    folder = own_templates_folder()
    folder.mkdir(parents=True)
    (folder / "mine.json").write_text('{"schema": "charrette-template/1",\n "title": }', encoding="utf-8")
    part = shown(AgendaPart(desk, theme), desk, qtbot)
    assert part.view.accessibleDescription() == "No block yet. Start from a template, or add a block."
    seen: list[str] = []

    def choose(dialog: Any) -> None:
        rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        dialog.list.setCurrentRow(rows.index("Two-day school charrette with three feedback loops"))
        seen.append(dialog.preview.current().title)
        qtbot.keyClicks(dialog.day, "2027-13-01")
        assert not dialog.keep.isEnabled()
        dialog.day.clear()
        qtbot.keyClicks(dialog.day, "2027-03-14")
        seen.extend(
            each.text() for each in dialog.findChildren(type(dialog.about)) if "mine.json" in each.text()
        )
        dialog.keep.click()

    answer(choose)
    part.from_template.click()
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.title.startswith("Day 1"))
    assert seen[0] == "Day 1: What the building must do"
    assert "line 2, column 11" in seen[1]
    assert titles(part)[0] == "Doors, sign-in and coffee"
    part.times.choose(desk.snapshot.sessions[1].id)
    part.times.session.activated.emit(1)
    assert titles(part)[0] == "Doors and yesterday’s wall"
    arrows = [block.beside for block in desk.snapshot.agenda(desk.snapshot.sessions[0].id)]
    assert sum(arrows) == 1


def test_a_prompt_is_given_to_the_session_and_to_a_block(
    part: AgendaPart, desk: Desk, theme: Theme, qtbot: QtBot, answer: Answer
) -> None:
    prompts = shown(PromptsPart(desk, theme), desk, qtbot)
    looked: list[str] = []
    prompts.looked.connect(looked.append)
    prompts.deck.setCurrentIndex(prompts.deck.findText("Library"))
    first = prompts.model.at(0).text
    assert looked[-1] == first
    prompts.to_session.click()
    qtbot.waitUntil(lambda: desk.snapshot.sessions[0].prompt == first)
    assert prompts.model.index(0, 1).data() == "Half-day charrette"

    def choose(dialog: Any) -> None:
        qtbot.keyClicks(dialog.search, "Silent writing")
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    answer(choose)
    prompts.to_block.click()
    qtbot.waitUntil(lambda: blocks(desk)[3].prompt == first)
    assert prompts.filled(desk.snapshot).done


def test_ground_rules_are_added_changed_and_removed(
    desk: Desk, theme: Theme, qtbot: QtBot, answer: Answer
) -> None:
    rules = shown(GroundRulesPart(desk, theme), desk, qtbot)
    assert rules.filled(desk.snapshot).words == "none yet"

    def pick(dialog: Any) -> None:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    answer(pick)
    rules.propose.click()
    qtbot.waitUntil(lambda: [entry.text for entry in desk.snapshot.entries] == [PROPOSED[0]])

    def write(dialog: Any) -> None:
        dialog.field.setText("Shoes off.")
        dialog.keep.click()

    answer(write)
    qtbot.keyClick(rules.view, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: rules.filled(desk.snapshot).words == "2 rules")
    rules.model.setData(rules.model.index(1, 1), "Shoes on.")
    qtbot.waitUntil(lambda: desk.snapshot.entries[1].text == "Shoes on.")
    rules.model.setData(rules.model.index(1, 1), "  ")
    qtbot.waitUntil(lambda: "no words" in rules.error.text())
    rules.view.setCurrentIndex(rules.model.index(0, 1))
    qtbot.keyClick(rules.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [entry.text for entry in desk.snapshot.entries] == ["Shoes on."])


def test_the_agendas_model_is_a_sound_model(part: AgendaPart, qtmodeltester: ModelTester) -> None:
    table = AgendaTable(writable=True)
    table.show([part.model.at(row) for row in range(3)])
    qtmodeltester.check(table)
