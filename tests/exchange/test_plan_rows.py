"""Tables of the plan: what a column is, what a cell means, and every fault by row and column, all or nothing."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.milestones import MilestoneState
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.scope import Action, Responsibility
from charrette.exchange.plan_rows import read_budget, read_milestones, read_scope
from charrette.exchange.plan_tables import (
    BUDGET,
    MILESTONES,
    SCOPE,
    PlanTable,
    mapped,
    open_plan_table,
    suggested,
)
from charrette.exchange.tables import Table


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Table]:
    """Writes a CSV and opens it as a table of the plan."""

    def opened(text: str, kind: PlanTable = BUDGET) -> Table:
        path = tmp_path / "theirs.csv"
        path.write_text(text, encoding="utf-8")
        return open_plan_table(path, kind)

    return opened


def test_a_scope_item_is_read_with_its_parties_needs_and_milestone(table: Callable[..., Table]) -> None:
    found = table(
        "code,space,system,action,responsibility,accountable,responsible,consulted,informed,needs,milestone\n"
        "s-14, Classrooms ,Data cabling,Rough in,ofci,Technology,contractor; architect,,Facilities,N-002;n-5,M-004\n",
        SCOPE,
    )
    (row,) = read_scope(found, suggested(found, SCOPE))
    assert (row.space, row.system, row.action) == ("Classrooms", "Data cabling", Action.ROUGH_IN)
    assert row.responsibility is Responsibility.OFCI
    assert (row.responsible, row.consulted, row.needs) == (("contractor", "architect"), (), ("N-002", "n-5"))
    assert (row.title, row.division) == (None, None)


def test_a_budget_line_is_read_with_amounts_rate_and_sources(table: Callable[..., Table]) -> None:
    found = table(
        "description,class,phase,low,likely,high,sources,rate,rate on classes,purchase by\n"
        'Cabling,FF&E,DD,,"$84,000.50",90000,Bond B=150000; E-Rate=48000.25,,,2027-03-14 00:00\n'
        "Escalation,escalation,,,,,,4.5 %,hard;tech,\n"
    )
    cabling, escalation = read_budget(found, suggested(found, BUDGET), "USD")
    assert (cabling.kind, cabling.phase) == (LineClass.FURNITURE, Phase.DESIGN_DEVELOPMENT)
    assert (cabling.low, cabling.likely, cabling.high) == (None, Decimal("84000.50"), Decimal(90000))
    assert cabling.sources == (("Bond B", Decimal(150000)), ("E-Rate", Decimal("48000.25")))
    assert (cabling.buy_by, cabling.department) == ("2027-03-14", None)
    assert (escalation.rate, escalation.rate_on) == (
        Decimal("4.5"),
        (LineClass.HARD, LineClass.TECHNOLOGY),
    )


def test_a_milestone_is_read_with_what_it_waits_for(table: Callable[..., Table]) -> None:
    found = table("code,title,due,depends_on,state\nM-2,Bid,29.9.2028,M-001;m-9+14,in progress\n", MILESTONES)
    (row,) = read_milestones(found, suggested(found, MILESTONES))
    assert (row.due, row.state) == ("2028-09-29", MilestoneState.UNDER_WAY)
    assert row.depends_on == (("M-001", 0), ("M-9", 14))


def test_every_fault_is_named_by_row_and_column(table: Callable[..., Table]) -> None:
    found = table(
        "code,description,class,low,likely,sources,rate,purchase by\n"
        "B-1,Cabling,hrad,9,5,Bond,4x,soon\n"
        "B-1,,hard,,12x,A=1;a=2,,\n"
    )
    with pytest.raises(InvalidInputError) as refused:
        read_budget(found, suggested(found, BUDGET), "USD")
    words = refused.value.what
    for said in (
        "9 places cannot be read",
        "row 2, column “class”: “hrad” is no class. Write one of hard,",
        "row 2, column “low”: the amounts do not rise",
        "row 2, column “sources”: “Bond” says no amount. Write each source as Bond=150000.",
        "row 2, column “rate”: “4x” is no rate",
        "row 2, column “purchase by”: “soon” is no date",
        "row 3, column “description”: is empty.",
        "row 3, column “code”: “B-1” is in row 2 already.",
        "row 3, column “likely”: “12x” is no amount of USD.",
        "row 3, column “sources”: “a” is named twice.",
    ):
        assert said in words, said


def test_columns_of_other_names_are_mapped(table: Callable[..., Table]) -> None:
    found = table("What,Kind of cost,Dollars\nCabling,hard,5\n")
    columns = mapped(found, BUDGET, {"what": "description", "Kind of cost": "class", "Dollars": "likely"})
    (row,) = read_budget(found, columns, "USD")
    assert (row.description, row.kind, row.likely) == ("Cabling", LineClass.HARD, Decimal(5))
    with pytest.raises(InvalidInputError, match="has no column “Wat”"):
        mapped(found, BUDGET, {"Wat": "description"})
    with pytest.raises(InvalidInputError, match="no field “colour”"):
        mapped(found, BUDGET, {"What": "colour"})


def test_a_missing_column_is_said_with_those_there_are(table: Callable[..., Table]) -> None:
    found = table("room,thing\nGym,Wi-Fi\n", SCOPE)
    with pytest.raises(InvalidInputError, match="no column for system and action") as refused:
        read_scope(found, suggested(found, SCOPE))
    assert "It has: room and thing." in refused.value.way_on
