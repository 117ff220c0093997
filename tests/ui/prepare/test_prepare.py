"""Prepare: fields are kept when they are left, lists by keyboard, errors beside what they are about."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.project import SchoolType
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.page import PARTS, PreparePage
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme

Answer = Callable[[Callable[[Any], object]], None]
_TITLES = [part.title for part in PARTS]
PROJECT, GROUPS, PEOPLE, SESSIONS, THEMES = (
    _TITLES.index(title)
    for title in ("Project", "Groups and seats", "People", "Sessions and prompt", "Themes")
)


@pytest.fixture
def page(desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot) -> PreparePage:
    """The page, shown."""
    made = PreparePage(desk, theme, stage)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def part(page: PreparePage, which: int) -> Any:
    """A part, shown."""
    page.list.setCurrentRow(which)
    return page.parts[which]


def leave(qtbot: QtBot, field: Any, words: str) -> None:
    """Types into a field and leaves it by Tab."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_the_parts_say_how_far_they_are(page: PreparePage) -> None:
    said = {
        page.parts[row].title: page.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(len(page.parts))
    }
    assert list(said)[:3] == ["Project", "Groups and seats", "People"]
    for title, words in {
        "Project": "done",
        "Groups and seats": "done",
        "People": "done, 3 of 47 here",
        "Check-in": "done, 3 here",
        "Tables": "not done, nobody seated",
        "Coverage": "not done, 6 missing",
        "Sessions and prompt": "not done, 1 to fill",
        "Themes": "done, 12 themes",
        "Room check": "not done, not checked yet",
    }.items():
        assert said[title] == f"{title}, {words}"
    open_ = sum(", not done" in each for each in said.values())
    assert page.context() == f"Alder Creek, {open_} of {len(said)} parts to fill"
    assert not page.grab().isNull()


