"""Domain values as plain JSON values and back, by their own type hints: nothing is lost and no field is forgotten."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints
from uuid import UUID


def encoded(value: Any) -> Any:
    """Ids, enums, fractions and decimals as text, times as ISO 8601 in UTC with Z, mappings sorted by key."""
    if is_dataclass(value):
        return {each.name: encoded(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, UUID | Fraction | Decimal):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [encoded(each) for each in cast("tuple[Any, ...]", value)]
    if isinstance(value, Mapping):
        items = cast("Mapping[Any, Any]", value).items()
        return dict(sorted((str(key), encoded(each)) for key, each in items))
    return value


def decoded(kind: Any, value: Any, place: str) -> Any:
    """The value of the type ``kind``; a field that is missing takes its default (files of earlier versions).

    Raises ``ValueError`` with the place and a plain sentence.
    """
    if is_dataclass(kind):
        return _decoded_dataclass(kind, value, place)
    origin = get_origin(kind)
    if origin is UnionType:
        if value is None:
            return None
        return decoded(next(each for each in get_args(kind) if each is not NoneType), value, place)
    if origin is tuple:
        return tuple(decoded(get_args(kind)[0], each, f"{place}[{i}]") for i, each in enumerate(value))
    if origin is Mapping:
        key, inner = get_args(kind)
        return {decoded(key, k, place): decoded(inner, v, f"{place}.{k}") for k, v in value.items()}
    return _decoded_scalar(kind, value, place)


def _decoded_dataclass(kind: Any, value: Mapping[str, Any], place: str) -> Any:
    given: dict[str, Any] = {}
    for each in fields(kind):
        if each.name in value:
            given[each.name] = decoded(_hints(kind)[each.name], value[each.name], f"{place}.{each.name}")
        elif each.default is MISSING and each.default_factory is MISSING:
            raise ValueError(f"{place}.{each.name}: is missing.")
    return kind(**given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _decoded_scalar(kind: Any, value: Any, place: str) -> Any:
    if kind is str:
        return _text(value, place)
    if kind in (int, float, bool):
        return value
    try:
        found = datetime.fromisoformat(value) if kind is datetime else kind(value)
    except (ValueError, ArithmeticError) as fault:
        raise ValueError(f"{place}: “{value}” cannot be read.") from fault
    if isinstance(found, datetime):
        if found.tzinfo is None:
            raise ValueError(f"{place}: “{value}” names no time zone.")
        return found.astimezone(UTC)
    return found


def _text(value: str, place: str) -> str:
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError(f"{place}: holds half of a character (a lone surrogate).")
    if "\0" in value:
        raise ValueError(f"{place}: holds a NUL character.")
    return value
