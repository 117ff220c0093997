"""Tables of scope, budget and milestones from files: mapped, looked at, taken in all or nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charrette.exchange.plan_tables import PLAN_TABLES, open_plan_table
from charrette.system.resources import resource
from charrette.ui.desk import Desk
from charrette.ui.plan.import_dialog import PlanImportDialog
from charrette.ui.plan.import_file import ask_for_table
from charrette.ui.theme import Theme
from tests.ui.plan.conftest import SmallPlan

Opens = Callable[..., PlanImportDialog]


@pytest.fixture
def opens(desk: Desk, theme: Theme, plan: SmallPlan, tmp_path: Path, qtbot: QtBot) -> Opens:
    """Opens the dialog with a file of these words."""
    assert plan.scope

    def make(text: str, kind: str) -> PlanImportDialog:
        path = tmp_path / "theirs.csv"
        path.write_text(text, encoding="utf-8")
        made = PlanImportDialog(None, theme, desk, open_plan_table(path, PLAN_TABLES[kind]), kind)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_columns_are_suggested_and_what_would_happen_is_said(opens: Opens, desk: Desk, qtbot: QtBot) -> None:
    dialog = opens(
        "Code,Space,Equipment,Task,Owner,Name\n"
        "S-001,Classrooms,Data cabling,install,Facilities,Cables\n"
        ",Library,Wireless,install,Technology,Access points\n",
        "scope",
    )
    assert dialog.mapping() == {"code": 0, "space": 1, "system": 2, "action": 3, "accountable": 4, "title": 5}
    assert dialog.told.text() == "1 new, 1 changed, 0 as they were.\nS-001: title and duties"
    with qtbot.waitSignal(desk.changed):
        dialog.keep.click()
    assert [item.title for item in desk.planned.planned.scope] == ["Cables", "Cooling", "Access points"]
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert [item.title for item in desk.planned.planned.scope] == ["Data cabling", "Cooling"]


def test_a_column_of_another_name_is_mapped(opens: Opens) -> None:
    dialog = opens("where,what,how\nLibrary,Wireless,install\n", "scope")
    assert "has no column for space, system and action" in dialog.told.text()
    assert not dialog.keep.isEnabled()
    for name, column in (("space", "where"), ("system", "what"), ("action", "how")):
        dialog.columns[name].setCurrentText(column)
    assert dialog.told.text() == "1 new, 0 changed, 0 as they were."
    assert dialog.keep.text() == "Import 1 row"
    dialog.columns["title"].setCurrentText("where")
    assert dialog.told.text() == "The column “where” is chosen for Space and Words.\nChoose one."


def test_what_cannot_be_read_is_named_by_row_and_column(opens: Opens, desk: Desk) -> None:
    before = desk.planned.planned.lines
    dialog = opens(
        "description,department,class,likely,sources\n"
        "Switches,Technology,technology,88k,Bond B=88000\n"
        "Racks,Roofing,technology,much,Bond B\n",
        "budget",
    )
    told = dialog.told.text()
    assert "row 3, column “likely”" in told
    assert "row 3, column “sources”: “Bond B” says no amount." in told
    assert not dialog.keep.isEnabled()
    assert desk.planned.planned.lines == before


def test_a_budget_makes_the_sources_it_names(opens: Opens, desk: Desk, qtbot: QtBot) -> None:
    dialog = opens(
        "description,department,class,likely,scope,sources\n"
        "Switches,Technology,technology,88000,S-001,Bond B=50000;Parcel tax=38000\n",
        "budget",
    )
    assert dialog.told.text() == "1 new, 0 changed, 0 as they were; 1 funding source made: Parcel tax."
    with qtbot.waitSignal(desk.changed):
        dialog.keep.click()
    assert "Parcel tax" in [each.name for each in desk.planned.planned.district.sources]


def test_the_kind_can_be_changed_and_milestones_come_in(opens: Opens, desk: Desk, qtbot: QtBot) -> None:
    dialog = opens("code,title,department,due,depends_on\nM-001,Bid,Facilities,2028-09-01,\n", "scope")
    assert not dialog.keep.isEnabled()
    dialog.kind.button("milestones").click()
    assert dialog.mapping()["due"] == 3
    with qtbot.waitSignal(desk.changed):
        dialog.keep.click()
    assert [each.title for each in desk.planned.planned.milestones] == ["Bid"]


def test_the_same_file_again_changes_nothing(opens: Opens) -> None:
    dialog = opens("code,space,system,action\nS-001,Classrooms,Data cabling,install\n", "scope")
    assert dialog.told.text() == "Everything in it is in the plan already."
    assert not dialog.keep.isEnabled()


def test_the_sample_of_two_departments_comes_in(
    desk: Desk, theme: Theme, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    seen: list[str] = []

    def look(dialog: PlanImportDialog) -> None:
        dialog.columns["needs"].setCurrentIndex(0)  # the needs of the sample are not in this project
        dialog.columns["milestone"].setCurrentIndex(0)
        seen.append(dialog.told.text())
        dialog.keep.click()

    answer(look)
    path = Path(str(resource("sample/alder_creek_scope.csv")))
    with qtbot.waitSignal(desk.changed):
        ask_for_table(owner, theme, desk, "scope", path)
    count = len(path.read_text(encoding="utf-8").strip().splitlines()) - 1
    assert seen == [f"{count} new, 0 changed, 0 as they were."]
    assert len(desk.planned.planned.scope) == count


def test_the_library_that_is_open_is_not_read_as_a_table(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitSignal(desk.said) as said:
        ask_for_table(owner, theme, desk, "scope", desk.library.path)
    assert said.args is not None
    assert "is the library that is open here" in said.args[0]