def test_a_field_is_kept_when_it_is_left(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    form = part(page, PROJECT)
    leave(qtbot, form.district, "Alder County")
    qtbot.waitUntil(lambda: desk.snapshot.project.district == "Alder County")
    leave(qtbot, form.budget, "48,500,000")
    qtbot.waitUntil(lambda: desk.snapshot.project.target_budget == 4_850_000_000)
    assert form.budget.text() == "48,500,000"
    assert not form.currency.isEnabled()
    form.school.setCurrentIndex(list(SchoolType).index(SchoolType.K8))
    form.school.activated.emit(form.school.currentIndex())
    qtbot.waitUntil(lambda: desk.snapshot.project.school_type is SchoolType.K8)


def test_what_cannot_be_kept_is_said_beside_its_field(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    form = part(page, PROJECT)
    leave(qtbot, form.budget, "a lot")
    assert "no amount" in form.form.error_of(form.budget)
    leave(qtbot, form.budget, "")
    assert form.form.error_of(form.budget) == ""
    leave(qtbot, form.name, " ")
    qtbot.waitUntil(lambda: bool(form.form.error_of(form.name)))
    assert desk.snapshot.project.name == "Alder Creek"


def test_groups_are_edited_in_their_cells(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    groups = part(page, GROUPS)
    model = groups.model
    model.setData(model.index(0, 2), "15")
    qtbot.waitUntil(lambda: desk.snapshot.groups[0].invited == 15)
    model.setData(model.index(0, 4), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: desk.snapshot.groups[0].host)
    model.setData(model.index(0, 0), "fa")
    qtbot.waitUntil(groups.error.isVisible)
    assert "belongs to Families" in groups.error.text()
    model.setData(model.index(0, 2), "many")
    assert "whole number" in groups.error.text()
    assert model.index(2, 3).data() == 3


def test_groups_are_added_moved_and_removed_by_key(
    page: PreparePage, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    groups = part(page, GROUPS)
    groups.view.setFocus()

    def fill(dialog: Any) -> None:
        qtbot.keyClicks(dialog.name, "Bus drivers")
        assert dialog.label.text() == "BD"
        dialog.invited.setText("5")
        dialog.keep.click()

    answer(fill)
    qtbot.keyClick(groups.view, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: len(desk.snapshot.groups) == 8)
    qtbot.waitUntil(lambda: groups.view.current().name == "Bus drivers")
    qtbot.keyClick(groups.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.snapshot.groups[6].name == "Bus drivers")
    assert groups.view.current().name == "Bus drivers"
    qtbot.keyClick(groups.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(desk.snapshot.groups) == 7)


def test_a_group_that_was_heard_stays(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    groups = part(page, GROUPS)
    groups.view.select(desk.snapshot.groups[0].id)
    groups.remove.click()
    qtbot.waitUntil(groups.error.isVisible)
    assert "1 cards" in groups.error.text() or "1 card" in groups.error.text()
    assert len(desk.snapshot.groups) == 7


def test_a_mark_is_picked_by_its_shape(page: PreparePage, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    groups = part(page, GROUPS)
    groups.view.select(desk.snapshot.groups[0].id)

    def choose(dialog: Any) -> None:
        qtbot.keyClicks(dialog.search, "hollow dia")
        dialog.keep.click()

    answer(choose)
    groups.mark.click()
    qtbot.waitUntil(lambda: desk.snapshot.groups[0].mark == 10)


def test_many_people_are_checked_in_at_once(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    people = part(page, PEOPLE)
    people.aliases.setPlainText("Ash\n\n Birch \nCedar")
    assert people.add.text() == "Check in 3 people"
    people.minor.setChecked(True)
    people.grade_band.setText("6 to 8")
    people.add.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 6)
    new = [each for each in desk.snapshot.participants if each.minor]
    assert {(each.alias, each.grade_band) for each in new} == {
        ("Ash", "6 to 8"),
        ("Birch", "6 to 8"),
        ("Cedar", "6 to 8"),
    }
    assert people.aliases.toPlainText() == ""
    assert people.group.currentText() == "Students  (3 of 12 here)"
    part(page, GROUPS)
    assert "6 of 47 seats taken" in page.look.coverage_words.text()


def test_a_taken_alias_is_refused_and_someone_can_be_removed(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    people = part(page, PEOPLE)
    people.aliases.setPlainText("Oak")
    people.add.click()
    qtbot.waitUntil(lambda: "taken" in people.form.error_of(people.aliases))
    people.view.select(desk.snapshot.participants[0].id)
    qtbot.keyClick(people.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 2)


def test_the_prompt_is_seen_while_it_is_typed_and_kept_when_left(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    sessions = part(page, SESSIONS)
    sessions.prompt.setFocus()
    sessions.prompt.selectAll()
    qtbot.keyClicks(sessions.prompt, "What must stay?")
    assert page.look.prompt.accessibleName() == "On the projector: Session 1. What must stay?"
    qtbot.keyClick(sessions.prompt, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.snapshot.sessions[0].prompt == "What must stay?")
    leave(qtbot, sessions.minutes, "20")
    leave(qtbot, sessions.held_on, "4 March")
    qtbot.waitUntil(
        lambda: (desk.snapshot.sessions[0].minutes, desk.snapshot.sessions[0].held_on) == (20, "4 March")
    )
    row = page.list.item(SESSIONS)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Sessions and prompt, done"


def test_sessions_and_charrettes_are_added_and_one_runs(
    page: PreparePage, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    sessions = part(page, SESSIONS)
    qtbot.keyClick(sessions.view, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: len(desk.snapshot.sessions) == 2)
    answer(lambda dialog: (dialog.field.setText("What the site must do"), dialog.keep.click()))
    sessions.another.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.charrettes) == 2)
    first = desk.snapshot.sessions[0]
    sessions.view.select(first.id)
    sessions.run.click()
    assert desk.session == first
    assert not sessions.run.isEnabled()


def test_themes_are_renamed_added_moved_and_removed(
    page: PreparePage, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    themes = part(page, THEMES)
    model = themes.model
    assert [model.index(0, column).data() for column in range(3)] == ["Learning spaces", 2, 0]
    model.setData(model.index(0, 0), "Places to learn")
    qtbot.waitUntil(lambda: desk.snapshot.themes[0].name == "Places to learn")
    model.setData(model.index(0, 0), "Furniture")
    qtbot.waitUntil(themes.error.isVisible)
    answer(lambda dialog: (dialog.field.setText("Arrival"), dialog.keep.click()))
    themes.add.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.themes) == 13)
    assert themes.view.current().name == "Arrival"
    themes.up.click()
    qtbot.waitUntil(lambda: desk.snapshot.themes[11].name == "Arrival")
    qtbot.keyClick(themes.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(desk.snapshot.themes) == 12)


def test_its_header_leads_on(page: PreparePage, qtbot: QtBot) -> None:
    *others, begin = page.header_widgets()
    for widget in (*others, begin):
        qtbot.addWidget(widget)
    with qtbot.waitSignal(page.go) as said:
        begin.click()  # pyright: ignore[reportAttributeAccessIssue]
    assert said.args == ["run", None]


def test_without_room_the_look_goes(page: PreparePage, theme: Theme) -> None:
    assert page.look.isVisible()
    page.resize(900, 700)
    assert not page.look.isVisible()
    theme.set_text_size(200)
    assert not page.grab().isNull()


def test_a_part_is_revealed_by_its_name(page: PreparePage) -> None:
    page.actions()[PEOPLE].trigger()
    assert page.list.currentRow() == PEOPLE
    assert page.parts[PEOPLE].first_field().hasFocus()


def test_the_table_of_values_is_a_sound_model(desk: Desk, qtmodeltester: ModelTester) -> None:
    model = RowsTable(
        (
            Column("Name", lambda group: group.name, editable=True),
            Column("Seats", lambda group: group.invited, right=True),
            Column("Host", lambda _: "", check=lambda group: group.host),
        )
    )
    model.show(desk.snapshot.groups)
    qtmodeltester.check(model)
    assert model.rowCount() == 7
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Seats: 12"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Host: no"
    assert model.data(QModelIndex()) is None
    model.show(())
    assert model.at(0) is None
