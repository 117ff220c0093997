"""How the values of the plan are written into columns and read from them; apart, so that the start need not load it."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from charrette.domain.money import CostRange
from charrette.domain.plan.answers import Answer
from charrette.domain.plan.budget import Allocation, BudgetLine, LineScope
from charrette.domain.plan.coordination import Meeting, Question, Review
from charrette.domain.plan.lessons import Lesson, Origin
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.plan import PlanSetup
from charrette.domain.plan.scenarios import Scenario
from charrette.domain.plan.scope import ScopeItem, ScopeNeed
from charrette.domain.plan.settlements import Settlement, SignOff
from charrette.domain.plan.sources import FundingSource
from charrette.domain.value_codec import decoded, encoded
from charrette.store.shapes import Codec, Shape, as_enum, optional

PlanValue = (
    PlanSetup
    | Person
    | FundingSource
    | Answer
    | Milestone
    | MilestoneLink
    | ScopeItem
    | ScopeNeed
    | BudgetLine
    | LineScope
    | Allocation
    | Question
    | Meeting
    | Review
    | Settlement
    | SignOff
    | Scenario
    | Paper
    | Lesson
    | Origin
)


def _shape(value: type[Any], table: str, spread: Mapping[str, Any] | None = None) -> Shape:
    """The shape of a value by its type hints: enums and decimals as text, lists and mappings as JSON."""
    hints = get_type_hints(value)
    parts = dict(spread or {})
    found = {each.name: _codec(hints[each.name]) for each in fields(value) if each.name not in parts}
    return Shape(value, table, {name: codec for name, codec in found.items() if codec}, parts)


def _codec(hint: Any) -> Codec | None:
    if get_origin(hint) is UnionType:
        inner = _codec(next(each for each in get_args(hint) if each is not NoneType))
        return optional(inner) if inner else None
    if get_origin(hint) in {tuple, Mapping}:
        return Codec(encoded, lambda value: decoded(hint, value, "the entry"))
    if hint is Decimal:
        return Codec(str, Decimal)
    return as_enum(hint) if isinstance(hint, type) and issubclass(hint, StrEnum) else None


_STAFFING = {"staffing": (Staffing, {each.name: each.name for each in fields(Staffing)})}
_AMOUNT = {
    "amount": (CostRange, {"low": "amount_low", "likely": "amount_likely", "high": "amount_high"}),
}

PLAN_SHAPES: dict[type[Any], Shape] = {
    shape.value: shape
    for shape in (
        _shape(PlanSetup, "plan_setup"),
        _shape(Person, "person"),
        _shape(FundingSource, "funding_source"),
        _shape(Answer, "answer"),
        _shape(Milestone, "milestone", _STAFFING),
        _shape(MilestoneLink, "milestone_link"),
        _shape(ScopeItem, "scope_item", _STAFFING),
        _shape(ScopeNeed, "scope_need"),
        _shape(BudgetLine, "budget_line", _AMOUNT),
        _shape(LineScope, "line_scope"),
        _shape(Allocation, "allocation"),
        _shape(Question, "question"),
        _shape(Meeting, "meeting"),
        _shape(Review, "review"),
        _shape(Settlement, "settlement"),
        _shape(SignOff, "sign_off"),
        _shape(Scenario, "scenario"),
        _shape(Paper, "paper"),
        _shape(Lesson, "lesson"),
        _shape(Origin, "origin"),
    )
}
"""Every kind of value of the plan, parents before children."""
