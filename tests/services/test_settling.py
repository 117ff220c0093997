"""What settling does to the plan: lines that go, links that move, amounts that are shared, scope that is split."""

from dataclasses import replace
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.guard import Severity
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.settlements import Way
from charrette.domain.plan.totals import totals
from charrette.domain.project import Project
from charrette.services import budget, settling, sources
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_guard import (
    SCENARIOS,
    TWICE,
    chosen,
    doubled,
    findings,
    settle,
    settled_for_signing,
    shared,
)
from tests.services.scenarios_plan import Planned, plan_of


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.fixture
def plan(room: Room) -> Planned:
    """A plan whose cabling is budgeted twice: B-001 $120,000 of Technology, B-004 $90,000 of Facilities."""
    return doubled(room)


def line(room: Room, code: str) -> BudgetLine:
    return next(each for each in plan_of(room).lines if each.code == code)


def paid(room: Room, code: str) -> list[int]:
    """What sources pay of a line, the most first."""
    amounts = [each.amount for each in plan_of(room).allocations_of_line.get(line(room, code).id, ())]
    return sorted(amounts, reverse=True)


def do(room: Room, way: Way, place: int = 0, **more: Any) -> Any:
    return room.do(*settle(room, TWICE, way, place, **more))


@pytest.mark.usefixtures("plan")
def test_keeping_one_removes_the_other_and_frees_its_money(room: Room) -> None:
    before = findings(room).by_id[TWICE]
    assert (before.severity, before.amount) == (Severity.BLOCKS, 210_000_00)
    settlement = do(room, Way.KEEP_ONE)
    assert (settlement.freed, settlement.decided_by) == (90_000_00, "Ada")
    assert [each.code for each in plan_of(room).lines] == ["B-001", "B-002", "B-003"]
    found = findings(room)
    assert (found.freed, found.by_id[TWICE].settlement) == (90_000_00, settlement)
    assert TWICE not in {each.id for each in found.open}


def test_the_kept_line_serves_the_same_work_of_the_other_but_not_its_other_work(
    room: Room, plan: Planned
) -> None:
    from charrette.services import scope

    twin = room.do(
        scope.add_scope,
        scope.AddScope(
            room.project.id, (scope.ScopeDraft("classrooms", "data cabling", plan.items[0].action),)
        ),
    )[0]
    other = line(room, "B-004")
    room.do(budget.edit_line, budget.EditLine(other, scope_ids=(twin.id, plan.items[1].id)))
    do(room, Way.KEEP_ONE)
    assert set(plan_of(room).scope_of_line[plan.lines[0].id]) == {plan.items[0].id, twin.id}
    assert "5:S-002:line" in findings(room).by_id


@pytest.mark.usefixtures("plan")
def test_merging_adds_amounts_and_payments_up(room: Room) -> None:
    whole = totals(_snapshot(room)).whole.amount
    settlement = do(room, Way.MERGE)
    assert settlement.freed == 0
    assert line(room, "B-001").amount == CostRange(190_000_00, 210_000_00, 240_000_00)
    assert paid(room, "B-001") == [130_000_00, 80_000_00]
    assert totals(_snapshot(room)).whole.amount == whole


@pytest.mark.usefixtures("plan")
def test_merging_for_less_frees_the_difference(room: Room) -> None:
    settlement = do(room, Way.MERGE, shares={"B-001": 150_000_00})
    assert settlement.freed == 60_000_00
    assert line(room, "B-001").amount == CostRange(likely=150_000_00)
    assert sum(paid(room, "B-001")) == 150_000_00
    assert "3:B-001" not in findings(room).by_id


@pytest.mark.usefixtures("plan")
def test_a_split_sets_what_each_pays_and_waits_for_both(room: Room) -> None:
    settlement = do(room, Way.SHARE, split="Half each", shares={"B-001": 60_000_00, "B-004": 45_000_01})
    assert settlement.freed == 104_999_99
    assert (sum(paid(room, "B-001")), sum(paid(room, "B-004"))) == (60_000_00, 45_000_01)
    finding = findings(room).by_id[TWICE]
    assert (finding.severity, finding.reopened) == (Severity.REVIEW, False)
    facilities, technology, *_ = (each.id for each in room.snapshot().departments)
    for department in (facilities, technology):
        room.do(settling.confirm_split, settling.ConfirmSplit(settlement.id, department))
    assert TWICE in {each.id for each in findings(room).settled}
    with pytest.raises(InvalidInputError, match="agreed to this split before"):
        room.do(settling.confirm_split, settling.ConfirmSplit(settlement.id, facilities))


