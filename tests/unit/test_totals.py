"""Totals: the parts of every view sum to the whole, whatever the plan; rates, sources' rests and eligibility."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority
from charrette.domain.plan.budget import Allocation, BudgetLine, LineClass, LineScope
from charrette.domain.plan.eligibility import objections
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.plan import District, Elsewhere, Plan
from charrette.domain.plan.scope import Action, ScopeItem, ScopeNeed
from charrette.domain.plan.sources import FundingSource
from charrette.domain.plan.totals import Part, amounts_of, drawn, left, most_of, points, totals
from charrette.domain.project import Department, Project
from charrette.domain.snapshot import ProjectSnapshot

PROJECT = Project(UUID(int=1), "Alder Creek", datetime(2026, 1, 1, tzinfo=UTC))
DEPARTMENTS = tuple(
    Department(UUID(int=10 + place), PROJECT.id, name, place)
    for place, name in enumerate(("Facilities", "Technology"))
)
SOURCES = tuple(FundingSource(UUID(int=20 + place), name) for place, name in enumerate(("Bond", "E-Rate")))
NEEDS = tuple(
    Need(UUID(int=30 + place), PROJECT.id, place + 1, f"N-00{place + 1}", "Need", priority=priority)
    for place, priority in enumerate((Priority.MUST, Priority.COULD, None))
)
REQUIRED = Need(UUID(int=40), PROJECT.id, 4, "N-004", "Ramp", required=True)
MERGED = Need(UUID(int=41), PROJECT.id, 5, "N-005", "Old", status=NeedStatus.MERGED, merged_into=NEEDS[0].id)
ALL_NEEDS = (*NEEDS, REQUIRED, MERGED)
SCOPE = tuple(
    ScopeItem(UUID(int=50 + place), PROJECT.id, place, f"S-00{place}", "Classrooms", system, Action.INSTALL)
    for place, system in enumerate(("Wireless", "Data cabling", "Ramps"))
)
AMOUNT = some.none() | some.integers(0, 10**9)


@some.composite
def costs(draw: some.DrawFn) -> CostRange:
    """A cost of which any point may be missing."""
    low, likely, high = (draw(AMOUNT) for _ in range(3))
    known = iter(sorted(each for each in (low, likely, high) if each is not None))
    return CostRange(*(None if each is None else next(known) for each in (low, likely, high)))


@some.composite
def lines(draw: some.DrawFn) -> tuple[BudgetLine, ...]:
    """Up to eight lines, plain ones and rates."""
    made: list[BudgetLine] = []
    for number in range(draw(some.integers(0, 8))):
        plain = draw(some.booleans())
        made.append(
            BudgetLine(
                UUID(int=100 + number), PROJECT.id, number, f"B-{number:03d}", "Line",
                draw(some.sampled_from(LineClass)),
                draw(some.sampled_from((None, UUID(int=99), *(each.id for each in DEPARTMENTS)))),
                draw(some.none() | some.sampled_from(Phase)),
                draw(costs()) if plain else CostRange(),
                rate=None if plain else draw(some.decimals("0.01", 100, places=2)),
                rate_on=() if plain else tuple(draw(some.sets(some.sampled_from(LineClass), max_size=3))),
            )
        )  # fmt: skip
    return tuple(made)


@some.composite
def plans(draw: some.DrawFn) -> ProjectSnapshot:
    """A project with any budget: links, allocations short of, equal to and beyond the amounts."""
    budget = draw(lines())
    pick = some.sampled_from
    pairs = draw(some.sets(some.tuples(pick(budget), pick(SCOPE)), max_size=10)) if budget else set()
    served = draw(some.sets(some.tuples(pick(SCOPE), pick(ALL_NEEDS)), max_size=8))
    paid = draw(some.sets(some.tuples(pick(budget), pick(SOURCES)), max_size=10)) if budget else set()
    plan = Plan(
        scope=SCOPE,
        lines=budget,
        line_scopes=tuple(LineScope(line.id, item.id) for line, item in pairs),
        scope_needs=tuple(ScopeNeed(item.id, need.id) for item, need in served),
        allocations=tuple(
            Allocation(UUID(int=500 + place), line.id, source.id, draw(some.integers(1, 10**9)))
            for place, (line, source) in enumerate(paid)
        ),
        district=District(sources=draw(pick((SOURCES, SOURCES[:1])))),
    )
    return ProjectSnapshot(PROJECT, departments=DEPARTMENTS, needs=ALL_NEEDS, plan=plan)


def summed(parts: tuple[Part, ...], point: str) -> int:
    return sum(getattr(part.amount, point) for part in parts)


@given(plans())
def test_the_parts_of_every_view_sum_to_the_whole(snapshot: ProjectSnapshot) -> None:
    found = totals(snapshot)
    for name, parts in found.views.items():
        assert summed(parts, "likely") == found.whole.likely
        if name != "Source":
            assert summed(parts, "low") == found.whole.amount.low
            assert summed(parts, "high") == found.whole.amount.high
            assert sum(part.lines for part in parts) == len(snapshot.planned.lines)
            assert sum(part.unpriced for part in parts) == found.whole.unpriced
        assert len({part.key for part in parts}) == len(parts)
        assert all(part.name for part in parts)


@given(plans())
def test_the_whole_is_the_sum_of_the_lines(snapshot: ProjectSnapshot) -> None:
    found = totals(snapshot)
    known = [each for amount in amounts_of(snapshot.planned).values() if (each := points(amount))]
    assert found.whole.likely == sum(likely for _, likely, _ in known)
    assert all(low <= likely <= high for low, likely, high in known)
    assert found.whole.unpriced == len(snapshot.planned.lines) - len(known)
    assert found.paid + found.unpaid - found.over == found.whole.likely
    assert found.paid == sum(each.amount for each in snapshot.planned.allocations)


@given(plans(), some.integers(0, 10**9), some.integers(0, 10**9))
def test_a_dollar_promised_twice_is_always_found(snapshot: ProjectSnapshot, amount: int, there: int) -> None:
    source = replace(SOURCES[0], amount=amount)
    district = District((source,), elsewhere=(Elsewhere("Birch", "B-001", source.id, there),))
    plan = replace(snapshot.planned, district=district)
    promised = there + sum(each.amount for each in plan.allocations if each.source_id == source.id)
    assert drawn(source, plan) == promised
    rest = left(source, plan)
    assert rest is not None
    assert (rest < 0) is (promised > amount)


@given(some.integers(1, 10**6), some.integers(1, 10**4), some.integers(0, 10**9), some.integers(1, 100))
def test_a_cap_holds_before_the_discount(each: int, students: int, least: int, discount: int) -> None:
    source = FundingSource(UUID(int=9), "E-Rate", per_student=each, students=students, least=least)
    source = replace(source, discount=discount)
    most, cap = most_of(source), source.cap
    assert most is not None
    assert cap is not None
    assert source.before_discount(most) <= cap
    assert source.before_discount(most + 1) > cap


def line(number: int, kind: LineClass, *amount: int | None, **more: Any) -> BudgetLine:
    id_ = UUID(int=100 + number)
    return BudgetLine(
        id_, PROJECT.id, number, f"B-{number:03d}", "Line", kind, amount=CostRange(*amount), **more
    )


def test_a_rate_is_worked_out_at_each_point_of_the_classes_it_is_on() -> None:
    hard = line(1, LineClass.HARD, 100_00, 200_00, 300_00)
    tech = line(2, LineClass.TECHNOLOGY, None, 50_00, None)
    on_all = line(3, LineClass.CONTINGENCY, rate=Decimal(10))
    on_hard = line(4, LineClass.ESCALATION, rate=Decimal("4.5"), rate_on=(LineClass.HARD,))
    amounts = amounts_of(Plan(lines=(hard, tech, on_all, on_hard)))
    assert amounts[on_all.id] == CostRange(15_00, 25_00, 35_00)
    assert amounts[on_hard.id] == CostRange(4_50, 9_00, 13_50)
    assert amounts[tech.id] == tech.amount


@pytest.mark.parametrize(("base", "amount"), [(50, 0), (150, 2), (250, 2), (350, 4)])
def test_halves_of_a_cent_go_to_the_even_one(base: int, amount: int) -> None:
    plan = Plan(lines=(line(1, LineClass.HARD, None, base), line(2, LineClass.CONTINGENCY, rate=Decimal(1))))
    assert amounts_of(plan)[plan.lines[1].id].likely == amount
    assert amount == int((Decimal(base) / 100).to_integral_value(ROUND_HALF_EVEN))


def test_a_rate_on_nothing_known_is_not_known() -> None:
    on_soft = line(2, LineClass.CONTINGENCY, rate=Decimal(1), rate_on=(LineClass.SOFT,))
    plan = Plan(lines=(line(1, LineClass.HARD, 5), line(3, LineClass.SOFT), on_soft))
    assert amounts_of(plan)[on_soft.id] == CostRange()


def whole(plan: Plan) -> ProjectSnapshot:
    return ProjectSnapshot(PROJECT, departments=DEPARTMENTS, needs=ALL_NEEDS, plan=plan)


def named(parts: tuple[Part, ...]) -> dict[str, int]:
    return {part.name: part.likely for part in parts}


def test_what_is_not_assigned_is_named_and_not_dropped() -> None:
    first = line(1, LineClass.HARD, None, 70, department_id=DEPARTMENTS[1].id)
    second = line(2, LineClass.CONTINGENCY, None, 5)
    third = line(3, LineClass.SOFT)
    allocations = (
        Allocation(UUID(int=1), first.id, SOURCES[0].id, 60),
        Allocation(UUID(int=2), second.id, SOURCES[0].id, 8),
    )
    plan = Plan(lines=(first, second, third), allocations=allocations, district=District(SOURCES))
    found = totals(whole(plan))
    assert named(found.by_department) == {"Technology": 70, "No department yet": 5}
    assert named(found.by_phase) == {"No phase yet": 75}
    assert named(found.by_class) == {"Hard": 70, "Soft": 0, "Contingency": 5}
    assert named(found.by_source) == {"Bond": 68, "Not paid yet": 10, "Allocated beyond the amount": -3}
    assert named(found.by_priority) == {"Contingency and escalation": 5, "Serves no need yet": 70}
    assert (found.paid, found.unpaid, found.over, found.whole.unpriced) == (68, 10, 3, 1)


def test_a_line_counts_once_under_the_strongest_priority_it_serves() -> None:
    both, merged, ramp, loose = (line(number, LineClass.HARD, None, number) for number in (1, 2, 4, 8))
    links = ((both, 0), (both, 1), (merged, 1), (ramp, 2))
    serves = ((0, NEEDS[1]), (0, NEEDS[2]), (1, MERGED), (2, REQUIRED), (2, NEEDS[1]))
    plan = Plan(
        scope=SCOPE,
        lines=(both, merged, ramp, loose),
        line_scopes=tuple(LineScope(each.id, SCOPE[place].id) for each, place in links),
        scope_needs=tuple(ScopeNeed(SCOPE[place].id, need.id) for place, need in serves),
    )
    found = named(totals(whole(plan)).by_priority)
    assert found == {"Required": 4, "Must": 3, "Serves no need yet": 8}


def served(system: str, **more: Any) -> tuple[ProjectSnapshot, BudgetLine]:
    """A line that serves a scope item of a system."""
    item = replace(SCOPE[0], system=system)
    paid = line(1, LineClass.TECHNOLOGY, None, 5, **more)
    return whole(Plan(scope=(item,), lines=(paid,), line_scopes=(LineScope(paid.id, item.id),))), paid


@pytest.mark.parametrize(
    ("restricted", "words"),
    [
        ({}, None),
        ({"classes": (LineClass.HARD, LineClass.TECHNOLOGY)}, None),
        (
            {"classes": (LineClass.HARD, LineClass.SOFT)},
            "Bond pays hard and soft costs; B-001 is technology.",
        ),
        ({"systems": ("wireless",)}, None),
        ({"systems": ("Data cabling",)}, "Bond does not pay for Wireless, which B-001 serves."),
        ({"projects": ("ALDER CREEK",)}, None),
        ({"projects": ("Birch",)}, "Alder Creek is not on the project list of Bond."),
        ({"opens": "2029-05-01", "closes": "2029-05-01"}, None),
        ({"opens": "2029-06-01"}, "B-001 is to be bought by 2029-05-01; Bond opens on 2029-06-01."),
        ({"closes": "2029-04-30"}, "B-001 is to be bought by 2029-05-01; Bond closes on 2029-04-30."),
        ({"currency": "CAD"}, "Bond is in CAD, the project in USD."),
    ],
)
def test_a_source_says_why_it_may_not_pay(restricted: dict[str, Any], words: str | None) -> None:
    snapshot, paid = served("Wireless", buy_by="2029-05-01")
    found = objections(replace(SOURCES[0], **restricted), paid, snapshot)
    assert found == ((words,) if words else ())


def test_every_objection_is_said_and_a_line_without_scope_has_no_system() -> None:
    paid = line(1, LineClass.SOFT, None, 5)
    source = replace(SOURCES[0], classes=(LineClass.HARD,), systems=("Phones",), opens="2029-01-01")
    found = objections(source, paid, whole(Plan(lines=(paid,))))
    assert len(found) == 2
    assert found[1] == "Bond pays named systems only; B-001 serves no scope item that says which."


def test_a_source_without_an_amount_or_a_cap_has_no_known_rest() -> None:
    assert left(SOURCES[0], Plan()) is None
    assert most_of(replace(SOURCES[0], amount=5, per_student=1, students=3)) == 3
    assert most_of(replace(SOURCES[0], amount=5, per_student=2, students=3)) == 5
