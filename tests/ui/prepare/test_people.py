"""People: expected or here, changed in the cells, a list imported after a look at it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.exchange.people_file import open_list
from charrette.ui.desk import Desk
from charrette.ui.prepare import people_part
from charrette.ui.prepare.people_import import PeopleDialog
from charrette.ui.theme import Theme

Answer = Callable[[Callable[[Any], object]], None]
LIST = (
    "Name,Group,Language,Access,Minor,Grade\nRosa Diaz,Families,Spanish,Interpreter,,\nAna Gómez,ST,,,yes,6\n"
)


def person(desk: Desk, alias: str) -> Any:
    """Somebody of the list."""
    return next(each for each in desk.snapshot.participants if each.alias == alias)


def test_people_are_put_on_the_list_before_the_day(
    desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]
) -> None:
    part = show_part("People")
    part.aliases.setPlainText("Ash\nBirch")
    part.expect.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 5)
    assert len(desk.snapshot.here) == 3
    assert part.filled(desk.snapshot).words == "5 on the list"


def test_everything_about_somebody_is_changed_in_its_cell(
    desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any], answer: Answer
) -> None:
    part = show_part("People")
    part.view.select(person(desk, "Oak").id)
    row = part.view.currentIndex().row()
    model = part.model
    for column, typed in (  # faster than the library answers: none of them is lost
        (people_part.ROLE, "Coach"),
        (people_part.LANGUAGE, "es"),
        (people_part.ASKED, "Large print"),
        (people_part.TABLE, "3"),
    ):
        model.setData(model.index(row, column), typed)
    box = model.index(row, people_part.CONSENT)
    model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: person(desk, "Oak").consent)
    oak = person(desk, "Oak")
    assert (oak.role, oak.language, oak.accommodation, oak.table) == ("Coach", "es", "Large print", 3)
    model.setData(model.index(row, people_part.TABLE), "first")
    assert "A table is a number" in part.error.text()
    answer(lambda dialog: (qtbot.keyClicks(dialog.search, "Neigh"), dialog.keep.click()))
    part.regroup.click()
    qtbot.waitUntil(lambda: person(desk, "Oak").group_id == desk.snapshot.groups[6].id)


def test_a_minor_with_a_name_is_refused(desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]) -> None:
    part = show_part("People")
    part.aliases.setPlainText("Rosa Diaz")
    part.add.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 4)
    part.view.select(person(desk, "Rosa Diaz").id)
    box = part.model.index(part.view.currentIndex().row(), people_part.MINOR)
    part.model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: "never kept by name" in part.error.text())
    assert not person(desk, "Rosa Diaz").minor


@pytest.fixture
def dialog(desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path) -> PeopleDialog:
    """A look at a list of two."""
    path = tmp_path / "invited.csv"
    path.write_text(LIST, encoding="utf-8")
    made = PeopleDialog(None, theme, desk, open_list(path))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_list_is_looked_at_then_kept(dialog: PeopleDialog, desk: Desk, qtbot: QtBot) -> None:
    assert dialog.told.text() == "On the list will be 1 Families and 1 Students. 1 minor by alias."
    assert dialog.keep.text() == "Import 2 people"
    dialog.seats.setChecked(True)
    dialog.keep.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    rosa, minor = desk.snapshot.participants[3:]
    assert (rosa.alias, rosa.language, rosa.accommodation, rosa.came) == (
        "Rosa Diaz",
        "es",
        "Interpreter",
        False,
    )
    assert (minor.alias, minor.minor, minor.grade_band) == ("ST-01", True, "6")
    assert [group.invited for group in desk.snapshot.groups[:3]] == [1, 1, 8]


def test_a_wrong_column_says_where_and_keeps_nothing(dialog: PeopleDialog, desk: Desk) -> None:
    dialog.columns["group"].setCurrentIndex(0)
    assert not dialog.keep.isEnabled()
    assert "row 2: no group is named" in dialog.told.text()
    assert len(desk.snapshot.participants) == 3
