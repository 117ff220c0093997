"""Strengths of needs from comparisons two by two (Bradley and Terry 1952), with numpy."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_STEPS = 200
_CLOSE = 1e-13


def strengths(wins: Floats) -> Floats:
    """The strength of each need, shape (needs,), from ``wins[j, l]``: how often j wins over l (a tie is half a win).

    Each need has also one win and one loss against a phantom of strength 1, so that the strengths are always finite and
    unique, and 1 where nothing is said. They are where Hunter's MM iteration (2004) comes to rest,
    p_i = W_i / sum_j N_ij / (p_i + p_j); Newton's steps on the logarithms get there in a few rounds and as exactly.
    """
    count = len(wins)
    games = wins + wins.T
    won = wins.sum(axis=1) + 1.0
    logs: Floats = np.zeros(count, dtype=np.float64)
    if not count:
        return logs
    for _ in range(_STEPS):
        slope, bend = _slope(logs, games, won)
        step = _solved(bend, slope)
        length = float(np.abs(step).max(initial=0.0))
        logs += step * min(1.0, 2.0 / length if length else 1.0)
        if length < _CLOSE:
            break
    return np.exp(logs)


def _solved(bend: Floats, slope: Floats) -> Floats:
    """The step; by least squares where weights lie so far apart that floats see no bend."""
    try:
        return np.linalg.solve(bend, slope).astype(np.float64)
    except np.linalg.LinAlgError:
        return np.linalg.lstsq(bend, slope)[0].astype(np.float64)


def _slope(logs: Floats, games: Floats, won: Floats) -> tuple[Floats, Floats]:
    """First derivatives of the log-likelihood and, with the sign turned, the second ones."""
    share = 1.0 / (1.0 + np.exp(logs[None, :] - logs[:, None]))
    phantom = 1.0 / (1.0 + np.exp(-logs))
    slope = won - (games * share).sum(axis=1) - 2.0 * phantom
    spread = games * share * (1.0 - share)
    return slope, np.diag(spread.sum(axis=1) + 2.0 * phantom * (1.0 - phantom)) - spread
