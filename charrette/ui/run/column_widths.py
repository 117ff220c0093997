"""How wide the columns of the board are, so that whole ones stand in sight."""

from collections.abc import Sequence

from charrette.ui.theme import Theme

LEAST = 196
ROOMY = 240
"""Least width once more than five columns stand in sight."""
STRIP = 34
MOST = 9


def column_width(theme: Theme, strips: Sequence[bool], room: int, window: int, gap: int) -> int:
    """The width in pixels: as many columns as fit, with the strips between them (``strips``: which are folded).

    ``window`` is the window's width: a narrow one shows two columns, a very narrow one only one.
    """
    effective = window / theme.scale
    most = 1 if effective < 560 else 2 if effective < 1120 else MOST
    for count in range(most, 1, -1):
        left = room - _strips_before(strips, count) * (theme.px(STRIP) + gap) - (count - 1) * gap
        if left // count >= theme.px(ROOMY if count > 5 else LEAST):
            return left // count
    return room


def in_sight(theme: Theme, strips: Sequence[bool], window: int) -> int:
    """How many of the columns and strips after the first column can be in sight in a window of this width."""
    seen = theme.px(LEAST)
    for place, strip in enumerate(strips):
        if seen > window:
            return place
        seen += theme.px(STRIP if strip else LEAST)
    return len(strips)


def _strips_before(strips: Sequence[bool], count: int) -> int:
    """How many strips stand before the column of that number; none when there are fewer columns."""
    opened = 0
    for place, strip in enumerate(strips):
        opened += not strip
        if opened == count:
            return place + 1 - count
    return 0
