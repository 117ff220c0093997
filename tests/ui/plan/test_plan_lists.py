"""What stands behind the plan: spaces and systems, funding sources, people of the district."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.plan import District, Elsewhere, Plan
from charrette.domain.plan.sources import FundingSource
from charrette.services.scope import FillScope, fill_scope
from charrette.services.staff import add_person
from charrette.ui.desk import Desk
from charrette.ui.plan.lists_dialog import ListsDialog
from charrette.ui.plan.lists_menu import PlanListsButton
from charrette.ui.plan.people_dialog import PeopleDialog
from charrette.ui.plan.sources_dialog import SourcesDialog
from charrette.ui.plan.sources_words import cap_words, drawn_words, left_words
from charrette.ui.theme import Theme
from tests.ui.plan.conftest import SmallPlan

E_RATE = FundingSource(
    UUID(int=7), "E-Rate category two", per_student=201_57, students=640, least=30_175_00, discount=80
)


@pytest.fixture
def lists(desk: Desk, theme: Theme, plan: SmallPlan, qtbot: QtBot) -> ListsDialog:
    """The lists of a project with two scope items."""
    assert plan.scope
    made = ListsDialog(None, theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def sources(desk: Desk, theme: Theme, plan: SmallPlan, qtbot: QtBot) -> SourcesDialog:
    """Two sources that pay for lines."""
    assert plan.lines
    made = SourcesDialog(None, theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def people(desk: Desk, theme: Theme, plan: SmallPlan, qtbot: QtBot) -> Iterator[PeopleDialog]:
    """One person who leads a scope item."""
    person = desk.library.do(add_person, Person(UUID(int=0), "Dana Reyes", "Technology", "Network lead"))
    items = (plan.scope["cabling"].id,)
    desk.library.do(fill_scope, FillScope(items, {"staffing": Staffing(lead_id=person.id)}))
    desk.open_project(desk.project_id)
    made = PeopleDialog(None, theme, desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_renamed_space_changes_in_the_scope(lists: ListsDialog, desk: Desk, qtbot: QtBot) -> None:
    classrooms = lists.spaces.model.at(1)
    assert classrooms is not None
    assert classrooms.used == 1
    lists.spaces.model.edited.emit(classrooms, 0, "Learning studios")
    lists.systems.field.setText("Robots")
    qtbot.keyClick(lists.systems.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.changed):
        lists.keep.click()
    plan = desk.planned.planned
    assert plan.scope[0].space == "Learning studios"
    assert "Classrooms" not in plan.spaces
    assert plan.systems[-1] == "Robots"
    qtbot.waitUntil(lambda: not lists.isVisible())


def test_names_are_moved_taken_out_and_brought_back(lists: ListsDialog, qtbot: QtBot) -> None:
    table, spaces = lists.spaces.table, lists.spaces
    first, second, third = spaces.now[:3]
    table.setCurrentIndex(spaces.model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert spaces.now[:3] == (second, first, third)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert first not in spaces.now
    spaces.reset_button.click()
    assert spaces.now[-1] == first
    spaces.field.setText(second.upper())
    spaces.add()
    assert second.upper() not in spaces.now
    assert table.current().now == second  # pyright: ignore[reportOptionalMemberAccess]


def test_a_list_may_not_be_empty_and_says_so(lists: ListsDialog, qtbot: QtBot) -> None:
    lists.spaces.names.clear()
    lists.keep.click()
    qtbot.waitUntil(lists.told.isVisible)
    assert lists.told.text() == "The list needs a space at least."
    assert lists.keep.isEnabled()


def test_what_is_left_stands_beside_each_source(sources: SourcesDialog) -> None:
    assert [sources.model.index(row, 1).data() for row in range(2)] == [
        "$676,000 left of $900,000",
        "$202,000 left of $400,000",
    ]
    assert sources.drawn.text() == "Pays $224,000 here."


def test_a_source_is_edited_and_what_is_left_follows_while_typing(
    sources: SourcesDialog, desk: Desk, plan: SmallPlan, qtbot: QtBot
) -> None:
    form = sources.form
    form.amount.setText("1m")
    assert sources.left.text() == "$776,000 left of $1,000,000."
    form.classes[LineClass.HARD].setChecked(True)
    form.systems.setText("Data cabling; Wireless;")
    form.opens.setText("7/1/2027")
    with qtbot.waitSignal(desk.changed):
        sources.keep.click()
    kept = desk.planned.planned.district.source_by_id[plan.bond.id]
    assert (kept.amount, kept.classes, kept.systems) == (
        1_000_000_00,
        (LineClass.HARD,),
        ("Data cabling", "Wireless"),
    )
    assert kept.opens == "2027-07-01"


def test_leaving_a_source_keeps_it(sources: SourcesDialog, desk: Desk, plan: SmallPlan, qtbot: QtBot) -> None:
    sources.form.note.setPlainText("Voters, November")
    with qtbot.waitSignal(desk.changed):
        sources.table.setCurrentIndex(sources.model.index(1, 0))
    assert desk.planned.planned.district.source_by_id[plan.bond.id].note == "Voters, November"
    qtbot.waitUntil(lambda: sources.form.name.text() == "E-Rate")


def test_a_new_source_with_a_cap(sources: SourcesDialog, desk: Desk, qtbot: QtBot) -> None:
    sources.begin()
    form = sources.form
    for field, text in (
        (form.name, "E-Rate category two"), (form.per_student, "201.57"), (form.students, "640"),
        (form.least, "30175"), (form.discount, "80"),
    ):  # fmt: skip
        field.setText(text)
    assert sources.cap.text() == (
        "Cap: 640 students at $201.57 is $129,004.80 before the discount. At 80 % it pays $103,203.84 at most."
    )
    with qtbot.waitSignal(desk.changed):
        sources.keep.click()
    assert [each.name for each in desk.planned.planned.district.sources][-1] == "E-Rate category two"


def test_what_cannot_be_is_said_under_its_field(sources: SourcesDialog, qtbot: QtBot) -> None:
    sources.form.amount.setText("much")
    sources.keep.click()
    assert sources.told.text().startswith("“much” is not an amount.")
    sources.form.amount.setText("900k")
    sources.form.per_student.setText("200")
    sources.keep.click()
    qtbot.waitUntil(lambda: "lacks its number of students" in sources.told.text())


def test_a_source_that_pays_stays(sources: SourcesDialog, desk: Desk, qtbot: QtBot) -> None:
    sources.remove_button.click()
    qtbot.waitUntil(sources.told.isVisible)
    assert "pays for B-001 and B-003" in sources.told.text()
    assert len(desk.planned.planned.district.sources) == 2


def test_other_projects_draws_are_counted_and_named() -> None:
    plan = Plan(
        district=District((E_RATE,), elsewhere=(Elsewhere("Birch Hill", "B-001", E_RATE.id, 80_000_00),))
    )
    assert drawn_words(E_RATE, plan) == "Pays $80,000 in Birch Hill."
    assert left_words(E_RATE, plan) == "$23,203.84 left of $103,203.84"
    small = FundingSource(E_RATE.id, "Small", amount=10_000_00)
    assert left_words(small, plan) == "$70,000 too much promised"
    assert left_words(FundingSource(UUID(int=9), "Open"), plan) == "amount not known"
    assert cap_words(FundingSource(UUID(int=9), "Few", per_student=100_00, students=10, least=5_000_00)) == (
        "Cap: 10 students at $100 is $1,000, raised to the least of $5,000 before the discount."
    )


def test_people_are_added_renamed_and_removed(people: PeopleDialog, desk: Desk, qtbot: QtBot) -> None:
    for field, text in zip(people.fields, ("Pat Ortiz", "Facilities", "Project manager"), strict=True):
        field.setText(text)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(people.fields[2], Qt.Key.Key_Return)
    assert [people.model.index(row, 0).data() for row in range(2)] == ["Dana Reyes", "Pat Ortiz"]
    with qtbot.waitSignal(desk.changed):
        people.model.setData(people.model.index(1, 2), "Director")
    assert {each.role for each in desk.planned.planned.district.people} == {"Network lead", "Director"}
    people.table.setCurrentIndex(people.model.index(1, 0))
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(people.table, Qt.Key.Key_Delete)
    assert people.model.rowCount() == 1


def test_two_presses_add_one_person(people: PeopleDialog, desk: Desk, qtbot: QtBot) -> None:
    people.fields[0].setText("Ines")
    people.keep.click()
    people.keep.click()
    qtbot.waitUntil(lambda: people.fields[0].text() == "" and people.keep.isEnabled())
    desk.lanes.write(lambda: None).result(5)
    assert [each.name for each in desk.planned.planned.district.people].count("Ines") == 1


def test_two_presses_add_one_source(sources: SourcesDialog, desk: Desk, qtbot: QtBot) -> None:
    errors: list[object] = []
    desk.failed.connect(errors.append)
    sources.begin()
    sources.form.name.setText("Grant")
    sources.keep.click()
    sources.keep.click()
    qtbot.waitUntil(sources.keep.isEnabled)
    desk.lanes.write(lambda: None).result(5)
    assert [each.name for each in desk.planned.planned.district.sources].count("Grant") == 1
    assert sources.told.isHidden()
    assert errors == []


def test_who_leads_something_stays(people: PeopleDialog, desk: Desk, qtbot: QtBot) -> None:
    people.table.setCurrentIndex(people.model.index(0, 0))
    people.remove_button.click()
    qtbot.waitUntil(people.told.isVisible)
    assert people.told.text() == "Dana Reyes leads or backs up S-001. Give these to somebody else first."
    assert len(desk.planned.planned.district.people) == 1


def test_all_of_them_are_commands_with_names(desk: Desk, theme: Theme, plan: SmallPlan, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = PlanListsButton(desk, theme, "scope", owner)
    qtbot.addWidget(made)
    assert [action.text() for action in made.commands()] == [
        "Spaces and systems…", "Funding sources…", "District’s people…",
        "Import scope…", "Import budget…", "Import milestones…",
    ]  # fmt: skip
    assert plan.scope


@pytest.mark.parametrize(
    ("place", "title"), [(0, "Spaces and systems"), (1, "Funding sources"), (2, "People")]
)
def test_the_commands_open_their_dialogs(
    place: int,
    title: str,
    desk: Desk,
    theme: Theme,
    plan: SmallPlan,
    qtbot: QtBot,
    answer: Callable[[Callable[[QWidget], object]], None],
) -> None:
    owner, seen = QWidget(), list[str]()
    qtbot.addWidget(owner)
    owner.show()
    made = PlanListsButton(desk, theme, "scope", owner)
    qtbot.addWidget(made)
    answer(lambda dialog: (seen.append(dialog.windowTitle()), dialog.close()))
    made.commands()[place].trigger()
    assert seen
    assert seen[0].startswith(title)
    assert plan.scope
