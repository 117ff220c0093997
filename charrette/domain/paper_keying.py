"""Numbers on card sheets: which were keyed, which were printed and are still to come."""

from collections.abc import Collection, Iterable, Mapping

from charrette.domain.cards import Card
from charrette.domain.errors import InvalidInputError
from charrette.domain.wording import quoted

HIGHEST_NUMBER = 999_999


def keyed(cards: Iterable[Card]) -> dict[int, Card]:
    """The cards that came from card sheets, by their number on paper; cells of idea grids are none."""
    found: dict[int, Card] = {}
    for card in cards:
        if card.paper.isdecimal():
            found.setdefault(int(card.paper), card)
    return found


def paper_number(words: str) -> int:
    """The number as it was typed (``17``, ``017``); raises ``InvalidInputError`` for anything else."""
    typed = words.strip()
    if not (typed.isdecimal() and 0 < int(typed[:7]) <= HIGHEST_NUMBER):
        raise InvalidInputError(
            f"“{typed}” is no number of a card." if typed else "Type the number that is printed on the card."
        )
    return int(typed)


def refuse_twice(number: int, cards: Mapping[int, Card]) -> None:
    """Raises ``InvalidInputError`` with the place of the first when a number was keyed already."""
    if (first := cards.get(number)) is not None:
        raise InvalidInputError(
            f"{number} is {first.code} already: {quoted(first.text)}", "", "Ctrl+E corrects that card."
        )


def following(number: int, taken: Collection[int]) -> int:
    """The next number that was not keyed."""
    number += 1
    while number in taken:
        number += 1
    return number


def still_open(printed: int, taken: Collection[int]) -> tuple[int, ...]:
    """The numbers from 1 to the last one ``printed`` that were not keyed."""
    return tuple(number for number in range(1, printed + 1) if number not in taken)


def spans(numbers: Iterable[int]) -> str:
    """``"1 to 3, 7, 9, 10"``: runs of three and more in short; empty for none."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
