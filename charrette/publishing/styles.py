"""The type scale, colours and measures of documents, in points. One palette, which prints well in grey."""

from dataclasses import dataclass, replace

from charrette.publishing.fonts import SANS, SANS_BOLD, SERIF_BOLD, SERIF_ITALIC, Face

INK = "#1C2026"
INK2 = "#484D57"
INK3 = "#62666F"
LINE = "#DFDACF"
HAIR = "#8A8478"
ACCENT = "#2A4FC6"
WARN = "#855500"
SUNKEN = "#F6F4EF"

SIDE, TOP, FOOT = 54.0, 36.0, 30.0
BODY_TOP = 70.0
"""From the paper's upper edge to the first line's top."""
BODY_FOOT = 66.0
"""From the paper's lower edge to the lowest line."""


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size, with its line height and colour."""

    face: Face
    size: float
    leading: float
    colour: str = INK

    def scaled(self, by: float) -> "Style":
        """The same style at another size."""
        return self if by == 1 else replace(self, size=self.size * by, leading=self.leading * by)


COVER_TITLE = Style(SERIF_BOLD, 44, 50)
COVER_SUBTITLE = Style(SANS, 18, 26, INK2)
COVER_OWNER = Style(SANS_BOLD, 10, 14)
COVER_EDITION = Style(SANS, 10, 14, INK2)
COVER_FACT = Style(SANS_BOLD, 9.5, 13)

H1 = Style(SERIF_BOLD, 24, 30)
H2 = Style(SANS_BOLD, 14, 20)
H3 = Style(SANS_BOLD, 10.5, 14)
LEAD = Style(SANS, 10.5, 15.5, INK2)
TEXT = Style(SANS, 9.5, 14)
NOTE = Style(SANS, 8.5, 12, INK2)
FIGURE = Style(SERIF_BOLD, 26, 30)
QUOTE = Style(SERIF_ITALIC, 9.5, 14)
WHO = Style(SANS, 8.5, 14, INK2)
LABEL = Style(SANS, 8.5, 14, INK3)

HEAD_CELL = Style(SANS_BOLD, 8.5, 11.5, INK2)
CELL = Style(SANS, 8.5, 11.5)
CELL_BOLD = Style(SANS_BOLD, 8.5, 11.5)
CELL_QUOTE = Style(SERIF_ITALIC, 9, 11.5)
NEED_NAME = Style(SANS_BOLD, 9.5, 13)
NEED_WORDS = Style(SANS, 8.5, 11.5, INK2)
FLAG = Style(SANS_BOLD, 8.5, 12)
RANK = Style(SANS_BOLD, 13, 15)
CODE = Style(SANS, 7.5, 10, INK3)
PRIORITY = Style(SANS_BOLD, 7.5, 10, INK2)
SCORE = Style(SANS_BOLD, 9.5, 13)
COUNT = Style(SANS, 9.5, 13)
BAR_LABEL = Style(SANS_BOLD, 7, 9, INK2)
RUNNING = Style(SANS, 8.5, 12, INK2)
PAGE_NUMBER = Style(SANS_BOLD, 8.5, 12)
KEY = Style(SANS, 8.5, 14, INK2)
KEY_BOLD = Style(SANS_BOLD, 8.5, 14, INK2)
