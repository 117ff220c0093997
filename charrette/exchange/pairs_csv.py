"""The ballot file of comparisons: ``ballot,group,weight,a,b,winner``, one row a comparison."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from charrette.domain.methods import Method
from charrette.domain.pairs import EVEN, FIRST, SECOND
from charrette.exchange.problems import Problems
from charrette.exchange.tables import plain
from charrette.exchange.voters import OWN, VoterColumns, Voters

if TYPE_CHECKING:
    from charrette.exchange.ballot_set import BallotSet
    from charrette.exchange.wide_tables import WideTable

PAIR_COLUMNS = ("a", "b", "winner")
TIE = "tie"
Comparison = tuple[int, int, int]
"""Two needs as indexes into the codes, the lower first, and the winner: 1, 2, or 0 for neither."""


def read_pairs(table: "WideTable", method: Method, group_column: str = "") -> "BallotSet":
    """Reads comparisons; needs stand in the order they come. The rows of a ballot need not stand together.

    Its group and weight may be said in its first row only. Raises ``InvalidInputError`` naming lines and columns.
    """
    columns = {plain(name): column for column, name in enumerate(table.header)}
    problems = Problems(table.name, table.place)
    for name in (OWN[0], *PAIR_COLUMNS):
        if name not in columns:
            begins = ",".join((*OWN, *PAIR_COLUMNS))
            problems.add(1, "", f"there is no column “{name}”. A file of comparisons begins with {begins}.")
    problems.stop_if_any()
    reading = _Comparisons(VoterColumns.found(table.name, columns, group_column), columns, problems)
    for place, row in table.rows:
        reading.add(place, row)
    problems.stop_if_any()
    return reading.found(table, method)


class _Comparisons:
    """Collects comparisons by ballot."""

    def __init__(self, voters: VoterColumns, columns: dict[str, int], problems: Problems) -> None:
        self._voters, self._columns, self._problems = voters, columns, problems
        self._who = Voters(voters, problems)
        self._codes: dict[str, int] = {}
        self._index: dict[str, int] = {}
        self._ballots: dict[str, dict[tuple[int, int], tuple[int, int]]] = {}

    def add(self, place: int, row: Sequence[str]) -> None:
        """Takes one row; notes what is wrong."""
        ballot = row[self._voters.ballot].strip()
        if ballot not in self._ballots:
            self._index[ballot] = len(self._index)
            self._who.add(place, row)
            self._ballots[ballot] = {}
        else:
            self._same_voter(place, row, self._index[ballot])
        one, other, winner = (row[self._columns[name]].strip() for name in PAIR_COLUMNS)
        if not self._readable(place, one, other, winner):
            return
        a, b = (self._codes.setdefault(code, len(self._codes)) for code in (one, other))
        side = EVEN if winner.casefold() == TIE else FIRST if winner == (one if a < b else other) else SECOND
        earlier = self._ballots[ballot].setdefault((min(a, b), max(a, b)), (side, place))
        if earlier[1] != place:
            what = (
                f"ballot {ballot} compares {one} and {other} in {self._problems.place} {earlier[1]} already."
            )
            self._problems.add(place, "b", what)

    def _readable(self, place: int, one: str, other: str, winner: str) -> bool:
        if not one or not other or one == other:
            self._problems.add(place, "b", "a comparison takes two different needs.")
        elif winner not in {one, other} and winner.casefold() != TIE:
            what = f"“{winner}” is neither {one} nor {other}. Write the code of the one that wins, or tie."
            self._problems.add(place, "winner", what)
        else:
            return True
        return False

    def _same_voter(self, place: int, row: Sequence[str], index: int) -> None:
        """The group and the weight of a later row say nothing else than the first."""
        group = "" if self._voters.group is None else row[self._voters.group].strip()
        if group and group != self._who.groups[index]:
            self._problems.add(place, "group", f"ballot {self._who.ballots[index]} has another group before.")
        weight = "" if self._voters.weight is None else row[self._voters.weight].strip()
        if weight and self._who.weight(place, row) != self._who.weights[index]:
            self._problems.add(place, "weight", f"ballot {self._who.ballots[index]} weighs otherwise before.")

    def found(self, table: "WideTable", method: Method) -> "BallotSet":
        """What was read."""
        from charrette.exchange.ballot_set import BallotSet, grouped, sparse, weights_of

        count, starts = len(self._codes), [0]
        columns, values = list[int](), list[int]()
        for comparisons in self._ballots.values():
            for (a, b), (side, _) in comparisons.items():
                columns.append(pair_column(a, b, count))
                values.append(side)
            starts.append(len(columns))
        member, groups = grouped(self._who.groups)
        weight, scale = weights_of(self._who.weights, 1)
        codes = tuple(self._codes)
        return BallotSet(
            table.name, "comparisons of needs two by two", method.ballot_kind, codes, codes,
            sparse(starts, columns, values), member, groups, weight, scale,
            self._who.places, self._who.ballots, table.place, method=method.name,
        )  # fmt: skip


def pair_column(one: int, other: int, count: int) -> int:
    """The place of a pair among the pairs of ``count`` needs, row by row; ``one`` is the lower index."""
    return one * count - one * (one + 1) // 2 + other - one - 1
