"""Whether the ballots of a file keep a method's rules; the sentence is the method's own."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind, Method
from charrette.exchange.ballot_set import BallotSet
from charrette.exchange.problems import MOST_SHOWN, Problems

_CHECKED = (BallotKind.DOTS, BallotKind.APPROVAL, BallotKind.RANKING)
"""Of the others, every answer is checked when its cell is read."""


def check_limits(ballots: BallotSet, method: Method, options: Mapping[str, int]) -> None:
    """Raises ``InvalidInputError`` naming the line and the ballot, of up to ten that break the rules."""
    if ballots.kind not in _CHECKED or ballots.marks.starts is None:
        return
    doubtful = np.flatnonzero(_over(ballots, options) | _out_of_order(ballots))
    problems = Problems(ballots.name, ballots.place)
    for place in doubtful:
        if problems.count == MOST_SHOWN:
            problems.count = len(doubtful)
            break
        try:
            method.check_ballot(ballots.content(int(place)), options)
        except InvalidInputError as fault:
            label = ballots.labels[int(place)]
            problems.add(ballots.places[int(place)], "", f"ballot {label}: {fault.what}")
    problems.stop_if_any()


def _over(ballots: BallotSet, options: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    """Ballots that may be over a limit of the options."""
    rows, size = ballots.marks.rows(), len(ballots)
    lengths, values = ballots.marks.lengths(), ballots.marks.values
    found = lengths > min((options[name] for name in ("votes", "choose") if name in options), default=2**31)
    if ballots.kind is BallotKind.DOTS:
        sums: npt.NDArray[Any] = np.bincount(rows, values, size)
        found |= sums > options.get("dots", 2**62)
        found[rows[values > options.get("cap", 2**62)]] = True
    return found


def _out_of_order(ballots: BallotSet) -> npt.NDArray[np.bool_]:
    """Rankings whose positions are not 1, 2, 3 and so on, each once; ties are right where the file's form has them."""
    found = np.zeros(len(ballots), dtype=bool)
    if ballots.kind is not BallotKind.RANKING or ballots.tied:
        return found
    rows, starts = ballots.marks.rows(), ballots.marks.starts
    assert starts is not None
    order = np.lexsort((ballots.marks.values, rows))
    expected = np.arange(len(rows)) - np.repeat(starts[:-1], np.diff(starts)) + 1
    found[rows[ballots.marks.values[order] != expected]] = True
    return found
