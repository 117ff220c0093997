"""The list of what is alike: answered by keyboard, taken back by undo, true after every change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from charrette.domain.needs import NeedStatus
from charrette.domain.similar_verdict import Likeness
from charrette.services.capture import KeepCard, keep_card
from charrette.ui.desk import Desk
from charrette.ui.similar.dialog import ACROSS, ANSWERED, CARDS, NEEDS, SimilarDialog
from charrette.ui.similar.pair_look import PairDelegate
from charrette.ui.similar.similar_rows import SimilarRows
from charrette.ui.theme import Theme
from tests.ui.similar.conftest import Pairs

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
APS, RAMP, POWER, RACKS = "C-007 C-008", "C-009 C-010", "C-011 C-012", "N-002 N-003"


def test_pairs_stand_by_how_much_they_are_alike_and_opposites_last(pairs: Pairs) -> None:
    assert {APS, POWER, RACKS} < set(pairs.codes)
    assert pairs.codes[-1] == RAMP
    assert pairs.dialog.list.hasFocus()
    assert pairs.current == pairs.codes[0]
    assert pairs.dialog.count.text() == f"{len(pairs.codes)} pairs"


def test_enter_does_what_the_button_says_and_undo_brings_the_pair_back(pairs: Pairs) -> None:
    pairs.go_to(POWER)
    after = pairs.codes[pairs.codes.index(POWER) + 1]
    assert pairs.dialog.same.text() == "Join C-012 into N-001, with C-011"
    pairs.press(Key.Key_Return)
    assert POWER not in pairs.codes
    assert pairs.current == after
    need = next(each for each in pairs.desk.snapshot.needs if each.code == "N-001")
    pairs.wait(lambda: len(pairs.desk.snapshot.cards_of_need[need.id]) == 2)
    pairs.wait(lambda: "are the same" in pairs.dialog.said.text())
    pairs.press(Key.Key_Z, CONTROL)
    pairs.wait(lambda: POWER in pairs.codes)
    assert pairs.current == POWER
    assert len(pairs.desk.snapshot.cards_of_need[need.id]) == 1


def test_needs_are_merged_only_when_a_person_says_so(pairs: Pairs) -> None:
    pairs.go_to(RACKS)
    assert pairs.dialog.same.text() == "Merge N-003 into N-002"
    pairs.press(Key.Key_A)
    pairs.wait(
        lambda: (
            [each.status for each in pairs.desk.snapshot.needs][1:] == [NeedStatus.OPEN, NeedStatus.MERGED]
        )
    )
    assert [each.likeness for each in pairs.desk.snapshot.verdicts] == [Likeness.SAME]


@pytest.mark.parametrize(
    ("key", "likeness"), [(Key.Key_N, Likeness.NOT_SAME), (Key.Key_O, Likeness.OPPOSITE)]
)
def test_a_pair_that_is_refused_does_not_come_back(pairs: Pairs, key: Qt.Key, likeness: Likeness) -> None:
    pairs.go_to(APS)
    pairs.press(key)
    pairs.wait(lambda: [each.likeness for each in pairs.desk.snapshot.verdicts] == [likeness])
    project_id = pairs.desk.snapshot.project.id
    pairs.desk.do(keep_card, KeepCard(project_id, "More access points in the gym and a library"))
    pairs.wait(lambda: "C-007 C-013" in pairs.codes)
    assert APS not in pairs.codes
    assert len(pairs.desk.snapshot.needs) == 3


def test_enter_never_joins_opposites_but_a_does(pairs: Pairs) -> None:
    pairs.press(Key.Key_End)
    assert pairs.current == RAMP
    pairs.press(Key.Key_Return)
    assert pairs.current == RAMP
    assert pairs.dialog.said.text().startswith("Is it the opposite?")
    assert pairs.dialog.same.accessibleDescription() == "A"
    pairs.press(Key.Key_A)
    pairs.wait(lambda: pairs.desk.snapshot.needs[-1].code == "N-004")


def test_an_answer_can_be_asked_again_later(pairs: Pairs) -> None:
    pairs.go_to(APS)
    pairs.press(Key.Key_N)
    pairs.wait(lambda: bool(pairs.desk.snapshot.verdicts))
    pairs.dialog.filter.button(ANSWERED).click()
    assert pairs.codes == [APS]
    pairs.dialog.list.setFocus()
    for key in (Key.Key_Return, Key.Key_A, Key.Key_O):
        pairs.press(key)
    assert pairs.codes == [APS]
    pairs.press(Key.Key_W)
    pairs.wait(lambda: not pairs.desk.snapshot.verdicts)
    assert pairs.dialog.empty.isVisible()
    pairs.dialog.filter.button(CARDS).click()
    pairs.wait(lambda: APS in pairs.codes)


def test_filters_show_cards_needs_or_what_departments_share(pairs: Pairs) -> None:
    pairs.dialog.filter.button(NEEDS).click()
    assert pairs.codes == [RACKS]
    pairs.dialog.filter.button(ACROSS).click()
    assert pairs.codes == [RACKS]
    assert pairs.dialog.rows.rows[0].note.startswith("across ")
    pairs.dialog.filter.button(CARDS).click()
    assert RACKS not in pairs.codes
    assert APS in pairs.codes


def test_every_pair_is_heard_as_a_sentence(pairs: Pairs) -> None:
    heard = QAccessible.queryAccessibleInterface(pairs.dialog.list)
    words = [heard.child(row).text(QAccessible.Text.Name) for row in range(heard.childCount())]
    told = next(each for each in words if "C-007" in each)
    assert told.startswith(
        ("Very alike. C-007, Students: More access points", "Alike. C-007, Students: More")
    )
    assert "In common: " in told
    assert "access points / APs" in told
    assert told.endswith("Make one need of C-007 and C-008?")
    assert words[-1].startswith("Opposite?, only C-010 says no.")


def test_nothing_alike_says_so(desk: Desk, theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = SimilarDialog(desk, theme, window, ACROSS)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.watch.suggestions is not None, timeout=5000)
    dialog.acts.waiting |= {row.pair for row in dialog.rows.rows}
    dialog.refresh()
    assert dialog.empty.isVisible()
    assert not dialog.list.isVisible()
    assert not dialog.same.isEnabled()


def test_a_read_only_library_takes_no_answer(pairs: Pairs) -> None:
    pairs.desk.read_only = True
    pairs.dialog.refresh()
    before = pairs.codes
    pairs.press(Key.Key_N)
    assert pairs.codes == before
    assert not pairs.dialog.not_same.isEnabled()


def test_larger_text_makes_rows_higher_and_narrow_lists_put_texts_above_each_other(
    pairs: Pairs, theme: Theme
) -> None:
    delegate = pairs.dialog.list.itemDelegate()
    assert isinstance(delegate, PairDelegate)
    index, lists = pairs.dialog.rows.index(0), pairs.dialog.list
    before, wide = lists.sizeHintForIndex(index).height(), pairs.dialog.width()
    pairs.dialog.resize(400, 640)  # as narrow as it can be
    pairs.wait(lambda: lists.sizeHintForIndex(index).height() > before)
    pairs.dialog.resize(wide, 640)
    pairs.wait(lambda: lists.sizeHintForIndex(index).height() == before)
    theme.set_text_size(200)
    assert lists.sizeHintForIndex(index).height() > 1.8 * before


def test_the_rows_are_a_proper_model(pairs: Pairs, qtmodeltester: ModelTester) -> None:
    rows = SimilarRows()
    rows.show_rows(pairs.dialog.rows.rows)
    qtmodeltester.check(rows)
    rows.show_rows(pairs.dialog.rows.rows[1:])
    assert rows.rowCount() == len(pairs.codes) - 1


def test_a_change_after_the_list_is_gone_is_no_error(pairs: Pairs) -> None:
    """The desk goes on; what it says must not reach a dialog that is no more."""
    delete(pairs.dialog)
    project_id = pairs.desk.snapshot.project.id
    pairs.desk.do(keep_card, KeepCard(project_id, "A shelf"))
    pairs.wait(lambda: any(each.text == "A shelf" for each in pairs.desk.snapshot.cards))


def test_with_nothing_alike_enter_undoes_nothing(qtbot: QtBot, desk: Desk, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    dialog = SimilarDialog(desk, theme, parent, ANSWERED)
    dialog.open()
    assert not dialog.rows.rows
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.filter.isAncestorOf(dialog.focusWidget()))
