"""How the fields of a kind of value are written into its table and read from it: plain Python, no SQLAlchemy."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Codec:
    """How one field is written into the table and read from it."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of value with its table and the codecs of its fields; a field without one goes as it is."""

    value: type[Any]
    table: str
    codecs: Mapping[str, Codec] = field(default_factory=dict[str, Codec])
    spread: Mapping[str, tuple[type[Any], Mapping[str, str]]] = field(
        default_factory=dict[str, tuple[type[Any], Mapping[str, str]]]
    )
    """A field whose parts stand in columns of their own: its class, and part -> column."""

    def columns(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of some fields."""
        written: dict[str, Any] = {}
        for name, value in values.items():
            if name in self.spread:
                written |= {column: getattr(value, part) for part, column in self.spread[name][1].items()}
            else:
                codec = self.codecs.get(name)
                written[name] = codec.write(value) if codec else value
        return written

    def read(self, columns: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Any:
        """The value of a row, given as its columns by name."""
        given = dict(columns)
        for name, (part_class, parts) in self.spread.items():
            given[name] = part_class(**{part: given.pop(column) for part, column in parts.items()})
        for name, codec in self.codecs.items():
            given[name] = codec.read(given[name])
        return self.value(**given)


def as_enum(enum: type[StrEnum]) -> Codec:
    """An enum as its text. By a dictionary: half the time of a call of the enum, for columns read by the thousand."""
    members = {member.value: member for member in enum}

    def read(value: str) -> StrEnum:
        return members.get(value) or enum(value)

    return Codec(str, read)


def optional(codec: Codec) -> Codec:
    """The same for a field that may be None."""
    return Codec(
        lambda value: None if value is None else codec.write(value),
        lambda value: None if value is None else codec.read(value),
    )


def fields_of(value: Any) -> dict[str, Any]:
    """A value's fields by name, not its parts."""
    return {each.name: getattr(value, each.name) for each in fields(value)}
