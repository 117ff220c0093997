"""What the room sees, as values: pages of at most eight rows or forty words. Never a participant's name."""

from dataclasses import dataclass
from typing import Protocol

from charrette.ui.presenter.paging import WORDS, large_pages


class Slide(Protocol):
    """One page of a view; ``painting`` knows how each kind is painted."""

    @property
    def heading(self) -> str:
        """What stands on top."""
        ...


@dataclass(frozen=True, slots=True)
class PromptSlide:
    """The question the room answers; the timer stands below it. ``coming``: that cards come in, never how many."""

    step: str
    prompt: str
    hints: tuple[str, ...] = ()
    coming: str = ""

    @property
    def heading(self) -> str:
        """The step."""
        return self.step


@dataclass(frozen=True, slots=True)
class WordsSlide:
    """One card, need or sentence as large as it fits, under a heading; ``source`` says what it is."""

    heading: str
    words: str
    source: str = ""
    corner: str = ""
    timed: bool = False


@dataclass(frozen=True, slots=True)
class ListSlide:
    """A heading and at most eight rows, each with a word or number at its end."""

    heading: str
    note: str
    corner: str
    rows: tuple[tuple[str, str], ...]
    timed: bool = False


@dataclass(frozen=True, slots=True)
class CardsSlide:
    """Cards word for word under their theme; each card is its lines as they stand on the screen."""

    heading: str
    corner: str
    cards: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of the log or of the ground rules: its label, its lines, and who or when in words."""

    label: str
    lines: tuple[str, ...]
    tail: str = ""


@dataclass(frozen=True, slots=True)
class EntriesSlide:
    """Sentences one below the other."""

    heading: str
    note: str
    corner: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TurnSlide:
    """Whose turn it is: a group with its ``mark`` and a place at the table, never a name."""

    heading: str
    prompt: str
    turn: str
    place: str
    mark: int | None
    following: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True)
class GridSlide:
    """Brainwriting: the sheet with row ``number`` of ``rounds`` written now; beyond the last all are written."""

    heading: str
    prompt: str
    title: str
    number: int
    rounds: int
    ideas: int
    act: str


@dataclass(frozen=True, slots=True)
class RotationSlide:
    """Which table goes to which topic: at most eight rows."""

    heading: str
    note: str
    corner: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A block with its time; ``state`` is done, now or coming."""

    time: str
    title: str
    state: str
    minutes: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class AgendaSlide:
    """The agenda with “you are here”."""

    heading: str
    note: str
    corner: str
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One need at the reveal. ``share`` (0 to 1) is the length of its bar; ``tie`` none, first, middle or last."""

    rank: str
    name: str
    share: float
    number: str
    tie: str = "none"
    flag: str = ""
    flag_short: str = ""
    tone: str = ""
    """``accent`` for what is critical to a group, ``warn`` for uneven support; empty for a plain verdict."""
    unvoted: str = ""
    """Said instead of a bar where nobody gave it anything."""


@dataclass(frozen=True, slots=True)
class ResultSlide:
    """Eight needs of the result, with the method in the note."""

    heading: str
    note: str
    corner: str
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One answer with how many gave it; ``side`` 1 agrees, -1 is against, 0 neither."""

    words: str
    number: str
    share: float
    side: int


@dataclass(frozen=True, slots=True)
class LevelsSlide:
    """All answers to one need, shown together; the verdict in words below."""

    heading: str
    note: str
    corner: str
    rows: tuple[LevelRow, ...]
    verdict: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """One need with its answers as small bars (``shares`` of the tallest, with their sides), and the verdict."""

    name: str
    shares: tuple[tuple[float, int], ...]
    number: str
    verdict: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class SpreadSlide:
    """Up to eight needs with the answers to each; ``scale`` names the two ends of the bars."""

    heading: str
    note: str
    corner: str
    rows: tuple[SpreadRow, ...]
    scale: tuple[str, str]


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A need on the map; both coordinates 0 to 1."""

    number: str
    name: str
    impact: float
    effort: float
    verdict: str


@dataclass(frozen=True, slots=True)
class MapSlide:
    """Impact upwards, effort to the right; the needs by number with their names beside."""

    heading: str
    note: str
    corner: str
    points: tuple[MapPoint, ...]


REVEALED = (ResultSlide, LevelsSlide, SpreadSlide, MapSlide)
"""The slides that hold a result: made only after the reveal."""

HINTS = ("One idea on a card. No names.", "Paper is just as good.")


def prompt_slides(
    title: str, prompt: str, hints: tuple[str, ...] = HINTS, coming: str = ""
) -> tuple[Slide, ...]:
    """The question, alone; one of more than forty words in pages, without hints."""
    pages = large_pages(prompt) if len(prompt.split()) > WORDS else [prompt]
    words = sum(len(each.split()) for each in (title, prompt, *hints))
    shown = hints if words <= WORDS else ()
    return tuple(PromptSlide(title, page, shown, coming) for page in pages)
