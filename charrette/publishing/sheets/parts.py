"""Printed sheets as values: what stands on them, apart from where it stands and how it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Carried:
    """What every sheet says of itself, as text and as a QR code.

    ``number`` stands at the bottom right; ``payload`` is what the code holds; ``note`` is an edition's mark or where
    the sheet goes.
    """

    project: str
    charrette: str
    round: str
    number: str
    payload: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A group to tick: its mark, its two letters and its name."""

    mark: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """The same sentences in one language; ``language`` is a BCP 47 tag."""

    language: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards to cut apart, ``per_page`` (4 or 12) on a page, each with its own number."""

    per_page: int
    cards: tuple[Carried, ...]
    groups: tuple[Tick, ...]
    prompt: str
    head: str


@dataclass(frozen=True, slots=True)
class Tent:
    """A folded name; without an ``alias`` there is a line to write it on, without a ``group`` the groups to tick."""

    carried: Carried
    alias: str = ""
    group: Tick | None = None
    table: str = ""


@dataclass(frozen=True, slots=True)
class TentSheet:
    """One page with up to two name tents, cut in the middle and folded."""

    tents: tuple[Tent, ...]
    groups: tuple[Tick, ...]
    fold: str
    write: str


@dataclass(frozen=True, slots=True)
class IdeaGrid:
    """One sheet of brainwriting: a row a round, each cell with its own number (sheet/row/idea)."""

    carried: Carried
    title: str
    prompt: str
    guidance: tuple[Said, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be marked: what stands over its column, and what that means."""

    key: str
    words: tuple[str, ...]
    """The meaning, once in each language."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How a need is answered: ``circles`` to fill, a ``box`` to write in, or ``choices`` to mark one of.

    With ``boxes`` there is one to write in for each of the choices.

    ``banks`` heads several rows of the same choices side by side (impact and effort).
    """

    kind: str
    circles: int = 0
    choices: tuple[Choice, ...] = ()
    banks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need on a ballot: the number people write, and its short name; or two needs to compare, one a line."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class BallotForm:
    """A numbered ballot, as many pages as its needs take; ``large`` sets everything in 18 points."""

    carried: Carried
    title: str
    guidance: tuple[Said, ...]
    group_head: str
    groups: tuple[Tick, ...]
    answers: Answers
    needs: tuple[NeedLine, ...]
    page_words: str
    """With ``{page}`` and ``{pages}``."""
    large: bool = False


@dataclass(frozen=True, slots=True)
class WallSheet:
    """A grid for the wall, needs by groups, for coloured dots: one page turned on its side."""

    carried: Carried
    title: str
    guidance: tuple[Said, ...]
    groups: tuple[Tick, ...]
    needs: tuple[NeedLine, ...]


@dataclass(frozen=True, slots=True)
class CountSheet:
    """Where a table counts its hands or dots: the number of ballots, then a count for each need."""

    carried: Carried
    title: str
    guidance: tuple[Said, ...]
    ballots_head: str
    heads: tuple[str, ...]
    needs: tuple[NeedLine, ...]


@dataclass(frozen=True, slots=True)
class SignInRow:
    """Someone on the list, or an empty line for whoever walks in."""

    alias: str = ""
    role: str = ""
    table: str = ""
    help: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """One page of the sign-in list of a group, turned on its side."""

    carried: Carried
    title: str
    group: Tick | None
    guidance: tuple[Said, ...]
    heads: tuple[str, ...]
    yes_no: tuple[str, str]
    rows: tuple[SignInRow, ...]


Sheets = CardSheet | TentSheet | IdeaGrid | BallotForm | WallSheet | CountSheet | SignInSheet
