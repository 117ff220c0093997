"""Tallying a ballot file: the result of a vote, no library needed."""

from collections.abc import Mapping
from pathlib import Path

from charrette.domain.methods import tally
from charrette.domain.result import Result
from charrette.exchange.ballots_csv import ballot_file_round, read_ballots


def tally_file(path: Path, method: str, options: Mapping[str, int] | None = None) -> Result:
    """Counts a ballot file by a method. A limit that is not among the ``options`` refuses no ballot.

    Raises ``InvalidInputError`` naming the row and column.
    """
    rules, needs, ballots = ballot_file_round(read_ballots(path, method), method, options)
    return tally(rules, needs, ballots)
