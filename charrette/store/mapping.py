"""The tables of the kinds of values: what a library can hold of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from charrette.domain.errors import InvalidInputError
from charrette.store import plan_rows, room_rows, rows
from charrette.store.codecs import SHAPES
from charrette.store.codecs import Value as RoomValue
from charrette.store.plan_codecs import PLAN_SHAPES, PlanValue
from charrette.store.shapes import Shape, fields_of

Value = RoomValue | PlanValue

LARGEST = 2**63 - 1
"""The largest whole number a column holds."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value with its shape and its row."""

    shape: Shape
    row: type[rows.Row]

    @property
    def value(self) -> type[Any]:
        """The class of the values."""
        return self.shape.value

    def columns(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Some columns (of ``Shape.columns``), as both databases can hold them."""
        return {column: self._storable(column, value) for column, value in given.items()}

    def _storable(self, column: str, value: Any) -> Any:
        """What both databases can hold: text without NUL, no longer than its column; numbers of 64 bits.

        Raises ``InvalidInputError`` for what does not fit.
        """
        words = column.replace("_", " ")
        if isinstance(value, str):
            value = value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
            most = getattr(self.row.__table__.c[column].type, "length", None)
            if most is not None and len(value) > most:
                raise InvalidInputError(f"The {words} has {len(value):,} characters; the most is {most}.")
        elif isinstance(value, int) and not -LARGEST <= value <= LARGEST:
            raise InvalidInputError(f"The {words} is larger than a library can hold.")
        return value

    def read(self, columns: Mapping[str, Any]) -> Any:
        """The value of a row, given as a mapping of its columns."""
        return self.shape.read(columns)


_ROWS = {
    row.__tablename__: row
    for module in (rows, room_rows, plan_rows)
    for row in vars(module).values()
    if isinstance(row, type) and issubclass(row, rows.Row) and row is not rows.Row
}

KINDS: dict[type[Any], Kind] = {
    value: Kind(shape, _ROWS[shape.table]) for value, shape in (SHAPES | PLAN_SHAPES).items()
}
"""Every kind of value the library keeps, parents before children."""

__all__ = ["KINDS", "LARGEST", "Kind", "Value", "fields_of"]
