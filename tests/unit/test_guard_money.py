"""Rules 3 and 6: every dollar is there once, and sources pay what they may."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.guard import Severity
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.plan import District, Elsewhere
from charrette.domain.plan.settlements import Way
from charrette.domain.plan.sources import FundingSource
from tests.unit.two_departments import BOND, BOND_SOURCE, Bench, id_of, item, line

GENERAL = FundingSource(UUID(int=77), "General fund")
LINE = line("B-001", "Switches", 1000)
BENCH = Bench((item("S-001", "Main equipment room", "Network switches"),), (LINE,), {"B-001": ("S-001",)})


@pytest.mark.parametrize(
    ("paid", "title"),
    [
        ({BOND: 1000_00}, None),
        ({BOND: 400_00, GENERAL.id: 600_00}, None),
        ({BOND: 400_00, GENERAL.id: 600_01}, "B-001 is paid $0.01 too much"),
        ({BOND: 999_99}, "B-001 lacks $0.01"),
        ({}, "Nothing pays B-001 yet"),
    ],
)
def test_allocations_sum_to_the_amount(paid: dict[UUID, int], title: str | None) -> None:
    bench = replace(BENCH, paid={"B-001": paid}, sources=(BOND_SOURCE, GENERAL))
    assert [each.title for each in bench.of_rule(3).values()] == ([title] if title else [])


def test_a_line_without_an_amount_that_is_paid_blocks() -> None:
    bench = replace(BENCH, lines=(line("B-001", "Switches", None),), paid={"B-001": {BOND: 5_00}})
    (finding,) = bench.of_rule(3).values()
    assert (finding.severity, finding.amount) == (Severity.BLOCKS, 5_00)
    assert replace(BENCH, lines=(line("B-001", "Switches", None),)).of_rule(3) == {}


def test_a_source_is_drawn_on_by_all_projects_of_the_district() -> None:
    source = replace(BOND_SOURCE, amount=1500_00)
    assert replace(BENCH, sources=(source,)).of_rule(3) == {}
    elsewhere = (Elsewhere("Birch Hill", "B-009", BOND, 500_01),)
    bench = replace(BENCH, plan={"district": District(sources=(source,), elsewhere=elsewhere)})
    (finding,) = bench.of_rule(3).values()
    assert finding.id == "3:Bond:amount"
    assert (finding.severity, finding.amount) == (Severity.BLOCKS, 1)
    assert finding.title == "Bond is $0.01 over what it holds"
    assert "Birch Hill draws on it too. Let another source pay some of it" in finding.explanation


def test_a_cap_is_on_what_is_bought_before_the_discount() -> None:
    e_rate = FundingSource(BOND, "E-Rate", per_student=100_00, students=10, discount=80)
    bought = replace(BENCH, sources=(e_rate,), lines=(line("B-001", "Switches", 800),))
    assert bought.of_rule(3) == {}
    (finding,) = replace(bought, lines=(line("B-001", "Switches", 801),)).of_rule(3).values()
    assert finding.id == "3:E-Rate:cap"
    assert (finding.title, finding.amount) == ("E-Rate is $1.25 over its cap", 1_25)
    assert "$1,000 before the discount; they cost $1,001.25" in finding.explanation


@given(
    there=st.integers(1, 10**9),
    shares=st.lists(st.integers(1, 10**8), min_size=1, max_size=8),
    elsewhere=st.lists(st.integers(1, 10**8), max_size=4),
)
def test_a_dollar_that_is_promised_twice_is_always_found(
    there: int, shares: list[int], elsewhere: list[int]
) -> None:
    lines = tuple(line(f"B-{n:03d}", f"Part {n}", 0) for n in range(1, len(shares) + 1))
    paid = {each.code: {BOND: share} for each, share in zip(lines, shares, strict=True)}
    source = replace(BOND_SOURCE, amount=there)
    others = tuple(Elsewhere("Birch Hill", f"B-{n:03d}", BOND, share) for n, share in enumerate(elsewhere))
    plan = {"district": District(sources=(source,), elsewhere=others)}
    found = Bench((), lines, paid=paid, plan=plan).of_rule(3)
    over = sum(shares) + sum(elsewhere) - there
    assert ("3:Bond:amount" in found) == (over > 0)
    if over > 0:
        assert found["3:Bond:amount"].amount == over


@given(amount=st.integers(0, 10**6), shares=st.lists(st.integers(1, 10**6), max_size=4))
def test_a_line_that_is_paid_other_than_its_amount_is_always_found(amount: int, shares: list[int]) -> None:
    sources = tuple(FundingSource(UUID(int=500 + n), f"Source {n}") for n in range(len(shares)))
    paid = {source.id: share for source, share in zip(sources, shares, strict=True)}
    priced = replace(LINE, amount=replace(LINE.amount, likely=amount))
    found = replace(BENCH, lines=(priced,), paid={"B-001": paid}, sources=sources).of_rule(3)
    assert ("3:B-001" in found) == (sum(shares) != amount)


def test_what_a_source_may_not_pay_blocks_and_can_be_taken_off() -> None:
    source = replace(BOND_SOURCE, classes=(LineClass.HARD,), projects=("Birch Hill",))
    (finding,) = replace(BENCH, sources=(source,)).of_rule(6).values()
    assert (finding.id, finding.severity, finding.amount) == ("6:B-001:Bond", Severity.BLOCKS, 1000_00)
    assert "pays hard costs" in finding.explanation
    assert "not on the project list" in finding.explanation
    (choice,) = finding.choices
    assert (choice.way, choice.words) == (Way.DROP, "Take Bond off B-001")
    assert finding.subjects == (id_of("B-001"),)


def test_what_a_source_may_pay_is_no_finding() -> None:
    assert replace(BENCH, sources=(replace(BOND_SOURCE, classes=(LineClass.TECHNOLOGY,)),)).of_rule(6) == {}
