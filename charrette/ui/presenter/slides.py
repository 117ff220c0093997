"""What the room sees, as values: pages of at most eight rows or forty words. Never a participant's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from charrette.domain.cards import Card, CardStatus, public_text
from charrette.domain.flags import Flag, FlagKind, flags
from charrette.domain.methods import method_named
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Round
from charrette.domain.small_groups import PUBLIC_LEAST, by_group
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.domain.wording import number as points
from charrette.ui.models.ballots import ballots_in
from charrette.ui.models.needs_list import headline_number, ties_of

Row = TypeVar("Row")

ROWS = 8
WORDS = 40


@dataclass(frozen=True, slots=True)
class PromptSlide:
    """The question the room answers; the timer stands below it."""

    step: str
    prompt: str
    hints: tuple[str, ...] = ()


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
class ResultRow:
    """One need at the reveal. ``share`` (0 to 1) is the length of its bar; ``tie`` none, first, middle or last."""

    rank: str
    name: str
    share: float
    number: str
    tie: str = "none"
    flag: str = ""
    flag_short: str = ""
    critical: bool = False


@dataclass(frozen=True, slots=True)
class ResultSlide:
    """Eight needs of the result, with the method in the note."""

    heading: str
    note: str
    corner: str
    rows: tuple[ResultRow, ...]


Slide = PromptSlide | ListSlide | CardsSlide | ResultSlide

Breaker = Callable[[str], Sequence[str]]
"""Breaks a card's words into lines as they will stand on the screen."""


def prompt_slides(title: str, prompt: str) -> tuple[Slide, ...]:
    """The question, alone."""
    return (PromptSlide(title, prompt, ("One idea on a card. No names.", "Paper is just as good.")),)


def board_slides(snapshot: ProjectSnapshot, broken: Breaker, most_lines: int) -> tuple[Slide, ...]:
    """First the themes with their counts, then the cards of each theme in pages."""
    by_theme = [(name, cards) for name, cards in _themes(snapshot) if cards]
    heads = [(name, str(len(cards))) for name, cards in by_theme]
    total = counted(sum(len(cards) for _, cards in by_theme), "card")
    slides: list[Slide] = [
        ListSlide("What we heard", total, corner, tuple(rows)) for corner, rows in _pages(heads)
    ]
    for name, cards in by_theme:
        pages = _card_pages([tuple(broken(public_text(card))) for card in cards], most_lines)
        slides += [
            CardsSlide(name, _corner(index, len(pages)), page) for index, page in enumerate(pages, start=1)
        ]
    return tuple(slides) or (ListSlide("What we heard", "No card yet", "", ()),)


def voting_slides(snapshot: ProjectSnapshot, round_: Round | None) -> tuple[Slide, ...]:
    """The needs on the ballot without a number, and how many ballots are in."""
    if round_ is None:
        return (ListSlide("The vote", "No round yet", "", (), timed=True),)
    note = (
        f"{ballots_in(snapshot, round_)}. {method_named(round_.rules.method).rules_in_words(round_.rules)}."
    )
    rows = [(need.short_name, "") for need in round_.needs]
    return tuple(
        ListSlide("What matters most to you?", note, corner, tuple(page), timed=True)
        for corner, page in _pages(rows)
    )


def result_slides(round_: Round, result: Result) -> tuple[Slide, ...]:
    """The ranked needs, eight on a page; flags speak only of groups that the room may see."""
    most = max((headline_number(result, each) for each in result.standings), default=Fraction(0))
    view = by_group(result, PUBLIC_LEAST)
    ties = ties_of(result.standings)
    rows = [
        _result_row(result, standing, tie, most, flags(result, standing, view))
        for standing, tie in zip(result.standings, ties, strict=True)
    ]
    cast = f"{points(result.ballots)} ballots" if result.ballots is not None else "voters not known"
    rules = method_named(round_.rules.method).rules_in_words(round_.rules)
    shared = " Same rank means a tie." if any(tie != "none" for tie in ties) else ""
    note = f"{round_.title}: {cast}. {rules}.{shared}"
    return tuple(ResultSlide("What matters most", note, corner, tuple(page)) for corner, page in _pages(rows))


def _result_row(
    result: Result, standing: Standing, tie: str, most: Fraction, found: Sequence[Flag]
) -> ResultRow:
    number = headline_number(result, standing)
    words = found[0].sentence.partition(":")[0] if found else ""
    return ResultRow(
        standing.rank_label,
        standing.need.short_name,
        float(number / most) if most else 0.0,
        points(number),
        tie,
        words[:1].lower() + words[1:],
        found[0].short if found else "",
        bool(found) and found[0].kind is FlagKind.CRITICAL,
    )


def _themes(snapshot: ProjectSnapshot) -> list[tuple[str, list[Card]]]:
    live = [card for card in snapshot.cards if card.status is CardStatus.OPEN and card.duplicate_of is None]
    named = [(theme.name, [card for card in live if card.theme_id == theme.id]) for theme in snapshot.themes]
    return [*named, ("Not sorted yet", [card for card in live if card.theme_id is None])]


def _pages(rows: Sequence[Row]) -> list[tuple[str, Sequence[Row]]]:
    starts = range(0, max(1, len(rows)), ROWS)
    return [
        (
            f"{start + 1} to {min(start + ROWS, len(rows))} of {len(rows)}" if len(rows) > ROWS else "",
            rows[start : start + ROWS],
        )
        for start in starts
    ]


def _corner(page: int, pages: int) -> str:
    return f"{page} of {pages}" if pages > 1 else ""


def _card_pages(cards: Sequence[tuple[str, ...]], most_lines: int) -> list[tuple[tuple[str, ...], ...]]:
    """Cards in pages of at most forty words; a card that is longer than a page goes on over the next."""
    pages: list[tuple[tuple[str, ...], ...]] = []
    page: list[tuple[str, ...]] = []
    for card in cards:
        for start in range(0, len(card), most_lines):
            part = card[start : start + most_lines]
            if page and not _fits([*page, part], most_lines):
                pages.append(tuple(page))
                page = []
            page.append(part)
    return [*pages, tuple(page)] if page else pages


def _fits(cards: Sequence[tuple[str, ...]], most_lines: int) -> bool:
    words = sum(len(line.split()) for card in cards for line in card)
    lines = sum(len(card) for card in cards)
    return words <= WORDS and lines <= most_lines and len(cards) <= ROWS
