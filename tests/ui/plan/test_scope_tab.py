"""Scope: typed into as a table, filled down, pasted, filtered, removed."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.guard.watch import Guard
from charrette.domain.plan.people import Person
from charrette.domain.plan.scope import Action, DutyKind, Outsider, Responsibility
from charrette.services.scope import AddScope, ScopeDraft, add_scope
from charrette.services.staff import add_person
from charrette.ui.desk import Desk
from charrette.ui.plan.import_dialog import PlanImportDialog
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.plan.scope_columns import Col, rows_of
from charrette.ui.plan.scope_dialog import ScopeDialog
from charrette.ui.plan.scope_model import ScopeTable
from charrette.ui.plan.scope_tab import ScopeTab
from tests.ui.plan.conftest import SmallPlan

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def tab(page: PlanPage) -> ScopeTab:
    """The part Scope of the page, shown."""
    page.reveal("scope")
    assert isinstance(page.part, ScopeTab)
    return page.part


def cells(tab: ScopeTab, row: int) -> list[str]:
    """A row as its cells read."""
    return [str(tab.model.index(row, col).data() or "") for col in Col]


def field(tab: ScopeTab) -> CellField:
    """The field that is open in a cell."""
    found = [each for each in tab.grid.findChildren(CellField) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def type_into(
    tab: ScopeTab, qtbot: QtBot, row: int, col: Col, text: str, end: Qt.Key = Qt.Key.Key_Return
) -> None:
    """Types over a cell and ends with a key."""
    tab.grid.choose(row, col)
    qtbot.keyClick(tab.grid, Qt.Key.Key_F2)
    opened = field(tab)
    opened.selectAll()
    qtbot.keyClicks(opened, text)
    qtbot.keyClick(opened, end)


def test_every_column_says_what_an_item_has(tab: ScopeTab) -> None:
    assert cells(tab, 0) == [
        "S-001", "Classrooms", "Data cabling", "Install", "Data cabling", "OFCI", "Technology", "Technology", "", "",
        "N-001", "", "", "",
    ]  # fmt: skip
    assert tab.filters.count.text() == "2 scope items"
    assert [tab.model.row(n) is not None for n in range(tab.model.rowCount())] == [True, True, False]


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester, desk: Desk, plan: SmallPlan) -> None:
    assert plan.scope
    model = ScopeTable(writable=True)
    model.show(rows_of(desk.planned, {}))
    qtmodeltester.check(model)


def test_rows_are_spoken_with_their_findings(tab: ScopeTab) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert str(tab.model.index(0, Col.CODE).data(role)).startswith("S-001, Data cabling. Finding: ")
    assert tab.model.index(0, Col.ACCOUNTABLE).data(role) == "S-001, Accountable: Technology"
    assert tab.model.index(2, Col.SPACE).data(role) == "New scope item, Space: empty"


def test_typing_is_completed_and_enter_keeps(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(0, Col.ACCOUNTABLE)
    qtbot.keyClick(tab.grid, Qt.Key.Key_F2)
    opened = field(tab)
    opened.selectAll()
    qtbot.keyClicks(opened, "fac")
    assert opened.list_is_open
    assert opened.offered() == ["Facilities"]
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert cells(tab, 0)[Col.ACCOUNTABLE] == "Facilities"
    assert cells(tab, 0)[Col.RESPONSIBLE] == "Technology"


def test_several_parties_stand_in_one_cell(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 0, Col.CONSULTED, "contr; low-v")
    duties = desk.planned.planned.scope[0].duties
    assert [duty.outsider for duty in duties if duty.kind is DutyKind.CONSULTED] == [
        Outsider.CONTRACTOR,
        Outsider.LOW_VOLTAGE_CONSULTANT,
    ]
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 0, Col.NEEDS, "closets")
    assert cells(tab, 0)[Col.NEEDS] == "N-002"


def test_esc_leaves_a_cell_as_it_was(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    type_into(tab, qtbot, 0, Col.TITLE, "Other", Qt.Key.Key_Escape)
    assert desk.planned.planned.scope[0].title == "Data cabling"


def test_another_item_does_not_take_away_what_is_typed(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    number = tab.model.rowCount()
    tab.grid.edit_at(0, Col.TITLE)
    typed = field(tab)
    typed.setText("Cables to all rooms")
    draft = ScopeDraft("Classrooms", "Wireless", Action.INSTALL)
    desk.do(add_scope, AddScope(desk.snapshot.project.id, (draft,)))
    qtbot.waitUntil(lambda: len(desk.planned.planned.scope) == number)  # the row of the new item is one more
    assert typed.isVisible()
    assert typed.text() == "Cables to all rooms"
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.planned.planned.scope[0].title == "Cables to all rooms")
    qtbot.waitUntil(lambda: tab.model.rowCount() == number + 1)


def test_a_new_space_may_be_typed_and_a_known_one_is_completed(
    tab: ScopeTab, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 0, Col.SPACE, "Tower room")
    assert cells(tab, 0)[Col.SPACE] == "Tower room"
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 0, Col.SPACE, "gy")
    assert cells(tab, 0)[Col.SPACE] == "Gym"


@pytest.mark.parametrize(
    ("col", "text", "words"),
    [
        (Col.ACCOUNTABLE, "Roofing", "There is no department “Roofing”."),
        (Col.ACTION, "con", "“con” could be more than one action."),
        (Col.NEEDS, "N-099", "There is no need “N-099”."),
        (Col.TAG, "XYZ", "There is no responsibility code “XYZ”."),
        (Col.DIVISION, "many", "“many” is no CSI division."),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    col: Col, text: str, words: str, tab: ScopeTab, desk: Desk, qtbot: QtBot
) -> None:
    before = desk.planned.planned.scope
    with qtbot.waitSignal(desk.failed) as refused:
        tab.model.typed.emit(tab.model.row(0), col, text)
    assert refused.args is not None
    assert refused.args[0].what == words
    assert desk.planned.planned.scope == before


def test_a_new_item_is_typed_into_the_last_row(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.grid, Qt.Key.Key_Insert)
    for text in ("libr", "wirel", "inst"):
        qtbot.keyClicks(field(tab), text)
        qtbot.keyClick(field(tab), Qt.Key.Key_Tab)
    assert tab.grid.currentIndex().column() == Col.TITLE
    qtbot.keyClicks(field(tab), "Access points")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(field(tab), Qt.Key.Key_Return)
    item = desk.planned.planned.scope[-1]
    assert (item.space, item.system, item.action, item.title) == (
        "Library",
        "Wireless",
        Action.INSTALL,
        "Access points",
    )
    qtbot.waitUntil(lambda: tab.grid.on_draft)
    assert not tab.model.draft


def test_a_new_item_waits_for_what_it_lacks(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.grid, Qt.Key.Key_Insert)
    qtbot.keyClicks(field(tab), "Libr")
    qtbot.keyClick(field(tab), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.grid.currentIndex().column() == Col.SYSTEM)
    qtbot.keyClick(field(tab), Qt.Key.Key_Escape)
    tab.grid.choose(0, Col.SPACE)
    assert tab.model.draft == {Col.SPACE: "Library"}
    assert len(desk.planned.planned.scope) == 2
    tab.model.set_draft({Col.SPACE: "Library", Col.SYSTEM: "Wireless", Col.ACTION: "Install"})
    tab.grid.choose(2, Col.TITLE)
    with qtbot.waitSignal(desk.changed):
        tab.grid.choose(0, Col.TITLE)
    assert desk.planned.planned.scope[-1].space == "Library"


def test_a_wrong_word_in_the_new_row_is_mended_at_once(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.failed):
        tab.model.setData(tab.model.index(2, Col.ACTION), "juggle")
    assert tab.model.draft == {}


def test_ctrl_d_fills_down_over_the_chosen_rows(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(0, Col.TAG)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert {item.responsibility for item in desk.planned.planned.scope} == {Responsibility.OFCI}
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert desk.planned.planned.scope[1].responsibility is Responsibility.CFCI


def test_one_row_cannot_be_filled_down_and_says_so(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(0, Col.TAG)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(tab.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert said.args is not None
    assert said.args[0].startswith("Choose several rows")


def test_delete_removes_and_undo_brings_back(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(0, Col.SPACE)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    assert [item.code for item in desk.planned.planned.scope] == ["S-002"]
    qtbot.waitUntil(lambda: cells(tab, 0)[0] == "S-002")
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    qtbot.waitUntil(lambda: cells(tab, 0)[0] == "S-001")
    assert cells(tab, 0)[Col.NEEDS] == "N-001"


def test_one_pasted_value_goes_into_the_chosen_rows(tab: ScopeTab, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("NIC\n")
    tab.grid.selectAll()
    tab.grid.setFocus()
    tab.grid.selectionModel().setCurrentIndex(
        tab.model.index(0, Col.TAG), tab.grid.selectionModel().SelectionFlag.NoUpdate
    )
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert {item.responsibility for item in desk.planned.planned.scope} == {Responsibility.NIC}


def test_pasted_rows_are_asked_for_once(tab: ScopeTab, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    QGuiApplication.clipboard().setText(
        "Library\tWireless\tinstall\tAccess points\tOFOI\tTechnology\nGym\tDisplays\tfurnish\t\tOFCI\tFacilities\n"
    )

    def keep(dialog: PlanImportDialog) -> None:
        assert dialog.told.text() == "2 new, 0 changed, 0 as they were."
        assert dialog.keep.text() == "Keep 2 rows"
        dialog.keep.click()

    answer(keep)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [item.words for item in desk.planned.planned.scope[2:]] == [
        "Access points",
        "Displays, Gym: furnish",
    ]


def test_a_row_that_cannot_be_read_keeps_all_out(tab: ScopeTab, desk: Desk, answer: Answer) -> None:
    QGuiApplication.clipboard().setText(
        "space\tsystem\taction\nLibrary\tWireless\tinstall\nGym\tDisplays\tjuggle\n"
    )

    def look(dialog: PlanImportDialog) -> None:
        assert "row 3, column “action”: “juggle” is no action." in dialog.told.text()
        assert not dialog.keep.isEnabled()
        dialog.reject()

    answer(look)
    tab.paste()
    assert len(desk.planned.planned.scope) == 2


def test_a_pasted_column_goes_downward(tab: ScopeTab, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    QGuiApplication.clipboard().setText("First\nSecond\n")
    tab.grid.choose(0, Col.TITLE)
    answer(lambda dialog: dialog.keep.click())
    with qtbot.waitSignal(desk.changed):
        tab.paste()
    assert [item.title for item in desk.planned.planned.scope] == ["First", "Second"]


def test_copied_rows_come_back_as_they_were(tab: ScopeTab, qtbot: QtBot, answer: Answer) -> None:
    tab.grid.choose(0, Col.SPACE)
    qtbot.keyClick(tab.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[1].split("\t")[:3] == ["S-001", "Classrooms", "Data cabling"]

    def look(dialog: PlanImportDialog) -> None:
        assert dialog.told.text() == "Everything in it is in the plan already."
        dialog.reject()

    answer(look)
    tab.paste()


def test_filters_and_search_narrow_the_table(tab: ScopeTab, desk: Desk) -> None:
    facilities = desk.snapshot.departments[0].name
    tab.filters.department.setCurrentText(facilities)
    assert [row.item.code for row in tab.model.rows] == ["S-002"]
    assert tab.filters.count.text() == "1 of 2 scope items"
    tab.filters.clear.click()
    tab.search.setText("ofci classrooms")
    assert [row.item.code for row in tab.model.rows] == ["S-001"]
    tab.filters.need.setCurrentIndex(1)
    assert tab.model.rows == ()
    assert tab.reveal("S-002")
    assert tab.search.text() == ""
    assert len(tab.model.rows) == 2
    assert not tab.reveal("S-099")


def test_a_finding_that_is_pointed_at_marks_its_rows(tab: ScopeTab, desk: Desk) -> None:
    finding = next(each for each in Guard().check(desk.planned).open if "S-002" in each.items)
    tab.preview(frozenset(finding.subjects), frozenset())
    assert [row.item.code for row in tab.model.rows if row.id in tab.model.pointed] == ["S-002"]
    tab.preview(frozenset(), frozenset())
    assert not tab.model.pointed


def test_who_leads_and_who_acts(tab: ScopeTab, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    ids = desk.library.ids
    with qtbot.waitSignal(desk.changed):
        desk.do(add_person, Person(ids.new(), "Dana Reyes", "Technology"))
    tab.grid.choose(0, Col.SPACE)

    def keep(dialog: ScopeDialog) -> None:
        dialog.lead.setCurrentText("Dana Reyes")
        assert not dialog.acting_from.isEnabled()
        dialog.acting.setCurrentText("Facilities")
        dialog.acting_from.setText("3/14/2027")
        dialog.note.setPlainText("Until the post is filled")
        dialog.keep.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    answer(keep)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Return)
    item = desk.planned.planned.scope[0]
    assert item.staffing.acting_from == "2027-03-14"
    assert item.note == "Until the post is filled"
    assert cells(tab, 0)[Col.LEAD] == "Dana Reyes"
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 1, Col.LEAD, "dan")
    assert cells(tab, 1)[Col.LEAD] == "Dana Reyes"
    with qtbot.waitSignal(desk.changed):
        tab.model.setData(tab.model.index(0, Col.LEAD), "")
    staffing = desk.planned.planned.scope[0].staffing
    assert staffing.lead_id is None
    assert staffing.acting_from == "2027-03-14"


def test_without_scope_it_says_where_it_comes_from(
    desk: Desk, open_page: Callable[[], PlanPage], qtbot: QtBot
) -> None:
    page = open_page()
    page.reveal("scope")
    tab = page.part
    assert isinstance(tab, ScopeTab)
    assert tab.empty.isVisible()
    tab.empty.buttons[0].click()
    assert field(tab).placeholderText() == "Space"
    assert len(desk.planned.planned.scope) == 0
    assert qtbot is not None


@pytest.mark.parametrize("width", [1352, 1192, 640])
def test_the_code_stays_in_view_at_every_width(width: int, tab: ScopeTab, page: PlanPage) -> None:
    page.resize(width, 640)
    tab.grid.choose(1, Col.DIVISION)
    assert tab.grid.frozen.isVisible()
    assert tab.grid.frozen.columnWidth(0) == tab.grid.columnWidth(Col.CODE)
    shown = tab.grid.visualRect(tab.model.index(1, Col.DIVISION))
    assert shown.left() >= tab.grid.columnWidth(Col.CODE)
    assert all(pane.isVisible() for pane in tab.panes())
