"""Tables taken into the plan, and what-if: scenarios for undo."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.scope import Action
from charrette.exchange.plan_rows import BudgetRow, ScopeRow
from charrette.services import plan_imports, scenarios


def budget_row(row: int = 2, code: str = "", description: str = "Cabling", **said: Any) -> BudgetRow:
    """A row of a budget file; what is not said has no column."""
    absent: dict[str, Any] = dict.fromkeys(
        (
            "department",
            "phase",
            "low",
            "high",
            "scope",
            "sources",
            "buy_by",
            "rate",
            "rate_source",
            "rate_date",
            "note",
        )
    )
    usual: dict[str, Any] = {"kind": LineClass.HARD, "likely": Decimal(5), "rate_on": ()}
    return BudgetRow(row=row, code=code, description=description, **{**absent, **usual, **said})


def scope_row(row: int = 2, code: str = "", **said: Any) -> ScopeRow:
    """A row of a scope file; what is not said has no column."""
    absent: dict[str, Any] = dict.fromkeys(
        (
            "responsibility", "accountable", "responsible", "consulted", "informed", "needs", "milestone", "title",
            "division", "note",
        )
    )  # fmt: skip
    usual: dict[str, Any] = {"space": "Classrooms", "system": "Data cabling", "action": Action.INSTALL}
    return ScopeRow(row=row, code=code, **{**absent, **usual, **said})


def kept_scenario(room: Any, title: str = "Half the money") -> Any:
    """A scenario of two of the room's three needs."""
    chosen: tuple[UUID, ...] = tuple(need.id for need in room.needs[:2])
    command = scenarios.KeepScenario(room.project.id, title, "greedy", 50_000_00, chosen, round_code="R-1")
    return room.do(scenarios.keep_scenario, command)


def _import_plan(room: Any) -> Any:
    sources = (("Bond B", Decimal(3)), ("E-Rate", Decimal(2)))
    rows = (
        budget_row(2, "B-7", department="Technology", sources=sources),
        budget_row(3, description="Switches"),
    )
    return plan_imports.import_plan, plan_imports.ImportPlan(room.project.id, rows, "budget.csv")


def _rename(room: Any) -> Any:
    return scenarios.rename_scenario, replace(
        kept_scenario(room), title="All the money", note="for the board"
    )


SCENARIOS: dict[str, Callable[[Any], tuple[Callable[..., Any], object]]] = {
    "import_plan": _import_plan,
    "keep_scenario": lambda room: (
        scenarios.keep_scenario,
        scenarios.KeepScenario(room.project.id, "", "knapsack", 1_00, (room.needs[0].id,)),
    ),
    "keep_and_adopt": lambda room: (
        scenarios.keep_and_adopt,
        scenarios.KeepScenario(room.project.id, "", "greedy", 1_00, (room.needs[0].id,)),
    ),
    "rename_scenario": _rename,
    "remove_scenario": lambda room: (scenarios.remove_scenario, kept_scenario(room)),
    "adopt_scenario": lambda room: (scenarios.adopt_scenario, kept_scenario(room)),
}
