"""The ballot file: ``ballot,group,weight``, then one column per need code holding what the ballot gives it.

Comparisons of needs two by two have a form of their own: ``ballot,group,weight,a,b,winner`` (``pairs_csv``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from charrette.domain.methods import BallotKind, Method, method_named
from charrette.exchange.ballot_cells import CellError, read_cell
from charrette.exchange.problems import Problems
from charrette.exchange.tables import plain
from charrette.exchange.voters import OWN, VoterColumns, Voters

if TYPE_CHECKING:
    from charrette.domain.profile import Ints, Marks
    from charrette.exchange.ballot_set import BallotSet
    from charrette.exchange.wide_tables import WideTable

_BAD = -2
_CHUNK = 1000
_WHERE_ZERO_SAYS_NOTHING = (BallotKind.DOTS, BallotKind.APPROVAL, BallotKind.RANKING)


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One ballot: ``ballot`` as it is named in the file, ``marks`` parallel to ``BallotFile.codes``; None: nothing.

    ``pairs`` (comparisons) are the two needs as indexes into the codes, and which of them wins: 1, 2, or 0 neither.
    """

    ballot: str
    group: str | None
    weight: Fraction
    marks: tuple[int | None, ...]
    row: int
    pairs: tuple[tuple[int, int, int], ...] = ()

    @property
    def dots(self) -> tuple[int, ...]:
        """The marks where an empty cell is 0."""
        return tuple(mark or 0 for mark in self.marks)


@dataclass(frozen=True, slots=True)
class BallotFile:
    """A ballot file: need codes in file order, the groups found in the order they come, the ballots."""

    name: str
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    rows: tuple[BallotRow, ...]
    place: str = "line"


def read_ballots(path: Path, method: str = "dots") -> BallotFile:
    """The file (CSV or XLSX) ballot by ballot, to be entered into a round; as ``read_ballot_set`` reads it."""
    found = read_ballot_set(path, method_named(method))
    groups = [*found.groups, None]
    rows = tuple(
        BallotRow(
            found.labels[index],
            groups[int(found.member[index])],
            Fraction(int(found.weight[index]), found.scale),
            *_marked(found, index),
        )
        for index in range(len(found))
    )
    return BallotFile(found.name, found.codes, found.groups, rows, found.place)


def _marked(
    found: "BallotSet", index: int
) -> tuple[tuple[int | None, ...], int, tuple[tuple[int, int, int], ...]]:
    """The marks, place and pairs of one ballot."""
    from itertools import combinations

    marks, place = found.marks, found.places[index]
    if marks.starts is None or marks.columns is None:
        return tuple(int(value) if value >= 0 else None for value in marks.values[index]), place, ()
    own = slice(int(marks.starts[index]), int(marks.starts[index + 1]))
    said: dict[int, int] = dict(zip(marks.columns[own].tolist(), marks.values[own].tolist(), strict=True))
    if found.kind is BallotKind.PAIRS:
        pairs = list(combinations(range(len(found.codes)), 2))
        compared = [(*pairs[column], int(winner)) for column, winner in said.items()]
        return (), place, tuple(compared)
    return tuple(said.get(column) for column in range(len(found.codes))), place, ()


def read_ballot_set(path: Path, method: Method, group_column: str = "") -> "BallotSet":
    """Reads the file. ``group`` and ``weight`` may be missing; cells are written as ``method`` has them.

    ``group_column`` is another column that holds the group. All or nothing: raises ``InvalidInputError`` naming lines
    (of a workbook rows) and columns, for a ballot that comes twice too.
    """
    from charrette.exchange.wide_tables import open_wide

    table = open_wide(path, "Ballots")
    own = OWN if not group_column else (*OWN, group_column)
    if method.ballot_kind is BallotKind.PAIRS:
        from charrette.exchange.pairs_csv import read_pairs

        return read_pairs(table, method, group_column)
    columns, needs = columns_of(table.name, table.header, own, table.place)
    return _read(table, method, VoterColumns.found(table.name, columns, group_column), needs)


