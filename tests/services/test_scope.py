"""Scope items: entered as a table, checked in words; one value down many rows; lists of spaces and systems."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.coordination import Question
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.scope import Action, Duty, DutyKind, Outsider, Responsibility, ScopeItem
from charrette.domain.plan.served import served_needs
from charrette.domain.project import Department, Project
from charrette.services import needs, scope, sources
from charrette.services.plan_setup import SetFirstDay, SetLists, set_first_day, set_lists
from charrette.services.projects import NewProject, create_project
from charrette.services.scope import AddScope, EditScope, FillScope, RemoveScope, ScopeDraft
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_plan import E_RATE, Planned, plan_of, planned

PHONES = ScopeDraft("Classrooms", "Phones", Action.INSTALL)


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.fixture
def made(room: Room) -> Planned:
    return planned(room)


def add(room: Room, *drafts: ScopeDraft) -> tuple[ScopeItem, ...]:
    return room.do(scope.add_scope, AddScope(room.project.id, drafts))


def said(room: Room) -> str:
    with room.library.reading() as queries:
        minute = queries.latest_minute()
    assert minute is not None
    return minute.sentence


def test_codes_count_on_and_what_was_done_is_a_sentence(room: Room) -> None:
    add(room, PHONES)
    assert said(room) == "Added scope item S-001 “Phones, Classrooms: install”"
    added = add(room, PHONES, PHONES, PHONES)
    assert [item.code for item in added] == ["S-002", "S-003", "S-004"]
    assert said(room) == "Added 3 scope items: S-002 to S-004"


def test_a_code_that_came_along_is_kept_and_counted_on_from(room: Room) -> None:
    first, second = add(room, replace(PHONES, code="s-021"), PHONES)
    assert (first.code, first.number, second.code) == ("S-021", 21, "S-022")
    for wanted, words in (("S-021", "is taken already"), ("X-1", "“X-1” is no code"), ("S-0", "no code")):
        with pytest.raises(InvalidInputError, match=words):
            add(room, PHONES, replace(PHONES, code=wanted))
    assert plan_of(room).scope == (first, second)


def test_the_spelling_of_the_lists_is_kept_and_other_names_are_taken(room: Room) -> None:
    first, second = add(
        room,
        ScopeDraft("  classrooms ", "DATA  cabling", Action.FURNISH),
        ScopeDraft("Planetarium", "Star projector", Action.FURNISH),
    )
    assert (first.space, first.system) == ("Classrooms", "Data cabling")
    assert (second.space, second.system) == ("Planetarium", "Star projector")


def contractor_answers(made: Planned) -> ScopeItem:
    duty = Duty(DutyKind.ACCOUNTABLE, outsider=Outsider.CONTRACTOR)
    return replace(made.items[0], duties=(duty,))


def of_nobody(made: Planned) -> ScopeItem:
    return replace(made.items[0], duties=(Duty(DutyKind.INFORMED),))


def leads_twice(made: Planned) -> ScopeItem:
    return replace(made.items[0], staffing=Staffing(made.person.id, made.person.id))


def acts_for_itself(made: Planned) -> ScopeItem:
    return replace(made.items[0], staffing=Staffing(acting_id=made.departments[1]))


def days_without_actor(made: Planned) -> ScopeItem:
    return replace(made.items[0], staffing=Staffing(acting_from="2028-01-01"))


def ends_before(made: Planned) -> ScopeItem:
    staffing = Staffing(None, None, made.departments[0], "2028-02-01", "2028-01-01")
    return replace(made.items[0], staffing=staffing)


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        (lambda made: replace(made.items[0], space="  "), "S-001 has no space"),
        (lambda made: replace(made.items[0], system=""), "S-001 has no system"),
        (lambda made: replace(made.items[0], division="27-10"), "“27-10” is no CSI division"),
        (lambda made: replace(made.items[0], title="x" * 2001), "has 2,001 characters"),
        (contractor_answers, "The contractor cannot be accountable for S-001"),
        (of_nobody, "A letter belongs to one department"),
        (leads_twice, "Dana Reyes cannot lead and stand in for the lead"),
        (acts_for_itself, "Technology is accountable for S-001 itself"),
        (days_without_actor, "no department that acts"),
        (ends_before, "ends on 2028-01-01, before it begins on 2028-02-01"),
        (lambda made: made.items[0], "S-001 is the same as before"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    made: Planned, edited: Callable[[Planned], ScopeItem], words: str
) -> None:
    before = made.plan
    with pytest.raises(InvalidInputError, match=words):
        made.room.do(scope.edit_scope, EditScope(edited(made)))
    assert made.plan == before


def test_what_belongs_to_another_project_is_refused(made: Planned) -> None:
    room = made.room
    other = room.do(create_project, NewProject("Birch"))
    need = room.do(needs.make_need, needs.MakeNeed(other.id, (), "Shade"))
    with room.library.reading() as queries:
        theirs = queries.of_project(Department, other.id, "position")[0]
    duties = (Duty(DutyKind.INFORMED, theirs.id),)
    with pytest.raises(InvalidInputError, match="Facilities is a department of another project"):
        room.do(scope.edit_scope, EditScope(replace(made.items[0], duties=duties)))
    with pytest.raises(InvalidInputError, match="N-001 is a need of another project"):
        room.do(scope.edit_scope, EditScope(made.items[0], (need.id,)))
    (far,) = room.do(scope.add_scope, AddScope(other.id, (PHONES,)))
    with pytest.raises(InvalidInputError, match="M-001 “Rooms turned over” belongs to another project"):
        room.do(scope.edit_scope, EditScope(replace(far, milestone_id=made.milestone.id)))


def test_two_accountable_departments_are_for_the_guard_to_report(made: Planned) -> None:
    duties = tuple(Duty(DutyKind.ACCOUNTABLE, each) for each in made.departments[:2])
    item = made.room.do(scope.edit_scope, EditScope(replace(made.items[0], duties=duties)))
    assert item.accountable is None
    assert said(made.room) == "Edited scope item S-001 “Data cabling, Classrooms: install”: duties"


def test_links_to_needs_are_what_they_should_be(made: Planned) -> None:
    first, second, third = (need.id for need in made.room.needs)
    made.room.do(scope.edit_scope, EditScope(made.items[0], (third, first, third)))
    assert set(made.plan.needs_of_scope[made.items[0].id]) == {first, third}
    assert said(made.room).endswith(": needs")
    made.room.do(scope.edit_scope, EditScope(replace(made.items[0], title="Cables"), None))
    assert set(made.plan.needs_of_scope[made.items[0].id]) == {first, third}
    assert set(made.plan.needs_of_scope[made.items[1].id]) == {second}


def test_a_merged_need_is_not_linked_anew(made: Planned) -> None:
    room = made.room
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    with pytest.raises(InvalidInputError, match="Link N-001 instead"):
        room.do(scope.edit_scope, EditScope(made.items[2], (room.needs[1].id,)))
    with room.library.reading() as queries:
        snapshot = queries.snapshot(room.project.id, planned=True)
    assert snapshot is not None
    assert [need.code for need in served_needs(snapshot, made.items[0].id)] == ["N-001"]


def test_one_value_goes_down_many_rows_and_leaves_the_other_letters(made: Planned) -> None:
    changed: dict[str, Any] = {"responsibility": Responsibility.NIC, "consulted": (Outsider.ARCHITECT,)}
    ids = tuple(item.id for item in made.items)
    filled = made.room.do(scope.fill_scope, FillScope(ids, changed))
    assert said(made.room) == "Filled in the responsibility and consulted of 3 scope items: S-001 to S-003"
    assert {item.responsibility for item in filled} == {Responsibility.NIC}
    assert filled[0].accountable == made.departments[1]
    assert filled[0].departments(DutyKind.CONSULTED) == ()
    assert Duty(DutyKind.CONSULTED, outsider=Outsider.ARCHITECT) in filled[1].duties
    assert made.plan.scope == filled


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"code": "S-1"}, "A scope item has no “code” to fill in"),
        ({"accountable": (Outsider.ARCHITECT,)}, "The architect cannot be accountable"),
        ({"space": ""}, "S-001 has no space"),
    ],
)
def test_what_cannot_go_down_many_rows_changes_none(
    made: Planned, changed: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidInputError, match=words):
        made.room.do(scope.fill_scope, FillScope(tuple(item.id for item in made.items), changed))
    assert made.plan.scope == made.items


def test_removing_scope_takes_its_links_along_and_leaves_the_lines(made: Planned) -> None:
    made.room.do(scope.remove_scope, RemoveScope((made.items[0].id, made.items[1].id)))
    assert said(made.room) == "Removed 2 scope items: S-001 and S-002"
    plan = made.plan
    assert (plan.scope, plan.lines) == (made.items[2:], made.lines)
    assert list(plan.scope_of_line) == [made.lines[1].id]
    assert list(plan.needs_of_scope) == [made.items[2].id]


def test_scope_that_a_question_is_about_stays(made: Planned) -> None:
    def ask(work: Any, item: ScopeItem) -> None:
        work.describe("Asked Q-1", item.project_id)
        work.add(Question(work.ids.new(), item.project_id, 1, "Q-1", "Who pulls it?", scope_id=item.id))

    made.room.do(ask, made.items[1])
    with pytest.raises(InvalidInputError, match="S-002 cannot be removed: question Q-1 stands on it"):
        made.room.do(scope.remove_scope, RemoveScope((made.items[0].id, made.items[1].id)))
    assert made.plan.scope == made.items


def test_nothing_selected_is_said(made: Planned) -> None:
    for function, command in (
        (scope.remove_scope, RemoveScope(())),
        (scope.fill_scope, FillScope((), {"space": "Gym"})),
    ):
        with pytest.raises(InvalidInputError, match="Select a scope item first"):
            made.room.do(function, command)
    with pytest.raises(InvalidInputError, match="no scope item to add"):
        add(made.room)


def test_a_renamed_system_is_renamed_in_the_scope_and_still_paid(made: Planned) -> None:
    lists = SetLists(
        made.room.project.id,
        ("Classrooms", "Entrances", "Theatre"),
        ("Structured cabling", "Wireless"),
        {"Data cabling": "Structured cabling"},
    )
    setup = made.room.do(set_lists, lists)
    plan = made.plan
    assert plan.setup == setup
    assert [item.system for item in plan.scope] == ["Structured cabling", "Wireless", "Ramps"]
    assert plan.district.source_by_id[made.e_rate.id].systems == (
        "Data cabling",
        "Wireless",
        "Structured cabling",
    )
    assert "renamed “Data cabling” to “Structured cabling” in 1 scope item" in said(made.room)
    assert "added “Theatre”" in said(made.room)
    with pytest.raises(InvalidInputError, match="The lists are the same as before"):
        made.room.do(set_lists, replace(lists, renamed={}))


def test_a_list_has_each_name_once_and_is_never_empty(room: Room) -> None:
    room.do(sources.add_source, E_RATE)
    with pytest.raises(InvalidInputError, match="The space “GYM” is in the list twice"):
        room.do(set_lists, SetLists(room.project.id, ("Gym", "GYM"), ("Phones",)))
    with pytest.raises(InvalidInputError, match="The list needs a system at least"):
        room.do(set_lists, SetLists(room.project.id, ("Gym",), (" ",)))


def test_the_first_school_day_is_kept_and_taken_away(room: Room) -> None:
    assert room.do(set_first_day, SetFirstDay(room.project.id, "19 August 2030")).first_day == "2030-08-19"
    assert plan_of(room).first_day == "2030-08-19"
    room.do(set_first_day, SetFirstDay(room.project.id, ""))
    assert plan_of(room).first_day == ""
    with pytest.raises(InvalidInputError, match="“autumn” is no date"):
        room.do(set_first_day, SetFirstDay(room.project.id, "autumn"))