def test_not_the_same_splits_the_scope(room: Room, plan: Planned) -> None:
    do(room, Way.NOT_THE_SAME, split="Data drops of the new wing")
    after = plan_of(room)
    made = after.scope[-1]
    assert (made.title, made.work, made.duties) == (
        "Data drops of the new wing",
        plan.items[0].work,
        plan.items[0].duties,
    )
    assert after.scope_of_line[line(room, "B-004").id] == (made.id,)
    assert after.scope_of_line[line(room, "B-001").id] == (plan.items[0].id,)
    assert after.needs_of_scope[made.id] == after.needs_of_scope[plan.items[0].id]
    assert TWICE in {each.id for each in findings(room).settled}


@pytest.mark.usefixtures("plan")
def test_dropping_both_frees_both(room: Room) -> None:
    assert do(room, Way.DROP, reason="another project does it").freed == 210_000_00
    assert [each.code for each in plan_of(room).lines] == ["B-002", "B-003"]


@pytest.mark.usefixtures("plan")
def test_a_decision_comes_back_when_an_amount_changes_and_is_replaced_by_the_next(room: Room) -> None:
    do(room, Way.KEEP_BOTH, reason="two campuses")
    assert TWICE in {each.id for each in findings(room).settled}
    edited = replace(line(room, "B-004"), amount=CostRange(likely=91_000_00))
    room.do(budget.edit_line, budget.EditLine(edited))
    assert findings(room).by_id[TWICE].reopened
    do(room, Way.KEEP_BOTH, reason="still two")
    assert [each.reason for each in plan_of(room).settlements] == ["still two"]