def columns_of(
    name: str, header: Sequence[str], known: Sequence[str], place: str
) -> tuple[dict[str, int], list[int]]:
    """The own columns by name, and the columns of the needs. The first of the known ones must be there."""
    wanted = {plain(each) for each in known}
    own = {plain(each): column for column, each in enumerate(header) if plain(each) in wanted}
    needs = [column for column, each in enumerate(header) if plain(each) not in wanted]
    problems = Problems(name, place)
    if known[0] not in own:
        begins = ",".join(known)
        problems.add(1, "", f"there is no column “{known[0]}”. The file begins with {begins}.")
    if not needs:
        problems.add(1, "", "there is no column for a need. Add one column per need code.")
    names = [header[column] for column in needs]
    for each in dict.fromkeys(each for each in names if names.count(each) > 1):
        problems.add(1, each, "the need has two columns. Keep one.")
    problems.stop_if_any()
    return own, needs


class _Cells(dict[str, int]):
    """What a cell means, worked out once for each way it is written; ``_BAD`` where it cannot be read."""

    def __init__(self, method: Method) -> None:
        super().__init__()
        self._method = method

    def __missing__(self, text: str) -> int:
        """Reads a cell that was not there before."""
        try:
            found = read_cell(self._method, text.strip())
        except CellError:
            found = _BAD
        self[text] = -1 if found is None else found
        return self[text]

    def why(self, text: str) -> str:
        """What is wrong with a cell."""
        try:
            read_cell(self._method, text)
        except CellError as fault:
            return str(fault)
        return ""


def _read(table: "WideTable", method: Method, columns: VoterColumns, needs: Sequence[int]) -> "BallotSet":
    from charrette.exchange.ballot_set import BallotSet, grouped, weights_of

    problems = Problems(table.name, table.place)
    voters, cells, parts = Voters(columns, problems), _Cells(method), list["Ints"]()
    chunk: list[Sequence[str]] = []
    first, last = needs[0], needs[-1] + 1
    together = last - first == len(needs)
    for place, row in table.rows:
        voters.add(place, row)
        chunk.append(row[first:last] if together else [row[column] for column in needs])
        if len(chunk) == _CHUNK:
            parts.append(_part(table, chunk, cells, needs, voters))
            chunk = []
    if chunk:
        parts.append(_part(table, chunk, cells, needs, voters))
    problems.stop_if_any()
    marks = _marks(parts, method)
    member, groups = grouped(voters.groups)
    weight, scale = weights_of(voters.weights, marks.most)
    codes = tuple(table.header[column] for column in needs)
    holds = f"ballots read as {method.title}"
    return BallotSet(
        table.name, holds, method.ballot_kind, codes, codes, marks, member, groups, weight, scale,
        voters.places, voters.ballots, table.place, method=method.name,
    )  # fmt: skip


def _part(
    table: "WideTable", chunk: Sequence[Sequence[str]], cells: _Cells, needs: Sequence[int], voters: Voters
) -> "Ints":
    """The values of some rows, shape (rows, needs); notes what cannot be read."""
    from itertools import chain

    import numpy as np

    from charrette.domain.profile import smallest

    size = len(chunk) * len(needs)
    values = np.fromiter(map(cells.__getitem__, chain.from_iterable(chunk)), dtype=np.int64, count=size)
    values = values.reshape(len(chunk), len(needs))
    for row, column in np.argwhere(values == _BAD):
        place = voters.places[len(voters.places) - len(chunk) + int(row)]
        text = chunk[int(row)][int(column)].strip()
        voters.problems.add(place, table.header[needs[int(column)]], cells.why(text))
    return values.astype(smallest(_BAD, int(values.max())))


def _marks(parts: Sequence["Ints"], method: Method) -> "Marks":
    """The parts together; sparse where an empty cell and a 0 say the same."""
    import numpy as np

    from charrette.domain.profile import Marks
    from charrette.exchange.ballot_set import joined, thinned

    if method.ballot_kind in _WHERE_ZERO_SAYS_NOTHING:
        return joined([thinned(part) for part in parts])
    return Marks(None, None, np.concatenate(parts))
