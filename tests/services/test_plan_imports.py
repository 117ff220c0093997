"""Tables taken into the plan: a preview that does nothing, then all or nothing; a known code changes its entry."""

from decimal import Decimal

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.plan_rows import MilestoneRow
from charrette.services.plan_imports import ImportPlan, Resolved, Row, import_plan, resolved
from charrette.store.library import Library
from tests.services.scenarios_tables import budget_row, scope_row
from tests.store.libraries import whole


def planned(library: Library, project: Project) -> ProjectSnapshot:
    """The project with its plan."""
    with library.reading() as queries:
        found = queries.snapshot(project.id, planned=True)
    assert found is not None
    return found


def take(library: Library, project: Project, *rows: Row) -> Resolved:
    """Imports rows."""
    return library.do(import_plan, ImportPlan(project.id, rows, "theirs.csv"))


def milestone(code: str, title: str, *waits: str, due: str = "2028-01-31") -> MilestoneRow:
    """A row of a milestone file."""
    waiting = tuple((each, 0) for each in waits)
    return MilestoneRow(2, code, title, "Facilities", due, waiting, None, None, None, None)


def test_scope_and_budget_are_linked_by_code_and_sources_are_made(library: Library, project: Project) -> None:
    take(library, project, scope_row(code="S-14", accountable=("Technology",), responsible=("contractor",)))
    paid = (("Bond B", Decimal(150_000)), ("E-Rate", Decimal("48000.50")))
    found = take(
        library,
        project,
        budget_row(department="technology", likely=Decimal("198000.50"), scope=("S-014",), sources=paid),
    )
    assert found.new_sources == ("Bond B", "E-Rate")
    plan = planned(library, project).planned
    (item,), (line,) = plan.scope, plan.lines
    assert (item.code, plan.scope_of_line[line.id]) == ("S-014", (item.id,))
    assert line.amount == CostRange(None, 198_000_50, None)
    names = {source.id: source.name for source in plan.district.sources}
    assert {names[each.source_id]: each.amount for each in plan.allocations} == {
        "Bond B": 150_000_00,
        "E-Rate": 48_000_50,
    }


def test_a_preview_does_nothing_and_says_what_would_be_done(library: Library, project: Project) -> None:
    take(library, project, budget_row(code="B-3", department="Facilities"))
    before = whole(library)
    rows = (
        budget_row(code="B-003", likely=Decimal(6)),
        budget_row(3, "B-9", "New", sources=(("Bond", Decimal(1)),)),
    )
    found = resolved(planned(library, project), rows, "theirs.csv")
    assert (len(found.drafts), found.changes, found.new_sources) == (1, ("B-003: amount",), ("Bond",))
    assert whole(library) == before


def test_what_has_no_column_keeps_its_value(library: Library, project: Project) -> None:
    take(
        library, project, scope_row(code="S-1", accountable=("Technology",), title="Cabling", note="36 rooms")
    )
    take(library, project, scope_row(code="S-1", responsible=("Facilities",), title=""))
    (item,) = planned(library, project).planned.scope
    assert (item.title, item.note, len(item.duties)) == ("", "36 rooms", 2)


def test_the_same_file_twice_changes_nothing(library: Library, project: Project) -> None:
    rows = (scope_row(code="S-1", needs=()), scope_row(3, "S-2", space="Gym"))
    take(library, project, *rows)
    before = whole(library)
    with pytest.raises(InvalidInputError, match="is in the plan already"):
        take(library, project, *rows)
    assert whole(library) == before


def test_names_that_are_not_known_are_refused_by_row_and_column(library: Library, project: Project) -> None:
    before = whole(library)
    rows = (
        scope_row(2, "B-7", accountable=("contractor",), needs=("N-999",), milestone="M-404"),
        scope_row(3, "", responsible=("Contractor", "Night shift")),
    )
    with pytest.raises(InvalidInputError) as refused:
        take(library, project, *rows)
    for said in (
        "row 2, column “code”: “B-7” is no code. Write S-014",
        "row 2, column “accountable”: there is no department “contractor”",
        "row 2, column “needs”: there is no need “N-999”",
        "row 2, column “milestone”: there is no milestone “M-404”",
        "row 3, column “responsible”: there is no department “Night shift”",
    ):
        assert said in refused.value.what
    assert whole(library) == before


def test_a_new_line_without_a_class_is_refused(library: Library, project: Project) -> None:
    with pytest.raises(InvalidInputError, match="row 2, column “class”: the line has no class"):
        take(library, project, budget_row(kind=None))


