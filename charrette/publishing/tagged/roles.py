"""What a piece of a document can be: the standard structure types of PDF 1.7 that documents need."""

from enum import StrEnum


class Role(StrEnum):
    """A standard structure type."""

    DOCUMENT = "Document"
    PART = "Part"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    P = "P"
    CAPTION = "Caption"
    BLOCK_QUOTE = "BlockQuote"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TOC = "TOC"
    TOC_ITEM = "TOCI"
    REFERENCE = "Reference"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    SPAN = "Span"


HEADINGS = (Role.H1, Role.H2, Role.H3, Role.H4, Role.H5, Role.H6)
"""By level."""

GROUPING = frozenset(
    {
        Role.DOCUMENT,
        Role.PART,
        Role.SECTION,
        Role.BLOCK_QUOTE,
        Role.LIST,
        Role.ITEM,
        Role.TOC,
        Role.TABLE,
        Role.TABLE_HEAD,
        Role.TABLE_BODY,
        Role.ROW,
    }
)
"""Roles that hold other elements and no words of their own."""

MAY_BE_EMPTY = frozenset({Role.HEAD_CELL, Role.CELL})
"""Roles that keep their place with nothing in it; any other element without content is left out."""


def heading(level: int) -> Role:
    """The role of a heading; levels below the sixth are the sixth."""
    return HEADINGS[min(max(level, 1), len(HEADINGS)) - 1]
