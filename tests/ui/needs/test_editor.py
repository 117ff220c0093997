"""The editor of a need: every field is kept when it is left, and what cannot be kept stays in it with a sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus
from charrette.services.capture import KeepCard, keep_card
from charrette.services.needs import MakeNeed, MergeNeeds, make_need, merge_needs
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.theme import Theme

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def needs(library: Library, desk: Desk, qtbot: QtBot) -> tuple[Need, Need]:
    """Two needs: one of three cards, one of one."""
    cards = desk.snapshot.cards
    project_id = desk.snapshot.project.id
    first = library.do(make_need, MakeNeed(project_id, tuple(card.id for card in cards[:3]), "Quiet rooms"))
    second = library.do(make_need, MakeNeed(project_id, (cards[3].id,), "Floor sinks"))
    qtbot.waitUntil(lambda: len(desk.snapshot.needs) == 2)
    return first, second


@pytest.fixture
def editor(needs: tuple[Need, Need], desk: Desk, theme: Theme, qtbot: QtBot) -> NeedEditor:
    """The editor on the first need."""
    made = NeedEditor(desk, theme, needs[0].id)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_every_field_is_kept_when_it_is_left(editor: NeedEditor, qtbot: QtBot) -> None:
    form = editor.form
    for field, text in ((form.short_name, "Rooms to be quiet in"), (form.space_type, "Classroom")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
    form.statement.setFocus()
    form.statement.selectAll()
    QTest.keyClicks(form.statement, "A room for five beside each classroom")
    form.rationale.setFocus()
    form.department.setCurrentIndex(2)
    form.department.activated.emit(2)
    qtbot.waitUntil(lambda: editor.need.department_id is not None)
    need = editor.need
    assert (need.short_name, need.space_type) == ("Rooms to be quiet in", "Classroom")
    assert need.statement == "A room for five beside each classroom"
    assert need.department_id == editor._desk.snapshot.departments[1].id


def test_a_cost_is_read_as_people_write_it(editor: NeedEditor, qtbot: QtBot) -> None:
    form = editor.form
    for field, text in ((form.low, "$40,000"), (form.likely, "52000.50"), (form.high, "60 000")):
        field.setFocus()
        QTest.keyClicks(field, text)
    form.low.setFocus()
    qtbot.waitUntil(lambda: editor.need.cost == CostRange(4_000_000, 5_200_050, 6_000_000))
    assert form.likely.text() == "52,000.50"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("a lot", "", "“a lot” is not an amount."),
        ("9", "5", "Costs must rise"),
        ("1.005", "", "decimal places"),
    ],
)
def test_a_cost_that_cannot_be_is_refused_and_stays(
    editor: NeedEditor, qtbot: QtBot, low: str, high: str, said: str
) -> None:
    form = editor.form
    form.low.setFocus()
    QTest.keyClicks(form.low, low)
    form.high.setFocus()
    QTest.keyClicks(form.high, high)
    form.space_type.setFocus()
    qtbot.waitUntil(lambda: said in form.error_of(form._cost))
    assert (form.low.text(), form.high.text()) == (low, high)


def test_a_short_name_of_more_than_44_characters_is_refused_and_stays(
    editor: NeedEditor, qtbot: QtBot
) -> None:
    form = editor.form
    form.short_name.selectAll()
    QTest.keyClicks(form.short_name, "x" * 45)
    assert form.counter.text() == "1 character too long"
    form.space_type.setFocus()
    qtbot.waitUntil(lambda: "45 characters" in form.error_of(form._holders[form.short_name]))
    assert form.short_name.text() == "x" * 45
    assert editor.need.short_name == "Quiet rooms"


def test_required_is_kept_with_its_reference_only(editor: NeedEditor, qtbot: QtBot) -> None:
    form = editor.form
    form.required.click()
    assert "Name the code" in form.error_of(form.reference)
    assert not editor.need.required
    QTest.keyClicks(form.reference, "ADA 206")
    form.space_type.setFocus()
    qtbot.waitUntil(lambda: editor.need.required)
    assert editor.need.required_reference == "ADA 206"
    assert form.error_of(form.reference) == ""


def test_closing_keeps_the_field_that_was_being_edited(editor: NeedEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.form.statement.setFocus()
    editor.form.statement.selectAll()
    QTest.keyClicks(editor.form.statement, "Last words")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[editor.need_id].statement == "Last words")


def test_cards_are_split_off_into_a_need_of_their_own(editor: NeedEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.sources.list.item(0).setSelected(True)
    editor.sources.split_button.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.needs) == 3)
    counts = [len(desk.snapshot.cards_of_need[need.id]) for need in desk.snapshot.needs]
    assert counts == [2, 1, 1]
    assert editor.sources.list.count() == 2


def test_cards_are_taken_out_and_stay_on_the_board(editor: NeedEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.sources.list.item(0).setSelected(True)
    editor.sources.out_button.click()
    qtbot.waitUntil(lambda: editor.sources.list.count() == 2)
    assert len(desk.snapshot.cards) == 6


def test_a_merge_shows_what_came_with_which_need_and_can_be_split(
    editor: NeedEditor, needs: tuple[Need, Need], library: Library, desk: Desk, qtbot: QtBot
) -> None:
    library.do(merge_needs, MergeNeeds(needs[0].id, (needs[1].id,)))
    qtbot.waitUntil(lambda: editor.sources.list.count() == 5)
    assert editor.sources.list.item(3).text() == "Came with N-002, merged: Floor sinks"
    editor.sources.list.item(3).setSelected(True)
    editor.sources.split_button.click()
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[needs[1].id].status is NeedStatus.OPEN)
    assert editor.sources.list.count() == 3


def test_merging_asks_which_need_lives_on(
    editor: NeedEditor, needs: tuple[Need, Need], desk: Desk, answer: Answer, qtbot: QtBot
) -> None:
    def pick_second(picker: Any) -> None:
        answer(choose_second)
        picker.accept()

    def choose_second(dialog: Any) -> None:
        dialog._group.buttons()[1].click()
        assert dialog.keep.text() == "Merge into N-002"
        dialog.accept()

    answer(pick_second)
    editor.merge_button.click()
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[needs[0].id].merged_into == needs[1].id)
    assert len(desk.snapshot.cards_of_need[needs[1].id]) == 4
    assert editor.state.text() == "Merged into N-002 Floor sinks"


def test_a_declined_need_has_its_reason_and_can_be_opened_again(
    editor: NeedEditor, answer: Answer, qtbot: QtBot
) -> None:
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "Built already"), dialog.accept()))
    editor.decline_button.click()
    qtbot.waitUntil(lambda: editor.state.text() == "Declined: Built already")
    editor.open_button.click()
    qtbot.waitUntil(lambda: editor.need.status is NeedStatus.OPEN)


def test_words_that_cannot_be_kept_are_shown_once_before_the_dialog_closes(
    editor: NeedEditor, desk: Desk, qtbot: QtBot
) -> None:
    editor.form.short_name.selectAll()
    QTest.keyClicks(editor.form.short_name, "y" * 50)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "50 characters" in editor.form.error_of(editor.form._holders[editor.form.short_name])
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert desk.snapshot.need_by_id[editor.need_id].short_name == "Quiet rooms"


def test_the_theme_and_department_of_a_need_are_shown(
    needs: tuple[Need, Need], editor: NeedEditor, desk: Desk
) -> None:
    theme_id = desk.snapshot.cards[0].theme_id
    assert theme_id is not None
    theme = desk.snapshot.theme_by_id[theme_id]
    assert editor.form.theme_choice.currentText() == theme.name


def test_enter_in_a_field_keeps_it_and_presses_no_button(
    editor: NeedEditor, needs: tuple[Need, Need], qtbot: QtBot
) -> None:
    editor.form.short_name.selectAll()
    QTest.keyClicks(editor.form.short_name, "Calm rooms")
    QTest.keyClick(editor.form.short_name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.need.short_name == "Calm rooms")
    assert editor.isVisible()
    assert editor.need.status is NeedStatus.OPEN


def test_refused_words_outlast_the_edit_of_another_field(editor: NeedEditor, qtbot: QtBot) -> None:
    form = editor.form
    form.low.setFocus()
    QTest.keyClicks(form.low, "a lot")
    form.required.setFocus()
    QTest.keyClick(form.required, Qt.Key.Key_Space)
    assert "Name the code" in form.error_of(form.reference)
    form.space_type.setFocus()
    QTest.keyClicks(form.space_type, "Corridor")
    form.statement.setFocus()
    qtbot.waitUntil(lambda: editor.need.space_type == "Corridor")
    assert (form.low.text(), form.required.isChecked()) == ("a lot", True)
    assert form.reference.isEnabled()
    form.reference.setFocus()
    QTest.keyClicks(form.reference, "ADA 206")
    QTest.keyClick(form.reference, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.need.required)


def test_cards_are_split_off_by_keys_and_the_choice_outlasts_a_new_card(
    editor: NeedEditor, desk: Desk, qtbot: QtBot
) -> None:
    cards = editor.sources.list
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Down)
    QTest.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "By phone"))
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 7)
    assert len(cards.selectedItems()) == 2
    editor.sources.split_button.setFocus()
    QTest.keyClick(editor.sources.split_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(desk.snapshot.needs) == 3)
    assert sorted(len(each) for each in desk.snapshot.cards_of_need.values()) == [1, 1, 2]
    assert cards.count() == 1


def test_enter_on_a_source_card_shows_it_on_the_board(editor: NeedEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.sources.list.setFocus()
    QTest.keyClick(editor.sources.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.card_asked) as asked:
        QTest.keyClick(editor.sources.list, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] in {card.id for card in desk.snapshot.cards_of_need[editor.need_id]}


def test_a_merged_need_is_split_off_by_keys_together_with_its_cards(
    editor: NeedEditor, needs: tuple[Need, Need], library: Library, desk: Desk, qtbot: QtBot
) -> None:
    library.do(merge_needs, MergeNeeds(needs[0].id, (needs[1].id,)))
    cards = editor.sources.list
    qtbot.waitUntil(lambda: cards.count() == 5)
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_End)
    QTest.keyClick(cards, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert len(cards.selectedItems()) == 2
    editor.sources.split_button.setFocus()
    QTest.keyClick(editor.sources.split_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: cards.count() == 3)
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "After the split"))
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 7)
    assert [len(desk.snapshot.cards_of_need[need.id]) for need in desk.snapshot.needs] == [3, 1]
