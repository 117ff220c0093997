"""Sorting by number in one typed line: ``12 44 51 > health``. What a line means is told before it is done.

Cards are named by their numbers (``12``, ``C-012``), by ranges (``12-18``) or by their numbers on paper (``p17``). Then

- ``> health`` moves them to the theme of that name or beginning, ``> -`` back to "not sorted yet", and
  ``> +Quiet rooms`` to a new theme;
- ``= n`` makes one need of them, ``= quiet rooms`` a need of that name, and ``= N-003`` adds them to that need;
- ``! reason`` parks them, with or without a reason, and ``x reason`` declines them.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from charrette.domain.cards import Card, CardStatus
from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import LONGEST_SHORT_NAME, Need, short_name_from
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.domain.wording import counted, listed, quoted

T = TypeVar("T")

MOST_CARDS = 500
"""Cards in one line, at most: a longer range is a slip of the finger."""

_WAYS = "Type > and a theme, = and a need, ! to park, or x and a reason to decline."
_SHAPE = re.compile(r"\s*([^>=!]*?)\s*(?:([>=!])|(?<![^\W\d])([xX])(?=\s|$))\s*(.*?)\s*")
_NUMBER = re.compile(r"(p|c)?-?(\d{1,6})([a-z]?)", re.IGNORECASE)
_RANGE = re.compile(r"((?:p|c-?)?\d{1,6})(?:-|–|\.\.)((?:p|c-?)?\d{1,6})", re.IGNORECASE)
_NEED = re.compile(r"n-?(\d{1,6})([a-z]?)", re.IGNORECASE)


class Act(StrEnum):
    """What a line does with its cards."""

    MOVE = "move"
    NEW_THEME = "new theme"
    MAKE_NEED = "make need"
    JOIN = "join"
    PARK = "park"
    DECLINE = "decline"


class UnfinishedLineError(InvalidInputError):
    """The line can still become right: more is to be typed."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """What one line does: nothing else is done. ``sentence`` tells it beforehand.

    ``theme_id`` is where cards are moved (None: not sorted yet), ``need_id`` what they join; ``name`` is that of a new
    theme or need ('' for a need: taken from the first card), ``reason`` why they are parked or declined.
    """

    act: Act
    card_ids: tuple[UUID, ...]
    sentence: str
    theme_id: UUID | None = None
    need_id: UUID | None = None
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """The cards of a line, and what is to be said of the numbers that name none."""

    cards: tuple[Card, ...]
    note: str

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(card.id for card in self.cards)

    @property
    def words(self) -> str:
        """One card with its words, a few by code, many by their number."""
        if len(self.cards) == 1:
            return f"{self.cards[0].code} {quoted(self.cards[0].text)}"
        codes = [card.code for card in self.cards]
        return (
            listed(codes) if len(codes) <= 6 else f"{counted(len(codes), 'card')} ({codes[0]} to {codes[-1]})"
        )


def read_line(line: str, snapshot: ProjectSnapshot) -> Sorting:
    """What a line does in a project. Raises ``InvalidInputError`` naming what cannot be read.

    Raises ``UnfinishedLineError`` while the line only wants more words.
    """
    match = _SHAPE.fullmatch(line)
    if match is None:
        found = _cards(line, snapshot)
        raise UnfinishedLineError(f"{found.words}: what next?", way_on=_WAYS)
    found = _cards(match[1], snapshot)
    verb = match[2] or "x"
    read = {">": _to_theme, "=": _into_need, "!": _parked, "x": _declined}[verb]
    return read(found, " ".join(match[4].split()), snapshot)


def completions(line: str, snapshot: ProjectSnapshot) -> tuple[str, ...]:
    """Whole lines that a line can become: themes after ``>``, needs after ``=``. Best first."""
    match = re.fullmatch(r"(.*?([>=])\s*)(.*)", line)
    if match is None or match[3].startswith("+"):
        return ()
    words = match[3].strip()
    if match[2] == ">":
        names = [theme.name for theme in _matching(words, snapshot.themes, lambda theme: theme.name)]
        if not names and words:
            names = [f"+{words}"]
    else:
        needs = _matching(words, snapshot.open_needs, lambda need: need.short_name)
        names = [need.code for need in needs] if words else []
    head = match[1] if match[1].endswith(" ") else match[1] + " "
    return tuple(head + name for name in names)


def _to_theme(found: _Found, words: str, snapshot: ProjectSnapshot) -> Sorting:
    if not words:
        raise UnfinishedLineError(
            f"{found.words}: to which theme?", way_on="Tab completes a name; > - is not sorted yet."
        )
    if words == "-":
        _refuse_idle(found, "not sorted yet", [card.theme_id is None for card in found.cards])
        return Sorting(Act.MOVE, found.ids, f"Moves {found.words} back to “Not sorted yet”{found.note}")
    if words.startswith("+"):
        return _to_new_theme(found, words[1:].strip(), snapshot)
    theme = _one_theme(words, snapshot)
    there = [card.theme_id == theme.id for card in found.cards]
    _refuse_idle(found, f"in {theme.name}", there)
    already = _already(found, there)
    sentence = f"Moves {found.words} to {theme.name}{found.note}{already}"
    return Sorting(Act.MOVE, found.ids, sentence + _back(found.cards), theme_id=theme.id)


def _one_theme(words: str, snapshot: ProjectSnapshot) -> Theme:
    themes = list(_matching(words, snapshot.themes, lambda theme: theme.name))
    if not themes:
        raise InvalidInputError(f"There is no theme {quoted(words)}.", way_on=f"> +{words} makes it (Tab).")
    if len(themes) > 1:
        names = listed([quoted(theme.name) for theme in themes])
        raise InvalidInputError(
            f"{quoted(words)} can be {names}.", way_on="Type more of the name, or press Tab."
        )
    return themes[0]


def _to_new_theme(found: _Found, name: str, snapshot: ProjectSnapshot) -> Sorting:
    if not name:
        raise UnfinishedLineError("A new theme: what is its name?")
    if any(theme.name.casefold() == name.casefold() for theme in snapshot.themes):
        raise InvalidInputError(f"There is a theme {quoted(name)} already.", way_on="Leave the + out.")
    sentence = f"Makes the theme {quoted(name)} and moves {found.words} to it{found.note}"
    return Sorting(Act.NEW_THEME, found.ids, sentence + _back(found.cards), name=name)


def _into_need(found: _Found, words: str, snapshot: ProjectSnapshot) -> Sorting:
    if not words:
        raise UnfinishedLineError(f"{found.words}: n makes a need; or type its name, or the code of one.")
    back = found.note + _back(found.cards)
    if words.casefold() == "n":
        name = short_name_from(found.cards[0].text)
        return Sorting(
            Act.MAKE_NEED, found.ids, f"Makes the need {quoted(name)} from {found.words}{back}", name=name
        )
    need = _named_need(words, snapshot)
    if need is None:
        return _new_need(found, words, back)
    there = [need in snapshot.needs_of_card.get(card.id, ()) for card in found.cards]
    _refuse_idle(found, f"in {need.code}", there)
    already = _already(found, there)
    sentence = f"Adds {found.words} to {need.code} {quoted(need.short_name)}{already}{back}"
    return Sorting(Act.JOIN, found.ids, sentence, need_id=need.id)


def _new_need(found: _Found, name: str, back: str) -> Sorting:
    if len(name) > LONGEST_SHORT_NAME:
        raise InvalidInputError(
            f"The name has {len(name)} characters; the most is {LONGEST_SHORT_NAME}.", way_on="Shorten it."
        )
    return Sorting(
        Act.MAKE_NEED, found.ids, f"Makes the need {quoted(name)} from {found.words}{back}", name=name
    )


def _named_need(words: str, snapshot: ProjectSnapshot) -> Need | None:
    """The open need of that code or very name; a code that is not there is refused, a name may be new."""
    code = _NEED.fullmatch(words)
    for need in snapshot.open_needs:
        if code and _plain(need.code) == f"{int(code[1])}{code[2].lower()}":
            return need
        if need.short_name.casefold() == words.casefold():
            return need
    if code:
        raise InvalidInputError(f"There is no open need N-{int(code[1]):03d}{code[2].lower()}.")
    return None


def _parked(found: _Found, words: str, _: ProjectSnapshot) -> Sorting:
    because = f": {words}" if words else ""
    _refuse_same(found, CardStatus.PARKED, words)
    return Sorting(Act.PARK, found.ids, f"Parks {found.words}{because}{found.note}", reason=words)


def _declined(found: _Found, words: str, _: ProjectSnapshot) -> Sorting:
    if not words:
        raise UnfinishedLineError(
            f"Declines {found.words}: why?", way_on="People will read it beside their words."
        )
    _refuse_same(found, CardStatus.DECLINED, words)
    return Sorting(Act.DECLINE, found.ids, f"Declines {found.words}: {words}{found.note}", reason=words)


def _refuse_idle(found: _Found, place: str, there: Sequence[bool]) -> None:
    """Where every card stands there already, and on the board, nothing would be done."""
    if all(there) and all(card.status is CardStatus.OPEN for card in found.cards):
        raise InvalidInputError(f"{_are(found)} {place} already.")


def _refuse_same(found: _Found, status: CardStatus, reason: str) -> None:
    if all((card.status, card.reason) == (status, reason) for card in found.cards):
        raise InvalidInputError(f"{_are(found)} {status.value} already.")


def _are(found: _Found) -> str:
    codes = [card.code for card in found.cards]
    names = listed(codes) if len(codes) <= 4 else counted(len(codes), "card")
    return f"{names} {'is' if len(codes) == 1 else 'are'}"


def _cards(words: str, snapshot: ProjectSnapshot) -> _Found:
    """The cards that numbers name, each once, in the order they were typed."""
    tokens = [token for token in re.split(r"[\s,;]+", words) if token]
    if not tokens:
        raise UnfinishedLineError(
            "Type the numbers of cards, such as 12 44 51 or 12-18; p17 is 17 on paper.", way_on=_WAYS
        )
    known = _by_number(snapshot)
    cards: dict[UUID, Card] = {}
    absent: list[str] = []
    for token in tokens:
        for number in _numbers(token):
            card = known.get(number)
            if card is not None:
                cards[card.id] = card
            elif _RANGE.fullmatch(token):
                absent.append(number)
            else:
                raise InvalidInputError(f"There is no card {_shown(number)}.")
    if not cards:
        raise InvalidInputError(f"There is no card in {listed(tokens)}.")
    return _Found(tuple(cards.values()), _absent_words(absent))


def _numbers(token: str) -> list[str]:
    """``"12"``, ``"C-012"``, ``"p17"`` or a range, as the keys of ``_by_number``."""
    span = _RANGE.fullmatch(token)
    if span is None:
        one = _NUMBER.fullmatch(token)
        if one is None:
            raise InvalidInputError(f"“{token}” is no number of a card.")
        return [f"{'p' if (one[1] or '').lower() == 'p' else ''}{int(one[2])}{one[3].lower()}"]
    first, last = int(re.sub(r"\D", "", span[1])), int(re.sub(r"\D", "", span[2]))
    if not first <= last < first + MOST_CARDS:
        what = "runs backwards" if last < first else f"names more than {MOST_CARDS} cards"
        raise InvalidInputError(f"“{token}” {what}.")
    letter = "p" if token[0] in "pP" else ""
    if span[2][0] in "pP" and not letter:
        raise InvalidInputError(f"“{token}” begins with a card and ends with a number on paper.")
    return [f"{letter}{number}" for number in range(first, last + 1)]


def _by_number(snapshot: ProjectSnapshot) -> dict[str, Card]:
    known = {_plain(card.code): card for card in snapshot.cards}
    known |= {f"p{card.paper.lower()}": card for card in snapshot.cards if card.paper}
    return known


def _plain(code: str) -> str:
    """``"C-012"`` is ``"12"``, ``"N-003b"`` is ``"3b"``."""
    return code.partition("-")[2].lstrip("0").lower()


def _shown(number: str) -> str:
    return f"{number[1:]} on paper" if number.startswith("p") else f"C-{number:0>3}"


def _absent_words(absent: Sequence[str]) -> str:
    if not absent:
        return ""
    names = (
        listed([_shown(number) for number in absent]) if len(absent) <= 4 else counted(len(absent), "number")
    )
    return f"; {names} {'is' if len(absent) == 1 else 'are'} not there"


def _already(found: _Found, there: Sequence[bool]) -> str:
    codes = [card.code for card, is_there in zip(found.cards, there, strict=True) if is_there]
    if not codes:
        return ""
    names = listed(codes) if len(codes) <= 4 else counted(len(codes), "card")
    return f"; {names} {'is' if len(codes) == 1 else 'are'} there already"


def _back(cards: Sequence[Card]) -> str:
    """Parked and declined cards come back by it, which is told."""
    closed = [card.code for card in cards if card.status is not CardStatus.OPEN]
    if not closed:
        return ""
    names = listed(closed) if len(closed) <= 4 else counted(len(closed), "card")
    return f"; {names} {'comes' if len(closed) == 1 else 'come'} back to the board"


def _folded(text: str) -> str:
    """A text without case and accents, as people type at speed."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))


def _matching(words: str, among: Sequence[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Those of exactly that name; else those that begin so; else with a word that does; else that hold the words."""
    wanted = _folded(words)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda held: held == wanted,
        lambda held: held.startswith(wanted),
        lambda held: any(word.startswith(wanted) for word in re.split(r"[\s/,-]+", held)),
        lambda held: wanted in held,
    )
    for test in tests:
        if found := tuple(each for each in among if test(_folded(name(each)))):
            return found
    return ()
