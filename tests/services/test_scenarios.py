"""What-if: nothing changes until a scenario is made the plan; then every open need has its answer."""

from dataclasses import replace

import pytest

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.money import CostRange
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.compare import compared
from charrette.domain.project import Project
from charrette.services.answers import GiveAnswer, give_answer
from charrette.services.needs import edit_need
from charrette.services.scenarios import KeepScenario, adopt_scenario, keep_scenario, selected
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_tables import kept_scenario
from tests.services.test_plan_imports import planned
from tests.store.libraries import whole


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    """Three needs with a cost, of which the room chose the first."""
    made = furnished(library, project)
    for need, cost in zip(made.needs, (30, 20, 40), strict=True):
        made.do(edit_need, replace(need, cost=CostRange(None, cost * 1000_00, None)))
    return made


def test_a_selection_is_made_by_the_named_round_and_changes_nothing(room: Room) -> None:
    before = whole(room.library)
    found = selected(room.snapshot(), 50_000_00, "greedy")
    assert found.needs[0].code == "N-001"
    assert found.cost <= 50_000_00
    assert whole(room.library) == before
    with pytest.raises(NotFoundError, match="There are: greedy, greedy-per-cost, knapsack, equal-shares"):
        selected(room.snapshot(), 1, "best")
    with pytest.raises(InvalidInputError, match="no round R-9"):
        selected(room.snapshot(), 1, "greedy", round_code="R-9")


def test_making_a_scenario_the_plan_answers_every_open_need(room: Room) -> None:
    scenario = kept_scenario(room)
    assert planned(room.library, room.project).planned.answers == ()
    room.do(adopt_scenario, scenario)
    snapshot = planned(room.library, room.project)
    answers = snapshot.planned.answer_of_need
    assert [answers[need.id].disposition for need in room.needs] == [
        Disposition.ADOPTED,
        Disposition.ADOPTED,
        Disposition.DEFERRED,
    ]
    assert answers[room.needs[2].id].reason == "Not within $50,000 in the plan “Half the money”"


def test_a_need_that_was_declined_stays_declined(room: Room) -> None:
    declined = GiveAnswer(
        room.project.id, Disposition.DECLINED, (room.needs[0].id,), reason="The code forbids it"
    )
    room.do(give_answer, declined)
    room.do(adopt_scenario, kept_scenario(room))
    answers = planned(room.library, room.project).planned.answer_of_need
    assert answers[room.needs[0].id].disposition is Disposition.DECLINED


def test_two_scenarios_side_by_side(room: Room) -> None:
    one, other = [room.needs[0].id, room.needs[1].id], [room.needs[1].id, room.needs[2].id]
    found = compared(room.snapshot(), one, other)
    assert ([n.code for n in found.both], [n.code for n in found.only_first]) == (["N-002"], ["N-001"])
    assert ([n.code for n in found.only_second], found.neither) == (["N-003"], ())
    assert (found.first_cost, found.second_cost) == (50_000_00, 60_000_00)


def test_titles_of_scenarios_are_unique(room: Room) -> None:
    kept_scenario(room)
    with pytest.raises(InvalidInputError, match="“half the money” already"):
        kept_scenario(room, "half the money")
    with pytest.raises(InvalidInputError, match="holds no need"):
        room.do(keep_scenario, KeepScenario(room.project.id, "None", "greedy", 0, ()))
