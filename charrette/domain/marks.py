"""Group marks as pure data: a shape, then a colour. Windows, documents and the phone page draw the same."""

from math import sqrt
from typing import NamedTuple

Point = tuple[float, float]

HOLLOW_STROKE = 0.15
"""Line width of a hollow mark, as a share of its box."""


class MarkShape(NamedTuple):
    """One mark in a box of 1 x 1 whose y axis points down (turn it round where y points up).

    ``outline`` is a closed polygon, or empty for a circle around the middle of the box with ``radius``.
    ``stroke`` is 0 for a filled shape, else the width of the line that follows the outline or circle; that
    line stays inside the box. ``light`` and ``dark`` are the colours on light and dark grounds (``#RRGGBB``).
    """

    mark: int
    name: str
    outline: tuple[Point, ...]
    radius: float
    stroke: float
    light: str
    dark: str

    @property
    def hollow(self) -> bool:
        """Whether only the line is drawn."""
        return self.stroke > 0


_TRIANGLE = ((0.5, 0.06), (0.99, 0.92), (0.01, 0.92))
_ARM = 0.17
_HALF = sqrt(3) / 4
_SHAPES: tuple[tuple[str, tuple[Point, ...], float, str, str], ...] = (
    ("disc", (), 0.45, "#A84A12", "#F0975C"),
    ("triangle up", _TRIANGLE, 0.0, "#84489E", "#CF9BE6"),
    ("square", ((0.09, 0.09), (0.91, 0.09), (0.91, 0.91), (0.09, 0.91)), 0.0, "#1B7657", "#5CC9A2"),
    ("diamond", ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)), 0.0, "#806200", "#DDBB4A"),
    (
        "hexagon",
        (
            (0.0, 0.5),
            (0.25, 0.5 - _HALF),
            (0.75, 0.5 - _HALF),
            (1.0, 0.5),
            (0.75, 0.5 + _HALF),
            (0.25, 0.5 + _HALF),
        ),
        0.0,
        "#156C8C",
        "#63BEE0",
    ),
    (
        "plus",
        (
            *((0.5 - _ARM, 0.03), (0.5 + _ARM, 0.03), (0.5 + _ARM, 0.5 - _ARM), (0.97, 0.5 - _ARM)),
            *((0.97, 0.5 + _ARM), (0.5 + _ARM, 0.5 + _ARM), (0.5 + _ARM, 0.97), (0.5 - _ARM, 0.97)),
            *((0.5 - _ARM, 0.5 + _ARM), (0.03, 0.5 + _ARM), (0.03, 0.5 - _ARM), (0.5 - _ARM, 0.5 - _ARM)),
        ),
        0.0,
        "#56606F",
        "#A9B4C4",
    ),
    ("triangle down", tuple((x, 1 - y) for x, y in _TRIANGLE), 0.0, "#A53A57", "#F08CA6"),
)


def _inset(outline: tuple[Point, ...]) -> tuple[Point, ...]:
    """The outline drawn smaller, so that a line along it stays inside the box."""
    middle = sum(y for _, y in outline) / len(outline) if outline else 0.5
    return tuple((0.5 + (x - 0.5) * 0.78, middle + (y - middle) * 0.78) for x, y in outline)


_FILLED = tuple(
    MarkShape(index, name, outline, radius, 0.0, light, dark)
    for index, (name, outline, radius, light, dark) in enumerate(_SHAPES)
)
_HOLLOW = tuple(
    MarkShape(
        index + len(_SHAPES),
        f"hollow {name}",
        _inset(outline),
        radius and radius - HOLLOW_STROKE / 2,
        HOLLOW_STROKE,
        light,
        dark,
    )
    for index, (name, outline, radius, light, dark) in enumerate(_SHAPES)
)

MARKS: tuple[MarkShape, ...] = (*_FILLED, *_HOLLOW)
"""Marks 0 to 13: seven shapes filled, then the same seven hollow."""

OTHERS_MARK = NO_GROUP_MARK = -1
"""Stand for the joined small groups, and for whoever names no group: both are the ring."""

OTHERS_RING = MarkShape(OTHERS_MARK, "ring", (), 0.34, 0.24, "#5C5F66", "#B4B7BE")
"""Stands for joined small groups, and for whoever names no group."""


def mark_shape(mark: int) -> MarkShape:
    """The shape of a group's ``mark``: 0 to 13, further numbers begin again; a negative one is the ring."""
    return OTHERS_RING if mark < 0 else MARKS[mark % len(MARKS)]
