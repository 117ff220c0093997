"""Budget lines, funding sources and the district's people: what is kept, what is refused, in words."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.people import Person
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.sources import FundingSource
from charrette.domain.plan.totals import drawn, left
from charrette.domain.project import Project
from charrette.services import budget, projects, scope, sources, staff
from charrette.services.budget import AddLines, EditLine, FillLines, LineDraft, RemoveLines
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_plan import BOND, E_RATE, NOBODY, Planned, plan_of, planned

PHONES = LineDraft("Phones", LineClass.TECHNOLOGY, amount=CostRange(likely=12_000_00))


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.fixture
def made(room: Room) -> Planned:
    return planned(room)


def add(room: Room, *drafts: LineDraft) -> tuple[BudgetLine, ...]:
    return room.do(budget.add_lines, AddLines(room.project.id, drafts))


def said(room: Room) -> str:
    with room.library.reading() as queries:
        minute = queries.latest_minute()
    assert minute is not None
    return minute.sentence


def test_what_was_added_is_a_sentence(room: Room) -> None:
    add(room, PHONES)
    assert said(room) == "Added budget line B-001 “Phones”"
    add(room, replace(PHONES, code="B-014"), PHONES, PHONES)
    assert said(room) == "Added 3 budget lines: B-014 to B-016"
    with pytest.raises(InvalidInputError, match="The code B-015 is taken already"):
        add(room, replace(PHONES, code="B-015"))


def test_a_line_keeps_scope_and_payers(made: Planned) -> None:
    line, plan = made.lines[0], made.plan
    assert plan.scope_of_line[line.id] == (made.items[0].id,)
    paid = {each.source_id: each.amount for each in plan.allocations_of_line[line.id]}
    assert paid == {made.bond.id: 40_000_00, made.e_rate.id: 80_000_00}
    assert plan.lines == made.lines


def rate(made: Planned, **changed: Any) -> BudgetLine:
    return replace(made.lines[2], **changed)


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        (lambda made: replace(made.lines[0], description=" "), "B-001 has no description"),
        (
            lambda made: replace(made.lines[0], amount=CostRange(3, 2, 1)),
            "must rise from low to likely to high",
        ),
        (lambda made: replace(made.lines[0], amount=CostRange(likely=-1)), "none may be negative"),
        (lambda made: replace(made.lines[0], amount=CostRange(likely=10**16)), "too large to be meant"),
        (lambda made: replace(made.lines[0], buy_by="soon"), "“soon” is no date"),
        (
            lambda made: replace(made.lines[0], rate=Decimal(5), amount=CostRange()),
            "B-001 is technology: only",
        ),
        (lambda made: replace(made.lines[0], rate_source="Policy"), "but has no rate"),
        (lambda made: rate(made, rate=Decimal(0)), "The rate of B-003 must be above 0"),
        (lambda made: rate(made, rate=Decimal("100.5")), "above 0 and at most 100 per cent"),
        (lambda made: rate(made, rate=Decimal("NaN")), "at most 100 per cent"),
        (lambda made: rate(made, amount=CostRange(likely=1)), "B-003 has both a rate and an amount"),
        (lambda made: made.lines[0], "B-001 is the same as before"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    made: Planned, edited: Callable[[Planned], BudgetLine], words: str
) -> None:
    before = made.plan
    with pytest.raises(InvalidInputError, match=words):
        made.room.do(budget.edit_line, EditLine(edited(made)))
    assert made.plan == before


def test_an_edit_says_what_and_leaves_the_rest(made: Planned) -> None:
    line = replace(made.lines[0], kind=LineClass.HARD)
    made.room.do(budget.edit_line, EditLine(line, None, {made.bond.id: 120_000_00, made.e_rate.id: 0}))
    assert said(made.room) == "Edited budget line B-001 “Cabling of classrooms”: class and allocations"
    plan = made.plan
    (paid,) = plan.allocations_of_line[line.id]
    assert (paid.source_id, paid.amount) == (made.bond.id, 120_000_00)
    assert plan.scope_of_line[line.id] == (made.items[0].id,)
    made.room.do(budget.edit_line, EditLine(line, (), None))
    assert line.id not in made.plan.scope_of_line
    assert made.plan.allocations_of_line[line.id] == (paid,)


def test_one_value_goes_down_many_lines(made: Planned) -> None:
    ids = tuple(line.id for line in made.lines)
    filled = made.room.do(budget.fill_lines, FillLines(ids, {"phase": Phase.BID, "buy_by": "14 March 2029"}))
    assert said(made.room) == "Filled in the phase and buy by of 3 budget lines: B-001 to B-003"
    assert {(line.phase, line.buy_by) for line in filled} == {(Phase.BID, "2029-03-14")}
    with pytest.raises(InvalidInputError, match="A budget line has no “code” to fill in"):
        made.room.do(budget.fill_lines, FillLines(ids, {"code": "B-1"}))
    with pytest.raises(InvalidInputError, match="B-003 has both a rate and an amount"):
        made.room.do(budget.fill_lines, FillLines(ids, {"amount": CostRange(likely=5)}))
    assert made.plan.lines == filled


def test_a_removed_line_frees_what_was_paid(made: Planned) -> None:
    assert left(made.bond, made.plan) == 810_000_00
    made.room.do(budget.remove_lines, RemoveLines((made.lines[0].id,)))
    assert said(made.room) == "Removed budget line B-001 “Cabling of classrooms”"
    assert left(made.bond, made.plan) == 850_000_00
    assert made.plan.scope == made.items


def test_nothing_selected_is_said(made: Planned) -> None:
    with pytest.raises(InvalidInputError, match="Select a budget line first"):
        made.room.do(budget.remove_lines, RemoveLines(()))
    with pytest.raises(InvalidInputError, match="no budget line to add"):
        add(made.room)


def test_scope_and_payers_fit_the_project(made: Planned) -> None:
    room = made.room
    other = room.do(create_project, NewProject("Birch", currency="CAD"))
    command = AddLines(other.id, (replace(PHONES, scope_ids=(made.items[0].id,)),))
    with pytest.raises(InvalidInputError, match="S-001 is a scope item of another project"):
        room.do(budget.add_lines, command)
    command = AddLines(other.id, (replace(PHONES, allocations={made.bond.id: 5}),))
    with pytest.raises(InvalidInputError, match="Bond is in USD, the project in CAD"):
        room.do(budget.add_lines, command)
    with pytest.raises(InvalidInputError, match="What Bond pays of B-001 must be above zero"):
        room.do(budget.edit_line, EditLine(made.lines[0], None, {made.bond.id: -5}))


def test_a_source_is_shared_by_projects_and_spent_once(made: Planned) -> None:
    room = made.room
    other = room.do(create_project, NewProject("Birch"))
    draft = replace(PHONES, allocations={made.bond.id: 820_000_00})
    room.do(budget.add_lines, AddLines(other.id, (draft,)))
    assert drawn(made.bond, made.plan) == 910_000_00
    assert left(made.bond, made.plan) == -10_000_00
    with room.library.reading() as queries:
        assert left(made.bond, queries.plan(other.id)) == -10_000_00


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": "  "}, "Give the funding source a name"),
        ({"name": "e-rate"}, "There is a funding source “e-rate” already"),
        ({"amount": -1}, "The amounts of Bond cannot be negative"),
        ({"discount": 0}, "The discount of Bond must be from 1 to 100 per cent"),
        ({"per_student": 100}, "The cap of Bond lacks its number of students"),
        ({"students": 100}, "The cap of Bond lacks its amount per student"),
        ({"opens": "2030-01-01", "closes": "2029-01-01"}, "Bond ends on 2029-01-01, before it begins"),
        ({"currency": "dollars"}, "“dollars” is no currency"),
        ({"currency": "CAD"}, "Bond pays for B-001 and B-002 of Alder Creek Middle School in USD"),
        ({}, "Bond is the same as before"),
    ],
)
def test_a_source_that_cannot_be_kept_is_refused_in_words(
    made: Planned, changed: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidInputError, match=words):
        made.room.do(sources.edit_source, replace(made.bond, **changed))
    assert made.plan.district.source_by_id[made.bond.id] == made.bond


def test_a_source_keeps_its_lists_without_what_is_empty_or_twice(room: Room) -> None:
    given = FundingSource(NOBODY, " Bond ", systems=("Phones", "", "phones", "Wireless"), opens="1 July 2026")
    kept = room.do(sources.add_source, given)
    assert (kept.name, kept.systems, kept.opens) == ("Bond", ("Phones", "Wireless"), "2026-07-01")
    assert kept.id != NOBODY
    assert said(room) == "Added the funding source “Bond”"


def test_a_source_that_pays_stays(made: Planned) -> None:
    with pytest.raises(InvalidInputError, match="E-Rate pays for B-001 of Alder Creek Middle School"):
        made.room.do(sources.remove_source, made.e_rate)
    made.room.do(budget.remove_lines, RemoveLines((made.lines[0].id,)))
    made.room.do(sources.remove_source, made.e_rate)
    assert made.plan.district.sources == (made.bond,)


def test_a_renamed_project_stays_on_its_bond_list(room: Room) -> None:
    bond = room.do(sources.add_source, replace(BOND, projects=("Birch", room.project.name.upper())))
    room.do(projects.edit_project, replace(room.project, name="Alder Creek K-8"))
    assert plan_of(room).district.source_by_id[bond.id].projects == ("Birch", "Alder Creek K-8")


def test_a_currency_with_lines_in_it_stays(made: Planned) -> None:
    with pytest.raises(
        InvalidInputError, match="The plan has 3 budget lines in USD: the currency cannot change"
    ):
        made.room.do(projects.edit_project, replace(made.room.project, currency="CAD"))


def test_district_steps_are_undone_from_within_a_project(room: Room) -> None:
    room.do(sources.add_source, E_RATE)
    assert "E-Rate" in room.library.undo(room.project.id).sentence
    assert plan_of(room).district.sources == ()
    room.library.redo(room.project.id)
    assert [source.name for source in plan_of(room).district.sources] == ["E-Rate"]


def test_people_are_known_once_and_stay_while_they_lead(made: Planned) -> None:
    with pytest.raises(InvalidInputError, match="is known already"):
        made.room.do(staff.add_person, Person(NOBODY, "dana  reyes", "technology"))
    with pytest.raises(InvalidInputError, match="Give the person a name"):
        made.room.do(staff.edit_person, replace(made.person, name=" "))
    filling = scope.FillScope(
        (made.items[1].id,), {"staffing": replace(made.items[1].staffing, lead_id=made.person.id)}
    )
    made.room.do(scope.fill_scope, filling)
    with pytest.raises(InvalidInputError, match="Dana Reyes leads or backs up S-002"):
        made.room.do(staff.remove_person, made.person)
    kept = made.room.do(staff.edit_person, replace(made.person, role="Director"))
    assert said(made.room) == "Edited Dana Reyes (Technology): role"
    assert made.plan.district.people == (kept,)