def test_milestones_wait_for_each_other_whatever_their_order(library: Library, project: Project) -> None:
    take(library, project, milestone("M-2", "Bid", "M-1", due="2028-05-01"), milestone("M-1", "Review"))
    plan = planned(library, project).planned
    by_code = {each.code: each for each in plan.milestones}
    assert [link.waits_for_id for link in plan.waits_for[by_code["M-002"].id]] == [by_code["M-001"].id]
    take(library, project, milestone("M-2", "Bid", "M-1", due="2028-06-01"))
    assert {each.due for each in planned(library, project).planned.milestones} == {"2028-01-31", "2028-06-01"}


def test_a_milestone_that_is_there_waits_for_one_that_is_new_in_the_file(
    library: Library, project: Project
) -> None:
    take(library, project, milestone("M-1", "Review"), milestone("M-2", "Bid", "M-1", due="2028-05-01"))
    rows = (
        milestone("M-2", "Bid", "M-1", "M-3", due="2028-05-01"),
        milestone("M-3", "Survey", "M-1", due="2028-02-15"),
    )
    found = take(library, project, *rows)
    assert found.sentence == "1 new, 1 changed, 0 as they were"
    plan = planned(library, project).planned
    codes = {each.id: each.code for each in plan.milestones}
    waits = {(codes[each.milestone_id], codes[each.waits_for_id]) for each in plan.milestone_links}
    assert waits == {("M-002", "M-001"), ("M-002", "M-003"), ("M-003", "M-001")}
    with pytest.raises(InvalidInputError, match="is in the plan already"):
        take(library, project, *rows)
    with pytest.raises(InvalidInputError, match="in a circle"):
        take(library, project, milestone("M-1", "Review", "M-4"), milestone("M-4", "Permit", "M-2"))


def test_amounts_without_a_column_stay_and_empty_cells_empty_them(library: Library, project: Project) -> None:
    take(library, project, budget_row(code="B-1", low=Decimal(4), high=Decimal(9)))
    take(library, project, budget_row(code="B-1", likely=Decimal(6), points=("likely",)))
    assert planned(library, project).planned.lines[0].amount == CostRange(4_00, 6_00, 9_00)
    take(library, project, budget_row(code="B-1", likely=Decimal(6)))
    assert planned(library, project).planned.lines[0].amount == CostRange(None, 6_00, None)


def test_one_code_written_in_two_ways_is_one_code(library: Library, project: Project) -> None:
    take(library, project, budget_row(code="B-1"))
    with pytest.raises(InvalidInputError, match="row 3, column “code”: B-001 is in row 2 already"):
        take(library, project, budget_row(2, "B-1"), budget_row(3, "B-001", likely=Decimal(7)))


def test_the_same_file_without_codes_twice_doubles_nothing(library: Library, project: Project) -> None:
    paid = (("Bond", Decimal(5)), ("E-Rate", Decimal(0)))
    files: tuple[tuple[Row, ...], ...] = (
        (
            budget_row(2, description="Two  locks", sources=paid),
            budget_row(3, description="Two locks", sources=paid),
        ),
        (scope_row(2, space="classrooms", accountable=("Technology",), title="Cabling"),),
        (milestone("M-1", "Review"), milestone("", "Bid", "M-1")),
    )
    for rows in files:
        take(library, project, *rows)
    before = whole(library)
    for rows in files:
        with pytest.raises(InvalidInputError, match="is in the plan already"):
            take(library, project, *rows)
    assert whole(library) == before
    assert len(planned(library, project).planned.lines) == 2
    found = take(library, project, *files[0], budget_row(4, description="Two locks", sources=paid))
    assert found.sentence == "1 new, 0 changed, 2 as they were"


def test_words_are_compared_as_they_are_kept(library: Library, project: Project) -> None:
    rate = {"kind": LineClass.ESCALATION, "likely": None, "rate": Decimal("4.5")}
    rows = (
        budget_row(2, "B-1", "More  each\nyear", **rate, rate_on=(LineClass.SOFT, LineClass.HARD)),
        budget_row(3, "B-2", sources=(("Bond", Decimal(5)), ("E-Rate", Decimal(0)))),
    )
    take(library, project, *rows)
    with pytest.raises(InvalidInputError, match="is in the plan already"):
        take(library, project, *rows)
    take(library, project, scope_row(code="S-1", space="classrooms", title="Two  words"))
    with pytest.raises(InvalidInputError, match="is in the plan already"):
        take(library, project, scope_row(code="S-1", space="classrooms", title="Two  words"))