@pytest.mark.parametrize(
    ("way", "more", "words"),
    [
        (Way.KEEP_BOTH, {}, "A reason is missing"),
        (Way.DROP, {"reason": "  "}, "A reason is missing"),
        (Way.SHARE, {}, "Say who does what"),
        (Way.NOT_THE_SAME, {"reason": "because"}, "Say what the second line is for"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_what_a_choice_asks_for_must_be_given(room: Room, way: Way, more: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        do(room, way, **more)


@pytest.mark.usefixtures("plan")
def test_what_has_changed_since_it_was_shown_is_refused(room: Room) -> None:
    finding = findings(room).by_id[TWICE]
    edited = replace(line(room, "B-004"), amount=CostRange(likely=91_000_00))
    room.do(budget.edit_line, budget.EditLine(edited))
    command = settling.SettleFinding(room.project.id, finding, chosen(finding, Way.KEEP_ONE))
    with pytest.raises(InvalidInputError, match="has changed since it was shown"):
        room.do(settling.settle_finding, command)


@pytest.mark.usefixtures("plan")
def test_what_somebody_else_settled_since_it_was_shown_is_not_replaced_unseen(
    room: Room, bea: Library
) -> None:
    function, mine = settle(room, TWICE, Way.KEEP_ONE)
    bea.do(*settle(room, TWICE, Way.KEEP_BOTH, reason="two campuses"))
    before = plan_of(room)
    with pytest.raises(InvalidInputError, match=r"Bea settled .* since it was shown"):
        room.do(function, mine)
    assert plan_of(room) == before
    assert do(room, Way.KEEP_ONE).freed == 90_000_00


@pytest.mark.usefixtures("plan")
def test_what_a_share_freed_stays_free_under_the_decision_that_takes_its_place(room: Room) -> None:
    do(room, Way.SHARE, split="half each", shares={"B-001": 60_000_00, "B-004": 45_000_00})
    assert findings(room).freed == 105_000_00
    do(room, Way.KEEP_BOTH, reason="two campuses")
    assert findings(room).freed == 105_000_00
    raised = replace(line(room, "B-004"), amount=CostRange(likely=90_000_00))
    room.do(budget.edit_line, budget.EditLine(raised))
    assert findings(room).freed == 0
    assert do(room, Way.KEEP_ONE).freed == 90_000_00
    assert findings(room).freed == 90_000_00


def test_a_choice_whose_links_have_changed_is_refused(room: Room, plan: Planned) -> None:
    room.do(sources.edit_source, replace(plan.e_rate, systems=("Wireless",)))
    function, shown = settle(room, "6:B-001:E-Rate", Way.DROP)
    first = line(room, "B-001")
    paid = {each.source_id: each.amount for each in plan_of(room).allocations_of_line[first.id]}
    without = {source: amount for source, amount in paid.items() if source != plan.e_rate.id}
    room.do(budget.edit_line, budget.EditLine(first, allocations=without))
    room.do(budget.edit_line, budget.EditLine(first, allocations=paid))
    with pytest.raises(InvalidInputError, match="has changed since it was shown"):
        room.do(function, shown)


def test_a_rate_cannot_be_merged(room: Room, plan: Planned) -> None:
    rate = replace(plan.lines[2])
    room.do(budget.edit_line, budget.EditLine(rate, scope_ids=(plan.items[2].id,)))
    finding = findings(room).by_id["2:B-002+B-003"]
    command = settling.SettleFinding(room.project.id, finding, chosen(finding, Way.MERGE))
    with pytest.raises(InvalidInputError, match="B-003 is a rate on other lines"):
        room.do(settling.settle_finding, command)


def test_sharing_with_a_rate_leaves_the_rate(room: Room, plan: Planned) -> None:
    room.do(budget.edit_line, budget.EditLine(plan.lines[2], scope_ids=(plan.items[2].id,)))
    finding = findings(room).by_id["2:B-002+B-003"]
    shares = {"B-002": 55_555_00, "B-003": 1_00}
    command = settling.SettleFinding(
        room.project.id, finding, chosen(finding, Way.SHARE), "", "half each", shares
    )
    assert room.do(settling.settle_finding, command).freed == 55
    assert line(room, "B-003").rate == plan.lines[2].rate
    after = findings(room).by_id["2:B-002+B-003"]
    assert (after.reopened, after.severity) == (False, Severity.REVIEW)


def test_a_decision_is_taken_back_but_a_removal_is_not(room: Room) -> None:
    settlement = shared(room)
    room.do(settling.reopen_finding, settling.ReopenFinding(settlement.id))
    finding = findings(room).by_id[TWICE]
    assert (finding.severity, finding.settlement) == (Severity.BLOCKS, None)
    removed = do(room, Way.KEEP_ONE)
    with pytest.raises(InvalidInputError, match="Undo that step"):
        room.do(settling.reopen_finding, settling.ReopenFinding(removed.id))
    facilities = room.snapshot().departments[0].id
    with pytest.raises(InvalidInputError, match="not settled by a split"):
        room.do(settling.confirm_split, settling.ConfirmSplit(removed.id, facilities))


@pytest.mark.parametrize("name", [name for name in SCENARIOS if name.startswith("settle_finding")])
def test_undo_of_any_settlement_restores_totals_and_findings(name: str, room: Room) -> None:
    function, command = SCENARIOS[name](room)
    before = findings(room), totals(_snapshot(room))
    room.do(function, command)
    after = findings(room), totals(_snapshot(room))
    assert before != after
    room.library.undo()
    assert (findings(room), totals(_snapshot(room))) == before
    room.library.redo()
    assert (findings(room), totals(_snapshot(room))) == after


def test_what_a_source_may_not_pay_is_taken_off(room: Room) -> None:
    function, command = SCENARIOS["settle_finding:drop allocation"](room)
    room.do(function, command)
    assert paid(room, "B-001") == [40_000_00]
    assert "3:B-001" in {each.id for each in findings(room).blocking}


def test_in_a_plan_for_signing_nothing_blocks(room: Room) -> None:
    settled_for_signing(room)
    assert findings(room).blocking == ()


def _snapshot(room: Room) -> Any:
    with room.library.reading() as queries:
        return queries.snapshot(room.project.id, planned=True)
