"""A decision or an action says which milestone waits for it, where it is logged and in its line."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.services.log import AddEntry, EntryKind, add_entry
from charrette.services.milestones import AddMilestones, MilestoneDraft, add_milestones
from charrette.ui.desk import Desk
from charrette.ui.plan.log_tab import LogTab
from charrette.ui.plan.page import PlanPage
from charrette.ui.run.activity.log_waiting import NOTHING, WaitingField
from tests.ui.plan.conftest import SmallPlan


@pytest.fixture
def tab(plan: SmallPlan, desk: Desk, page: PlanPage, qtbot: QtBot) -> LogTab:
    """The log of a project with a milestone."""
    assert plan.needs
    with qtbot.waitSignal(desk.changed):
        desk.do(add_milestones, AddMilestones(desk.snapshot.project.id, (MilestoneDraft("Agency review"),)))
    page.reveal("log")
    assert isinstance(page.part, LogTab)
    return page.part


def test_without_a_milestone_nothing_is_asked(plan: SmallPlan, page: PlanPage) -> None:
    assert plan.needs
    page.reveal("log")
    assert isinstance(page.part, LogTab)
    assert page.part.panel.waits.isHidden()
    assert page.part.panel.lines.isColumnHidden(6)


def test_a_line_is_logged_with_the_milestone_that_waits(tab: LogTab, desk: Desk, qtbot: QtBot) -> None:
    panel = tab.panel
    assert [panel.waits.itemText(row) for row in range(panel.waits.count())] == [
        NOTHING,
        "M-001 Agency review",
    ]
    panel.text.setText("a: Send the drawings")
    panel.waits.choose("M-001")
    with qtbot.waitSignal(desk.changed):
        panel.on_add()
    entry = desk.snapshot.entries[-1]
    assert entry.milestone_id == desk.planned.planned.milestones[0].id
    assert panel.waits.code == ""
    assert panel.lines.model_of_rows.index(0, 6).data() == "M-001"


def test_the_milestone_is_chosen_and_taken_off_in_the_line(tab: LogTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.do(add_entry, AddEntry(desk.snapshot.project.id, EntryKind.DECISION, "Closets first"))
    lines = tab.panel.lines
    milestone = desk.planned.planned.milestones[0]
    for code, kept in (("M-001", milestone.id), ("", None)):
        index = lines.model_of_rows.index(0, 6)
        lines.setCurrentIndex(index)
        lines.edit(index)
        field = lines.findChild(WaitingField)
        assert isinstance(field, WaitingField)
        field.choose(code)
        with qtbot.waitSignal(desk.changed):
            field.activated.emit(field.currentIndex())
        assert desk.snapshot.entries[-1].milestone_id == kept
        qtbot.waitUntil(lambda: lines.findChild(WaitingField) is None)
    with qtbot.waitSignal(desk.changed):
        lines.model_of_rows.setData(
            lines.model_of_rows.index(0, 1), "Closets before all", Qt.ItemDataRole.EditRole
        )
    assert desk.snapshot.entries[-1].text == "Closets before all"
