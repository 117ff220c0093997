"""Filling one value into many milestones: one step, nothing half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.services.milestone_fill import FillMilestones, fill_milestones
from charrette.services.milestones import AddMilestones, MilestoneDraft, PassGate, add_milestones, pass_gate
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one project."""
    made = Library(tmp_path / "library.charrette")
    made.do(create_project, NewProject("Alder Creek"))
    yield made
    made.close()


@pytest.fixture
def row(library: Library) -> tuple[Milestone, ...]:
    """Drawings, a gate that waits for them, a bid that waits for the gate."""
    with library.reading() as queries:
        project = queries.projects()[0].id
    drafts = (
        MilestoneDraft("Drawings", "2028-03-01"),
        MilestoneDraft("Review", "2028-04-03", gate=True, waits_on={"M-001": 10}),
        MilestoneDraft("Bid", "2028-05-01", waits_on={"M-002": 14}),
    )
    return library.do(add_milestones, AddMilestones(project, drafts))


def test_one_value_goes_into_many(library: Library, row: tuple[Milestone, ...]) -> None:
    filled = library.do(
        fill_milestones,
        FillMilestones(
            tuple(each.id for each in row), {"evidence": "  The board’s\nminutes ", "due": "1 June 2028"}
        ),
    )
    assert {(each.evidence, each.due) for each in filled} == {("The board’s minutes", "2028-06-01")}


def test_what_waits_for_itself_is_left_out_and_circles_are_refused(
    library: Library, row: tuple[Milestone, ...]
) -> None:
    drawings, gate, bid = row
    library.do(fill_milestones, FillMilestones((drawings.id, bid.id), {"waits_for": {drawings.id: 3}}))
    with pytest.raises(InvalidInputError, match="in a circle"):
        library.do(fill_milestones, FillMilestones((drawings.id,), {"waits_for": {gate.id: 0}}))


def test_nothing_new_and_unknown_fields_are_refused(library: Library, row: tuple[Milestone, ...]) -> None:
    with pytest.raises(InvalidInputError, match="there already"):
        library.do(fill_milestones, FillMilestones((row[0].id,), {"title": "Drawings"}))
    with pytest.raises(InvalidInputError, match="code"):
        library.do(fill_milestones, FillMilestones((row[0].id,), {"code": "M-009"}))


def test_a_gate_with_an_open_review_is_not_filled_as_done(
    library: Library, row: tuple[Milestone, ...]
) -> None:
    command = FillMilestones(tuple(each.id for each in row), {"state": MilestoneState.DONE})
    with pytest.raises(InvalidInputError, match="cannot be called passed"):
        library.do(fill_milestones, command)
    with library.reading() as queries:
        project = queries.projects()[0].id
        assert not any(each.done for each in queries.of_project(Milestone, project, "number"))


def test_a_gate_is_passed_with_what_shows_it(library: Library, row: tuple[Milestone, ...]) -> None:
    gate = library.do(pass_gate, PassGate(row[1].id, "2028-04-05", "No more time", " The agency’s  letter "))
    assert (gate.evidence, gate.passed_despite, gate.done_on) == (
        "The agency’s letter",
        "No more time",
        "2028-04-05",
    )
