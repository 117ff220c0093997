"""Any file of votes: Pabulib, PrefLib, a Polis export or our own ballot file, told apart by name and first line."""

from itertools import islice
from pathlib import Path

from charrette.domain.methods import METHODS, BallotKind, Method
from charrette.exchange.ballot_set import BallotSet
from charrette.exchange.preflib_reading import FORMS
from charrette.exchange.tables import plain

_MOST_GUESSED = 500
_USUAL = {
    BallotKind.DOTS: "dots",
    BallotKind.APPROVAL: "approval",
    BallotKind.RANKING: "borda",
    BallotKind.LEVELS: "score",
    BallotKind.PAIRS: "pairwise",
    BallotKind.CRITERIA: "criteria",
    BallotKind.IMPACT_EFFORT: "impact-effort",
}


def read_votes(path: Path, method: Method | None = None, group_column: str = "") -> BallotSet:
    """Reads the ballots for ``method``; without one, as the file's form (or, in a ballot file, its cells) says.

    Raises ``InvalidInputError`` naming lines and columns. What it holds may still be no votes for the method.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix == "pb":
        from charrette.exchange.pabulib_reading import read_pabulib

        return read_pabulib(path, group_column)
    if suffix in FORMS:
        from charrette.exchange.preflib_reading import read_preflib

        return read_preflib(path, method)
    return _read_table(path, method, group_column)


def _read_table(path: Path, method: Method | None, group_column: str) -> BallotSet:
    from charrette.exchange.ballots_csv import read_ballot_set
    from charrette.exchange.polis_reading import is_polis, read_polis
    from charrette.exchange.wide_tables import open_wide

    table = open_wide(path, "Ballots")
    if is_polis(table.header):
        return read_polis(path, method, group_column)
    return read_ballot_set(path, method or METHODS[_guessed(path)], group_column)


def usual_method(ballots: BallotSet) -> Method:
    """The method by which votes of a kind are counted when nobody names one."""
    return METHODS[ballots.method or _USUAL[ballots.kind]]


def methods_for(kind: BallotKind) -> tuple[str, ...]:
    """The methods that count votes of a kind."""
    return tuple(name for name, method in METHODS.items() if method.ballot_kind is kind)


def _guessed(path: Path) -> str:
    """The method that the cells of a ballot file look like."""
    from charrette.exchange.wide_tables import open_wide

    table = open_wide(path, "Ballots")
    header = [plain(name) for name in table.header]
    if {"a", "b", "winner"} <= set(header):
        return "pairwise"
    own = [column for column, name in enumerate(header) if name not in {"ballot", "group", "weight"}]
    rows = [[cells[column].strip() for column in own] for _, cells in islice(table.rows, _MOST_GUESSED)]
    said = {cell.casefold() for row in rows for cell in row if cell}
    if said <= {"0", "1"}:
        return "approval"
    if said <= set("mscw"):
        return "moscow"
    if all(map(_is_ranking, rows)):
        return "borda"
    filled = sum(1 for row in rows for cell in row if cell)
    return "score" if said <= set("12345") and filled * 2 >= len(rows) * len(own) else "dots"


def _is_ranking(row: list[str]) -> bool:
    places = sorted(int(cell) for cell in row if cell.isdecimal() and len(cell) < 6 and int(cell))
    return places == list(range(1, len(places) + 1)) and all(cell.isdecimal() or not cell for cell in row)
