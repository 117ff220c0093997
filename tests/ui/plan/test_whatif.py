"""What if: what a budget buys is said while fields change, kept, compared, and made the plan only when confirmed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.money import CostRange
from charrette.domain.plan.answers import Disposition
from charrette.services.answers import GiveAnswer, give_answer
from charrette.services.needs import edit_need
from charrette.services.projects import edit_project
from charrette.services.scenarios import KeepScenario, adoption_of, keep_scenario
from charrette.ui.desk import Desk
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.whatif_adopting import adopting_words, next_title
from charrette.ui.plan.whatif_compare import ComparePane
from charrette.ui.plan.whatif_scenarios import ScenariosTab
from charrette.ui.plan.whatif_tab import WhatIfTab
from charrette.ui.plan.whatif_trial import Chooser, Trial
from charrette.ui.widgets.ask import Question, TextQuestion
from tests.services.scenarios import Room, furnished

Answering = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def voted(desk: Desk) -> Room:
    """Three needs with costs, of which the room chose the first; $50,000 to spend."""
    made = furnished(desk.library, desk.snapshot.project)
    for need, cost in zip(made.needs, (30, 20, 40), strict=True):
        made.do(edit_need, replace(need, cost=CostRange(None, cost * 1000_00, None)))
    made.do(edit_project, replace(made.project, target_budget=50_000_00))
    desk.open_project(made.project.id)
    return made


@pytest.fixture
def page_of(voted: Room, open_page: Callable[[], PlanPage]) -> PlanPage:
    """The page over what was voted."""
    assert voted.needs
    return open_page()


@pytest.fixture
def tab(page_of: PlanPage, qtbot: QtBot) -> WhatIfTab:
    """The part, with its first answer."""
    page_of.reveal("whatif")
    found = page_of.part
    assert isinstance(found, WhatIfTab)
    qtbot.waitUntil(lambda: found.found is not None)
    return found


def texts(table: Any, column: int) -> list[str]:
    """The words of a column."""
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_without_a_closed_round_the_way_to_a_vote_is_shown(
    desk: Desk, open_page: Callable[[], PlanPage], qtbot: QtBot
) -> None:
    assert not desk.snapshot.rounds
    page = open_page()
    page.reveal("whatif")
    part = page.part
    assert isinstance(part, WhatIfTab)
    assert part.empty.isVisible()
    with qtbot.waitSignal(page.go) as gone:
        part.empty.buttons[0].click()
    assert gone.args == ["prioritise", None]


def test_the_target_budget_is_tried_first_and_changes_nothing(tab: WhatIfTab, desk: Desk) -> None:
    assert tab.form.budget.text() == "50000"
    assert tab.result.told.text() == "1 need for $30,000 of $50,000; $20,000 left, 2 left out"
    assert texts(tab.result.bought, 1) == ["N-001  Quiet corners"]
    assert texts(tab.result.bought, 4) == ["$30,000"]
    assert texts(tab.result.left, 0) == ["N-002  Power within reach", "N-003  Step-free entry"]
    assert texts(tab.result.left, 2) == ["no votes", "no votes"]
    assert "costs $30,000" in texts(tab.result.steps, 1)[0]
    assert desk.planned.planned.answers == ()


def test_typing_a_budget_tries_it_after_a_pause(tab: WhatIfTab, qtbot: QtBot) -> None:
    tab.form.budget.selectAll()
    qtbot.keyClicks(tab.form.budget, "10k")
    qtbot.waitUntil(lambda: "of $10,000" in tab.result.told.text())
    assert texts(tab.result.bought, 1) == []
    assert not tab.keep_button.isEnabled()
    assert not tab.adopt_button.isEnabled()
    assert "more than there is" in texts(tab.result.left, 2)


def test_what_is_no_amount_is_said_under_its_field(tab: WhatIfTab, qtbot: QtBot) -> None:
    tab.form.budget.selectAll()
    with qtbot.waitSignal(tab.form.changed):
        qtbot.keyClicks(tab.form.budget, "lots")
    assert tab.form.trial() is None
    assert not tab.adopt_button.isEnabled()
    tab.form.budget.clear()
    assert tab.form.trial() is None


def test_a_rule_is_explained_and_every_rule_answers(tab: WhatIfTab, qtbot: QtBot) -> None:
    for place in range(tab.form.rule.count()):
        tab.form.rule.setCurrentIndex(place)
        rule = tab.form.rule.currentData()
        qtbot.waitUntil(lambda rule=rule: tab.found is not None and tab.found[0].rule == rule)
        assert tab.form.explanation.text()
    tab.form.rule.setCurrentIndex(0)
    assert tab.form.explanation.text().startswith("Goes down the list from the most points")
    assert set(tab.form.options.fields) == {"stop", "threshold"}


def test_a_department_is_held_by_its_cap(tab: WhatIfTab, voted: Room, desk: Desk, qtbot: QtBot) -> None:
    department = desk.snapshot.departments[0]
    desk.library.do(
        edit_need, replace(desk.snapshot.need_by_id[voted.needs[0].id], department_id=department.id)
    )
    desk.open_project(voted.project.id)
    qtbot.keyClicks(tab.form.caps[department.id], "20k")
    qtbot.waitUntil(lambda: tab.found is not None and bool(tab.found[0].caps))
    trial = tab.form.trial()
    assert trial is not None
    assert trial.caps == ((department.id, 20_000_00),)


def test_of_questions_that_come_fast_only_the_last_is_answered(voted: Room, desk: Desk, qtbot: QtBot) -> None:
    chooser, answers = Chooser(desk), list[Trial]()
    chooser.found.connect(lambda trial, _chosen: answers.append(trial))
    snapshot = desk.planned
    for budget in (1_00, 2_00, 50_000_00):
        chooser.ask(snapshot, Trial(budget, "greedy", voted.closed.code))
    assert chooser.working
    qtbot.waitUntil(lambda: not chooser.working)
    assert [each.budget for each in answers] == [50_000_00]
    chooser.ask(snapshot, Trial(1_00, "greedy"))
    chooser.forget()
    qtbot.waitUntil(lambda: not chooser.working)
    assert len(answers) == 1


def test_required_needs_that_cannot_be_paid_are_said_in_the_answers_place(
    tab: WhatIfTab, voted: Room, desk: Desk, qtbot: QtBot
) -> None:
    need = desk.snapshot.need_by_id[voted.needs[2].id]
    with qtbot.waitSignal(desk.changed):
        desk.do(edit_need, replace(need, required=True, required_reference="The code"))
    tab.form.budget.selectAll()
    qtbot.keyClicks(tab.form.budget, "1000")
    qtbot.waitUntil(lambda: "The required needs alone cost $40,000" in tab.result.told.text())
    assert texts(tab.result.bought, 1) == []
    assert tab.found is None


def test_what_is_shown_is_kept_as_a_scenario(
    tab: WhatIfTab, desk: Desk, qtbot: QtBot, answer: Answering
) -> None:
    def name(dialog: TextQuestion) -> None:
        assert isinstance(dialog.field, QLineEdit)
        assert dialog.field.text() == "Scenario 1"
        dialog.field.setText("Half")
        dialog.keep.click()

    answer(name)
    with qtbot.waitSignal(desk.changed):
        tab.keep_button.click()
    kept = desk.planned.planned.scenarios[0]
    assert (kept.title, kept.budget, kept.round_code) == ("Half", 50_000_00, "R-1")
    assert desk.planned.planned.answers == ()
    assert next_title(desk.planned) == "Scenario 2"


def test_making_it_the_plan_says_first_what_changes_and_undo_takes_it_back(
    tab: WhatIfTab, desk: Desk, qtbot: QtBot, answer: Answering, voted: Room
) -> None:
    answer(lambda dialog: dialog.cancel.click())
    tab.adopt()
    assert desk.planned.planned.answers == ()
    asked: list[str] = []

    def agree(dialog: Question) -> None:
        item = dialog.body.itemAt(0)
        widget = item.widget() if item else None
        asked.append(getattr(widget, "text", str)())
        dialog.keep.click()

    answer(agree)
    with qtbot.waitSignal(desk.changed):
        tab.adopt()
    assert asked == ["1 need is adopted and 2 deferred, with the money as the reason. Undo takes it back."]
    given = desk.planned.planned.answer_of_need
    assert given[voted.needs[0].id].disposition is Disposition.ADOPTED
    assert given[voted.needs[1].id].disposition is Disposition.DEFERRED
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert desk.planned.planned.answers == ()
    assert desk.planned.planned.scenarios == ()


def test_needs_with_another_answer_keep_it(voted: Room, desk: Desk) -> None:
    command = GiveAnswer(voted.project.id, Disposition.DECLINED, (voted.needs[2].id,), reason="Not ours")
    desk.library.do(give_answer, command)
    desk.open_project(voted.project.id)
    does = adoption_of(desk.planned, (voted.needs[0].id,))
    assert (len(does.adopted), len(does.deferred), does.kept) == (1, 1, (voted.needs[2].id,))
    words = adopting_words(desk.planned, (voted.needs[0].id,))
    assert "1 need merged, declined or given to another project keeps its answer." in words


@pytest.mark.parametrize("name", ["bought", "left", "steps"])
def test_the_tables_keep_the_rules_of_models(
    tab: WhatIfTab, name: str, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    tab.result.show_view(name)
    table = getattr(tab.result, name)
    qtmodeltester.check(table.model())
    assert tab.panes()[-1] is table
    spoken = table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ": " in spoken


def test_in_a_narrow_window_fields_and_answer_take_turns(tab: WhatIfTab, page_of: PlanPage) -> None:
    page_of.resize(700, 700)
    assert tab.form.isVisible()
    assert not tab.result.isVisible()
    tab.shown.button("result").click()
    assert tab.result.isVisible()
    page_of.resize(1352, 844)
    assert tab.form.isVisible()
    assert tab.result.isVisible()


@pytest.fixture
def kept(voted: Room, desk: Desk) -> Room:
    """Two scenarios, one with the first need, one with the first two."""
    for title, number in (("One", 1), ("Two", 2)):
        ids = tuple(need.id for need in voted.needs[:number])
        command = KeepScenario(voted.project.id, title, "greedy", 60_000_00, ids, round_code="R-1")
        voted.do(keep_scenario, command)
    desk.open_project(voted.project.id)
    return voted


@pytest.fixture
def scenarios(kept: Room, page_of: PlanPage) -> ScenariosTab:
    """The part with two scenarios."""
    assert kept.needs
    page_of.reveal("scenarios")
    assert isinstance(page_of.part, ScenariosTab)
    return page_of.part


def test_two_scenarios_are_compared_with_what_they_cost(scenarios: ScenariosTab) -> None:
    pane = scenarios.compare
    assert isinstance(pane, ComparePane)
    assert (pane.first.currentText(), pane.second.currentText()) == ("One", "Two")
    assert pane.costs.text() == "One: $30,000. Two: $50,000."
    assert pane.counts.text() == "1 need in both, 0 only in One, 1 only in Two, 1 in neither."
    assert texts(pane.table, 0) == ["Only Two", "Both", "Neither"]
    scenarios.table.setCurrentIndex(scenarios.model.index(1, 0))
    scenarios.table.opened.emit()
    assert pane.first.currentText() == "The plan as it is"
    assert pane.counts.text().startswith("0 needs in both")


def test_a_scenario_is_renamed_removed_and_made_the_plan(
    scenarios: ScenariosTab, desk: Desk, qtbot: QtBot, answer: Answering
) -> None:
    index = scenarios.model.index(0, 0)
    with qtbot.waitSignal(desk.changed):
        scenarios.model.setData(index, "Only quiet")
    assert [each.title for each in desk.planned.planned.scenarios] == ["Only quiet", "Two"]
    scenarios.table.setCurrentIndex(index)
    answer(lambda dialog: dialog.keep.click())
    with qtbot.waitSignal(desk.changed):
        scenarios.adopt_button.click()
    assert len(desk.planned.planned.answers) == 3
    scenarios.table.setFocus()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(scenarios.table, Qt.Key.Key_Delete)
    assert [each.title for each in desk.planned.planned.scenarios] == ["Two"]


def test_without_a_scenario_the_way_to_one_is_shown(page_of: PlanPage, qtbot: QtBot) -> None:
    page_of.reveal("scenarios")
    part = page_of.part
    assert isinstance(part, ScenariosTab)
    assert part.empty.isVisible()
    assert part.panes() == [part.empty]
    with qtbot.waitSignal(page_of.go) as gone:
        part.empty.buttons[0].click()
    assert gone.args == ["plan", "whatif"]
