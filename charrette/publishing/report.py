"""A report as a value: what a document says, apart from how it is drawn.

Only words, numbers, marks and languages; no font, no colour, no position. The reading order is the order of
the parts. Whoever draws a report (now ``draw``) needs nothing else, so the drawing can be replaced.
"""

from dataclasses import dataclass
from enum import StrEnum

from charrette.domain.editions import Edition
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.parts import Sheets


class Tone(StrEnum):
    """How a paragraph speaks."""

    LEAD = "lead"
    TEXT = "text"
    NOTE = "note"


class Place(StrEnum):
    """Where a column's content stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said under or beside it."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class MarkCount:
    """A group's mark and name with a number; ``label`` is its two letters."""

    mark: int
    label: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: one mark for each card, in the order they came, and the counts by group.

    ``alternative`` says in words what the figure of marks shows.
    """

    owner: str
    edition_words: str
    title: str
    subtitle: str
    marks: tuple[int, ...]
    alternative: str
    caption: str
    counts: tuple[MarkCount, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (on a new page unless ``runs_on``), 2 or 3; ``outline``: it is a bookmark."""

    level: int
    words: str
    outline: bool = True
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: str
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is said beside each."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few large numbers, each with the words under it."""

    figures: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, with the group after a dash."""

    words: str
    who: str
    language: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """Words of participants."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list; each step is a short bold name and what it means."""

    steps: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MarkKey:
    """What the marks of the table below stand for."""

    counts: tuple[MarkCount, ...]


@dataclass(frozen=True, slots=True)
class FlagWords:
    """A flag in words; ``kind`` is that of the domain's flags."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class GroupBar:
    """One bar by group: its label, mark and how full it is (0 to 1)."""

    label: str
    mark: int
    share: float


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One line of the prioritised needs.

    ``share`` is the length of the bar (0 to 1), None when there is no bar; ``other`` says under it the result that
    is not the headline; ``bars_words`` says the bars by group in a sentence.
    """

    rank: str
    code: str
    priority: str
    name: str
    statement: str
    flags: tuple[FlagWords, ...]
    score: str
    share: float | None
    voters: str
    other: str
    bars: tuple[GroupBar, ...]
    bars_words: str


@dataclass(frozen=True, slots=True)
class NeedsTable:
    """The prioritised needs. Empty heads leave their column away."""

    score_head: str
    voters_head: str
    bars_head: str
    rows: tuple[NeedRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plain table; ``share`` is its part of the width."""

    head: str
    share: float
    place: Place = Place.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a plain table: words, a mark before them, bold, or said by a participant (``quoted``)."""

    words: str
    mark: int | None = None
    bold: bool = False
    quoted: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a plain table. The first cell is the row's header; a ``group`` row heads the rows after it."""

    cells: tuple[Cell, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A long index of short pairs (a code, where it leads), set in columns, read column by column."""

    pairs: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing on a timeline. ``at`` is its place and ``since`` that of what it waits for (0 to 1), None: none.

    ``state`` is done, under way, planned or late; ``chained``: it stands in the critical chain; ``words`` its day.
    """

    code: str
    title: str
    state: str
    at: float | None
    since: float | None
    chained: bool
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days to hold, one below the other along one scale. ``ticks`` are places with words, ``today`` a place.

    ``alternative`` says in words what the figure shows.
    """

    rows: tuple[TimelineRow, ...]
    ticks: tuple[tuple[float, str], ...]
    today: float | None
    alternative: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """Parts that belong on one page and stay on it: the type grows smaller when they would not fit."""

    parts: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that stay together on one page, as long as a page can hold them."""

    parts: "tuple[Part, ...]"


Part = (
    Cover
    | Heading
    | Paragraph
    | Facts
    | KeyFigures
    | Quotes
    | Steps
    | MarkKey
    | NeedsTable
    | Table
    | Pairs
    | Timeline
    | OnePage
    | Together
    | Sheets
)


@dataclass(frozen=True, slots=True)
class Report:
    """A document: ``head`` stands left above each page but the cover, ``kind`` with the edition right.

    ``foot`` names the source of the numbers; ``language`` is a BCP 47 tag such as ``en``; ``wide`` pages lie on their
    long side.
    """

    title: str
    head: str
    kind: str
    foot: str
    edition: Edition
    paper: Paper
    language: str
    parts: tuple[Part, ...]
    wide: bool = False
