"""Schulze's strongest paths and the levels they lead to, with numpy."""

from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import Ints, Whole

Beats = npt.NDArray[np.bool_]


def margins(wins: Whole) -> Whole:
    """``wins`` less its mirror: by how much each need is ranked over each other. Of whole numbers that are signed."""
    return wins - wins.T


def strongest_paths(margin: Whole) -> Ints:
    """The strength of the strongest path from each need to each other, as a place among the margins; 0: no path.

    A path is as strong as its weakest win (Schulze 2011, by margins). Only the order of the margins counts, so they
    are numbered first, which keeps the matrix small; then Floyd and Warshall's way, a whole matrix at each step.
    """
    positive = np.where(margin > 0, margin, 0)
    levels, flat = np.unique(positive, return_inverse=True)
    lowest = 0 if levels[0] == 0 else 1
    kind: Any = np.int16 if len(levels) < 2**15 else np.int32
    strength = (flat.reshape(margin.shape) + lowest).astype(kind)
    through = np.empty_like(strength)
    for by in range(len(strength)):
        np.minimum(strength[:, by, None], strength[by], out=through)
        np.maximum(strength, through, out=strength)
    np.fill_diagonal(strength, 0)
    return strength


def levels_of(beats: Beats) -> list[int]:
    """The level of each, from 0: those that nothing beats, then those that nothing left beats, and so on.

    ``beats[j, l]`` must hold no cycle.
    """
    beaten = beats.sum(axis=0)
    level = np.full(len(beats), -1)
    for number in range(len(beats)):
        here = np.flatnonzero((beaten == 0) & (level < 0))
        if not len(here):
            break
        level[here] = number
        beaten -= beats[here].sum(axis=0)
    return level.tolist()


def needs_below(level: list[int]) -> list[int]:
    """How many stand on a lower level than each."""
    numbers = np.bincount(level, minlength=max(level, default=0) + 1)
    below = numbers.sum() - np.cumsum(numbers)
    return [int(below[each]) for each in level]


def schulze_places(wins: Whole) -> list[int]:
    """How many needs stand on a lower level than each, by Schulze's method. ``wins[j, l]``: j ranked over l."""
    if not len(wins):
        return []
    strength = strongest_paths(margins(wins))
    return needs_below(levels_of(strength > strength.T))


def copeland_scores(wins: Whole) -> list[int]:
    """Needs that each beats less needs that beat it."""
    margin = margins(wins)
    return ((margin > 0).sum(axis=1) - (margin < 0).sum(axis=1)).tolist()
