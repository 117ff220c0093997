"""Any value of the plan, by the type hints of its fields."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as some

WORDS = some.text(some.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)
SHORT = some.text("abcABC-019", max_size=3)
DAYS = some.just("") | some.dates().map(str)
_SIMPLE: dict[Any, some.SearchStrategy[Any]] = {
    UUID: some.uuids(),
    int: some.integers(-(2**63) + 1, 2**63 - 1),
    bool: some.booleans(),
    datetime: some.datetimes(timezones=some.just(UTC)),
    Decimal: some.decimals(allow_nan=False, allow_infinity=False, places=3),
    str: WORDS,
}
_DAYS = {
    "first_day", "opens", "closes", "decided_on", "due", "acting_from", "acting_until", "done_on", "buy_by",
    "rate_date", "asked_on", "answered_on", "needed_by", "held_on", "reviewed_on",
}  # fmt: skip
_SHORT = {"code", "currency", "division", "media_type", "sha256", "round_code", "rule", "finding"}


def any_of(kind: Any, name: str = "") -> some.SearchStrategy[Any]:
    """Values of a type; ``name`` is the field they are for, whose column may be short."""
    if kind is str and name in _DAYS:
        return DAYS
    if kind is str and name in _SHORT:
        return SHORT
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        given = {each.name: any_of(hints[each.name], each.name) for each in fields(kind)}
        return some.builds(kind, **given)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return some.none() | any_of(next(each for each in parts if each is not NoneType), name)
    if origin is tuple:
        return some.lists(any_of(parts[0]), max_size=3).map(tuple)
    if origin is Mapping:
        return some.dictionaries(any_of(parts[0]), any_of(parts[1]), max_size=3)
    return some.sampled_from(kind) if issubclass(kind, StrEnum) else _SIMPLE[kind]
