"""Tallying a ballot file: the result of a vote, no library needed."""

from pathlib import Path

from charrette.domain.methods import method_named
from charrette.domain.result import Result
from charrette.exchange.ballots_csv import ballot_file_round, read_ballots


def tally_file(path: Path, method: str, dots: int | None = None, cap: int | None = None) -> Result:
    """Counts a ballot file. Without ``dots`` and ``cap`` only negative and fractional numbers are refused.

    Raises ``InvalidInputError`` naming the row and column.
    """
    found = method_named(method)
    rules, needs, ballots = ballot_file_round(read_ballots(path), dots, cap)
    return found.tally(rules, needs, ballots)
