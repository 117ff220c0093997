"""The sheets of a brainwriting that go round: who holds which sheet, and where each idea stands.

For p people there are p sheets of p rows with a few ideas in each; in every round the sheets are passed to the right.
Ideas are at most p x ideas x rounds (6-3-5: 6 x 3 x 6 = 108).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from charrette.domain.activities.brainwriting import DEFAULTS, rounds_of_rules
from charrette.domain.agenda import Block


@dataclass(frozen=True, slots=True, order=True)
class GridCell:
    """Where an idea stands: sheet, row and idea, each from 1. A row is filled in the round of the same number."""

    sheet: int
    row: int
    idea: int

    @property
    def paper(self) -> str:
        """Its number on paper: ``"2/3/1"``."""
        return f"{self.sheet}/{self.row}/{self.idea}"


@dataclass(frozen=True, slots=True)
class IdeaGrid:
    """The grid of p people: p sheets, ``rounds`` rows of each in use, ``ideas`` columns."""

    people: int
    ideas: int
    rounds: int

    @property
    def most(self) -> int:
        """How many ideas there can be."""
        return self.people * self.ideas * self.rounds

    def holder(self, sheet: int, round_: int) -> int:
        """Who holds a sheet in a round, from 1: the first round at its own place, then one place to the right each."""
        return (sheet + round_ - 2) % self.people + 1

    def sheet_of(self, person: int, round_: int) -> int:
        """Which sheet a person holds in a round, from 1."""
        return (person - round_) % self.people + 1

    def cells(self) -> Iterator[GridCell]:
        """Every cell, sheet by sheet, as they are keyed."""
        for sheet in range(1, self.people + 1):
            for row in range(1, self.rounds + 1):
                for idea in range(1, self.ideas + 1):
                    yield GridCell(sheet, row, idea)

    def holds(self, cell: GridCell) -> bool:
        """Whether the grid has that cell."""
        return (
            1 <= cell.sheet <= self.people and 1 <= cell.row <= self.rounds and 1 <= cell.idea <= self.ideas
        )


def grid_of(block: Block) -> IdeaGrid:
    """The grid of a block, by its frozen rules."""
    rules = {**DEFAULTS, **block.rules}
    return IdeaGrid(rules["people"], rules["ideas"], rounds_of_rules(rules))


def round_of(block: Block) -> int:
    """Which round the sheets are in, from 1."""
    return min(max(1, block.progress.get("round", 1)), grid_of(block).rounds)
