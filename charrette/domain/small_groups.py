"""Small groups are never shown singly: they are joined into Others, or nothing by group is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from charrette.domain.marks import OTHERS_MARK
from charrette.domain.result import Cell, Result, Standing, balanced_weights
from charrette.domain.rounds import Headline
from charrette.domain.wording import listed

FACILITATOR_LEAST = 3
"""Ballots a group must have to be shown on the facilitator's own screen."""

PUBLIC_LEAST = 5
"""Ballots a group must have on the projector, on phones and in every public document or file."""

OTHERS_LABEL = "+"


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column of a result by group: a group, or Others with the groups in it."""

    label: str
    name: str
    mark: int
    ballots: Fraction
    members: tuple[int, ...]
    """Indexes into ``Result.groups``."""
    host: bool = False

    @property
    def others(self) -> bool:
        """Whether these are joined groups."""
        return self.label == OTHERS_LABEL

    @property
    def stakeholders(self) -> bool:
        """Whether it is one stakeholder group: not joined ones, nor ballots that name no group (a table's count)."""
        return not self.others and self.mark >= 0


@dataclass(frozen=True, slots=True)
class ByGroup:
    """The columns that may be shown; when there are none, ``hidden`` says why; ``note`` names who is in Others."""

    columns: tuple[Column, ...]
    hidden: str = ""
    note: str = ""

    def cells(self, standing: Standing) -> tuple[Cell, ...]:
        """One need's support, column by column.

        Counts by level are for the facilitator's own screen only: "4 of 4" and "0 of 3" tell what each one said.
        """
        return tuple(_joined([standing.cells[index] for index in column.members]) for column in self.columns)

    def means(self, standing: Standing) -> tuple[Fraction, ...]:
        """Points per ballot, column by column; with levels the mean of the answers, 0 where a column gave none."""
        return tuple(
            cell.points / per
            if (per := (cell.voters or Fraction(0)) if cell.counts else column.ballots)
            else per
            for cell, column in zip(self.cells(standing), self.columns, strict=True)
        )


def joined_small(sizes: Sequence[float], least: int) -> tuple[list[int], list[int]] | None:
    """Splits the indexes of groups with any size into (shown singly, joined); None when nothing may be shown.

    When only one group is small, the next smallest joins it, so that nobody can be found by subtraction.
    """
    present = [index for index, size in enumerate(sizes) if size > 0]
    small = [index for index in present if sizes[index] < least]
    if not small:
        return present, []
    shown = sorted((index for index in present if index not in small), key=lambda index: sizes[index])
    if len(small) == 1 and shown:
        small.append(shown.pop(0))
    if sum(sizes[index] for index in small) < least:
        return None
    return sorted(shown), sorted(small)


def by_group(result: Result, least: int) -> ByGroup:
    """The columns of a result for an audience that may see groups of at least ``least`` ballots.

    A weight makes no group larger: one ballot that counts five times is still one person's. With levels a group is as
    large as the fewest answers it gave to any need, so that no answer stands alone where most left a need out.
    A host group outside the headline stands apart or not at all: joined with others it would let a reader find them
    by subtracting from the headline's sums.
    """
    if any(each.heads is None and each.points for each in result.groups):
        return ByGroup((), "By group is not shown: how many voted in a wall count is not known.")
    sizes = [_size(result, index) for index in range(len(result.groups))]
    split = joined_small(
        [size if each.counts else 0 for size, each in zip(sizes, result.groups, strict=True)], least
    )
    if split is None or not (split[0] or split[1]):
        reason = f"By group is not shown: fewer than {least} ballots would stand for a group."
        return ByGroup((), reason if result.groups else "By group is not shown: no ballot names a group.")
    singles, joined = split
    hosts = [index for index, each in enumerate(result.groups) if not each.counts and each.heads]
    shown = {*singles, *(index for index in hosts if sizes[index] >= least)}
    columns = [_column(result, index) for index in range(len(result.groups)) if index in shown]
    notes: list[str] = []
    if joined:
        together = sum((result.groups[index].ballots or Fraction(0) for index in joined), Fraction(0))
        columns.append(Column(OTHERS_LABEL, "Others", OTHERS_MARK, together, tuple(joined)))
        names = listed([result.groups[index].group.name for index in joined])
        notes.append(f"Others (+): {names}, joined so that no small group is shown singly.")
    if hidden := [result.groups[index].group.name for index in hosts if index not in shown]:
        notes.append(f"Not shown, as host with too few ballots: {listed(hidden)}.")
    return ByGroup(tuple(columns), note=" ".join(notes))


def _size(result: Result, index: int) -> int:
    """How many people stand behind whatever is shown of a group."""
    group = result.groups[index]
    if not result.levels or not group.heads:
        return group.heads or 0
    answers = [each.cells[index].voters or Fraction(0) for each in result.standings]
    fewest = min((each for each in answers if each), default=Fraction(0))
    if group.ballots == group.heads:
        return int(fewest)
    return group.heads if fewest == group.ballots else min(1, int(fewest))


def withheld(result: Result, least: int) -> str:
    """Why an audience that may see groups of at least ``least`` ballots may not see a result at all; else empty.

    The result of one ballot is that ballot. With a balanced headline, two groups and one of them small, the two totals
    tell on the small one (see ``gives_away``). A room without a ballot and a wall count without a number of voters
    tell on nobody.
    """
    if result.heads == 1:
        return "The result is not shown: one ballot was cast, and the result would be that ballot."
    voting = [index for index, each in enumerate(result.groups) if each.counts and each.heads]
    small = any((result.groups[index].heads or 0) < least for index in voting)
    if small and result.rules.headline is Headline.BALANCED and _told_by_totals(result, voting, least):
        return "The result is not shown: two groups voted, and with both totals the small one could be worked out."
    return ""


def shown_result(result: Result, least: int) -> tuple[Result, ByGroup]:
    """A result and its columns as an audience may see them together that may see groups of at least ``least`` ballots.

    Where raw and balanced totals would tell on a small group (``gives_away``), only the headline's total is left:
    without balanced numbers, or with balanced ones and neither raw ones nor their spread.
    """
    view = by_group(result, least)
    if not gives_away(result, view, least):
        return result, view
    if result.rules.headline is Headline.BALANCED and result.ballots is not None:
        told = "The total without balancing is left out, because with it a small group could be worked out."
        standings = tuple(map(_balanced_only, result.standings))
        view = ByGroup((), "By group is not shown: with it a small group could be worked out.", told)
    else:
        told = "The balanced total is left out, because with it a small group could be worked out."
        standings = tuple(replace(each, balanced=None, other_rank=None) for each in result.standings)
        view = replace(view, note=f"{view.note} {told}".strip())
    return replace(result, standings=standings), view


def _balanced_only(standing: Standing) -> Standing:
    score = standing.score if standing.balanced is None else standing.balanced
    counts = standing.balanced_counts
    return replace(standing, score=score, balanced=score, other_rank=None, spread=(), counts=counts)


def gives_away(result: Result, view: ByGroup, least: int = PUBLIC_LEAST) -> bool:
    """Whether raw and balanced totals together would tell what a small group did.

    What is joined (Others; all groups where no column is shown) has a plain sum, which follows from the raw total, and
    a weighted one, from the balanced total. Where its ballots have two different weights, the sums of those with the
    one and with the other follow: two equations, two unknowns. With a third weight none does.
    """
    voting = [index for index, each in enumerate(result.groups) if each.counts and each.heads]
    joined = next(
        (column.members for column in view.columns if column.others), () if view.columns else voting
    )
    return _told_by_totals(result, joined, least)


def _told_by_totals(result: Result, members: Sequence[int], least: int) -> bool:
    if len(members) < 2 or result.ballots is None:
        return False
    if result.levels and len(members) == 2:
        return True
    people: dict[Fraction, int] = {}
    for index, weight in enumerate(_weights(result)):
        if index in members:
            people[weight] = people.get(weight, 0) + (result.groups[index].heads or 0)
    return len(people) == 2 and min(people.values()) < least


def _weights(result: Result) -> list[Fraction]:
    """How much a ballot of each group counts in the balanced result."""
    sizes = [
        ((each.ballots or Fraction(0)) if each.counts else Fraction(0), each.group.influence)
        for each in result.groups
    ]
    return balanced_weights(sizes)[0]


def _column(result: Result, index: int) -> Column:
    each = result.groups[index]
    ballots = each.ballots or Fraction(0)
    return Column(each.group.label, each.group.name, each.group.mark, ballots, (index,), host=not each.counts)


def _joined(cells: Sequence[Cell]) -> Cell:
    known = [cell.voters for cell in cells if cell.voters is not None]
    voters = sum(known, Fraction(0)) if len(known) == len(cells) else None
    counts = tuple(sum(level, Fraction(0)) for level in zip(*(cell.counts for cell in cells), strict=True))
    return Cell(sum((cell.points for cell in cells), Fraction(0)), voters, counts)
