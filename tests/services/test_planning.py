"""Planning: departments of needs and the target budget."""

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Project
from charrette.services.planning import (
    AssignDepartment,
    SetTargetBudget,
    assign_department,
    set_target_budget,
)
from charrette.store.library import Library
from tests.services.scenarios import furnished


def test_needs_are_given_to_a_department_in_one_step(library: Library, project: Project) -> None:
    room = furnished(library, project)
    technology = room.snapshot().departments[1]
    chosen = (room.needs[0].id, room.needs[1].id)
    given = room.do(assign_department, AssignDepartment(chosen, technology.id))
    assert [need.department_id for need in given] == [technology.id] * 2
    assert library.history()[0] == "Gave needs N-001 and N-002 to Technology"
    room.do(assign_department, AssignDepartment(chosen[:1], None))
    assert library.history()[0] == "Took need N-001 from its department"
    assert [need.department_id for need in room.snapshot().needs] == [None, technology.id, None]
    with pytest.raises(InvalidInputError, match="Select a need"):
        room.do(assign_department, AssignDepartment((), technology.id))


def test_the_target_budget_is_above_zero_or_none(library: Library, project: Project) -> None:
    library.do(set_target_budget, SetTargetBudget(project.id, 5_000_000))
    with library.reading() as queries:
        assert queries.projects()[0].target_budget == 5_000_000
    for amount in (0, -1):
        with pytest.raises(InvalidInputError, match="above zero"):
            library.do(set_target_budget, SetTargetBudget(project.id, amount))
    library.do(set_target_budget, SetTargetBudget(project.id, None))
    with library.reading() as queries:
        assert queries.projects()[0].target_budget is None
