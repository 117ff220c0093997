"""One number for how alike the ballots of a round are: Kendall's W of rankings, Krippendorff's alpha of all others."""

from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.methods import METHODS, BallotKind
from charrette.domain.profile import ABSENT, Profile
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import counted

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[Any]

_CHUNK = 4_000_000
"""Cells that are worked on at once: memory stays small with a hundred thousand ballots."""
_W_WORDS = (
    (0.9, "unusually strongly"),
    (0.7, "strongly"),
    (0.5, "moderately"),
    (0.3, "weakly"),
    (0.0, "hardly"),
)
"""Schmidt 1997, for rankings."""
_ALPHA_WORDS = (
    (2 / 3, "far more alike than by chance"),
    (1 / 3, "clearly more alike than by chance"),
    (0.1, "a little more alike than by chance"),
    (-0.1, "about as alike as by chance"),
    (-1.0, "less alike than by chance"),
)


def overall(rules: RoundRules, profile: Profile, least: int) -> tuple[float | None, float | None, str]:
    """(Kendall's W, Krippendorff's alpha, a sentence); at most one of the two is a number.

    Of the single ballots of the headline's groups that say something; None where a hand count is among them or fewer
    than ``least`` (and never fewer than two) are left.
    """
    if profile.hand:
        return None, None, "How alike the ballots are is not known where totals were counted by hand."
    inside = profile.heard(rules)[profile.member] & (profile.marks.lengths() > 0)
    number = int(inside.sum())
    if number < max(2, least) or len(profile.needs) < 2:
        return None, None, f"Too few ballots to say how alike they are: at least {max(2, least)} are needed."
    weight = profile.weight[inside].astype(np.float64) / profile.scale
    method = METHODS[rules.method]
    if method.ballot_kind is BallotKind.RANKING:
        positions = profile.matrix()[inside]
        if not rules.options.get("unranked") or bool((positions > 0).all()):
            return _of_rankings(positions, weight)
    return _of_answers(_units(rules, profile, method.ballot_kind)[inside], weight)


def _of_rankings(positions: Whole, weight: Floats) -> tuple[float | None, None, str]:
    found = kendall_w(positions, weight)
    if found is None:
        return None, None, "The rankings tie all needs: there is no order to agree on."
    how = next(words for least, words in _W_WORDS if found >= least)
    ballots = counted(len(positions), "ranking")
    return (
        found,
        None,
        f"{ballots} agree {how} (Kendall’s W {found:.2f}; 1: all the same, 0: no common order).",
    )


def _of_answers(values: Whole, weight: Floats) -> tuple[None, float | None, str]:
    found = krippendorff_alpha(values, weight)
    if found is None:
        return None, None, "The ballots hold one answer only: nothing to compare."
    how = next((words for least, words in _ALPHA_WORDS if found >= least), _ALPHA_WORDS[-1][1])
    ballots = counted(len(values), "ballot")
    return (
        None,
        found,
        f"{ballots} are {how} (Krippendorff’s alpha {round(found, 2) + 0.0:.2f}; 1: all the same, 0: as by chance).",
    )


def _units(rules: RoundRules, profile: Profile, kind: BallotKind) -> Whole:
    """What is compared, shape (ballots, units), ordered numbers with ``ABSENT`` for no opinion.

    A need is a unit, with several digits each digit is one; of comparisons in pairs each pair is.
    """
    if kind in {BallotKind.DOTS, BallotKind.APPROVAL}:
        return profile.matrix(absent=0)
    if kind is BallotKind.PAIRS:
        pairs = len(profile.needs) * (len(profile.needs) - 1) // 2
        # a tie lies between the two needs
        return np.array([1, 0, 2, ABSENT])[profile.marks.dense(np.arange(len(profile)), pairs)]
    values = profile.matrix().astype(np.int64)
    if kind is BallotKind.RANKING:
        values[values == 0] = ABSENT
    if kind in {BallotKind.IMPACT_EFFORT, BallotKind.CRITERIA}:
        digits = (
            2 if kind is BallotKind.IMPACT_EFFORT else len(rules.criteria) or rules.options.get("criteria", 1)
        )
        split = [values // 10**place % 10 for place in range(digits)]
        return np.hstack([np.where((values > 0) & (digit > 0), digit, ABSENT) for digit in split])
    return values


def kendall_w(positions: Whole, weight: Floats | None = None) -> float | None:
    """Kendall's W, corrected for ties; None where every ranking ties all.

    ``positions`` has the shape (rankings, things), smaller is better; what is below 1 ties at the end. Equal positions
    share their middle rank. ``weight`` says how many rankings each stands for.
    """
    rankings, things = positions.shape
    weights = np.ones(rankings) if weight is None else weight
    sums, squares = np.zeros(things), 0.0
    step = max(1, _CHUNK // max(1, things))
    for start in range(0, rankings, step):
        ranks = middle_ranks(positions[start : start + step])
        own = weights[start : start + step]
        sums += own @ ranks
        squares += float(own @ (ranks**2).sum(axis=1))
    total = float(weights.sum())
    # the sum of (t^3 - t) over ties follows from the squares of the ranks
    mean = total * (things + 1) / 2
    spread = 12 * float(((sums - mean) ** 2).sum())
    largest = total * (12 * squares - 3 * total * things * (things + 1) ** 2)
    return min(1.0, spread / largest) if largest > 1e-9 * total else None


def middle_ranks(positions: Whole) -> Floats:
    """Ranks from 1 by row; equal positions share the mean of their ranks, and what is below 1 stands at the end."""
    rows, things = positions.shape
    keys = np.where(positions < 1, np.iinfo(np.int64).max, positions.astype(np.int64))
    order = np.argsort(keys, axis=1, kind="stable")
    ordered = np.take_along_axis(keys, order, axis=1)
    new = np.ones((rows, things), dtype=bool)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    place = np.arange(things, dtype=np.int64)
    first = np.maximum.accumulate(np.where(new, place, 0), axis=1)
    ends = np.ones((rows, things), dtype=bool)
    ends[:, :-1] = new[:, 1:]
    last = np.minimum.accumulate(np.where(ends, place, things)[:, ::-1], axis=1)[:, ::-1]
    found = np.empty((rows, things))
    np.put_along_axis(found, order, (first + last) / 2 + 1, axis=1)
    return found


def krippendorff_alpha(values: Whole, weight: Floats | None = None) -> float | None:
    """Krippendorff's alpha with the ordinal metric; None where there is only one value, or no unit with two.

    ``values`` has the shape (ballots, units), negative where a ballot says nothing of a unit. ``weight`` says how many
    ballots each stands for.
    """
    known = np.unique(values[values >= 0])
    if len(known) < 2:
        return None
    weights = np.ones(len(values)) if weight is None else weight
    counts = np.column_stack([weights @ (values == value) for value in known])
    answers = counts.sum(axis=1)
    pairable = answers > 1
    counts, answers = counts[pairable], answers[pairable]
    totals = counts.sum(axis=0)
    number = float(totals.sum())
    together = (counts / (answers - 1)[:, None]).T @ counts - np.diag(
        (counts / (answers - 1)[:, None]).sum(axis=0)
    )
    distance = _ordinal(totals)
    expected = float(totals @ distance @ totals)
    if expected <= 0:
        return None
    return 1 - (number - 1) * float((together * distance).sum()) / expected


def _ordinal(totals: Floats) -> Floats:
    """Squared distances of ordered values: the answers between two of them, half of each end counted."""
    middle = np.cumsum(totals) - totals / 2
    return (middle[:, None] - middle[None, :]) ** 2
