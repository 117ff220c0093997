"""The elements of a document's structure: what they are, where they hang, what was drawn for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from charrette.publishing.tagged.roles import HEADINGS, MAY_BE_EMPTY, Role, heading


class Scope(StrEnum):
    """What a head cell heads."""

    COLUMN = "Column"
    ROW = "Row"
    BOTH = "Both"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words drawn for an element: the page's reference and the number of the marked content on it."""

    page: Any
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation (a link's area) that belongs to an element."""

    page: Any
    reference: Any


@dataclass(slots=True, eq=False)
class Element:
    """One element. It is itself wherever it is drawn: what breaks over pages stays one element.

    It takes its place under ``parent`` when it is first drawn; without a parent, under the element that is open then.
    So the order of first drawing is the reading order. ``language`` is a BCP 47 tag, left out where it is the
    document's; ``alternative`` says a figure in words; ``actual`` is the text that the drawn characters stand for;
    ``columns`` and ``rows`` are a cell's spans; ``numbering`` is a list's (Disc, Decimal, None); ``box`` is where a
    figure is on its page, in points from the lower left: left, bottom, right, top.
    """

    role: Role
    parent: "Element | None" = None
    language: str = ""
    alternative: str = ""
    actual: str = ""
    summary: str = ""
    scope: Scope | None = None
    columns: int = 1
    rows: int = 1
    numbering: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: "list[Element | Marked | Annotated]" = field(default_factory=list["Element | Marked | Annotated"])
    placed: bool = False

    def place(self, opened: "Element") -> None:
        """Takes its place in the structure, once."""
        if self.placed:
            return
        self.placed = True
        parent = self.parent or opened
        self.parent = parent
        if parent is not opened:
            parent.place(opened)
        parent.kids.append(self)


def pruned(element: Element) -> bool:
    """Leaves out, all the way down, what nothing was drawn for; says whether the element itself stays."""
    element.kids = [each for each in element.kids if not isinstance(each, Element) or pruned(each)]
    return bool(element.kids) or element.role in MAY_BE_EMPTY


def walked(element: Element) -> Iterator[Element]:
    """The element and all below it in reading order."""
    yield element
    for each in element.kids:
        if isinstance(each, Element):
            yield from walked(each)


def join_heads(root: Element) -> None:
    """A table that is nothing but its head has the rows of the head itself: a head asks for a body."""
    for element in walked(root):
        sections = [each for each in element.kids if isinstance(each, Element)]
        if element.role is Role.TABLE and {each.role for each in sections} == {Role.TABLE_HEAD}:
            element.kids = [row for section in sections for row in section.kids]


def nest_headings(root: Element) -> None:
    """Headings begin at the first level and go down one level at a time, whatever level they were given."""
    above: list[int] = []
    for element in walked(root):
        if element.role in HEADINGS:
            level = HEADINGS.index(element.role)
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            element.role = heading(len(above))
