"""Borda's sums, ballot by ballot, with numpy: needs ranked below each less needs ranked above it."""

from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.methods.points_count import added, group_weights, slices
from charrette.domain.pair_wins import BELOW
from charrette.domain.profile import Ints, Marks, Profile, Whole, summed


def net_sums(profile: Profile, unranked: int = BELOW) -> tuple[Whole, Whole]:
    """Net preferences and voters by group, both of shape (groups, needs), by weight (times the scale), exact.

    A ballot gives a need as many points as it ranks needs below it, less as many as it ranks above. A need that is
    not ranked stands below all that are, or gets nothing (``unranked``).
    """
    marks, needs = profile.marks, len(profile.needs)
    shape = (len(profile.groups), needs)
    if marks.starts is None or marks.columns is None:
        return _full_sums(profile, unranked)
    cell = profile.member[marks.rows()] * needs + marks.columns
    weight = profile.weight[marks.rows()]
    voters = summed(cell, weight, shape[0] * needs).reshape(shape)
    nets, less = _sparse_nets(marks, needs, unranked)
    sums = summed(cell, weight * nets, shape[0] * needs).reshape(shape)
    taken = summed(profile.member, profile.weight * less, shape[0])
    return sums - taken[:, None], voters


def _sparse_nets(marks: Marks, needs: int, unranked: int) -> tuple[Ints, Ints]:
    """What each value adds to its need, and what each ballot takes from every need, ranked or not."""
    lengths = marks.lengths()
    own = np.repeat(lengths, lengths)
    nets = own + 1 - 2 * marks.values.astype(np.int64) if marks.ranking() else _tied_nets(marks)
    if unranked != BELOW:
        return nets, np.zeros_like(lengths)
    return nets + needs, lengths


def _tied_nets(marks: Marks) -> Ints:
    """Ranked needs below less ranked needs above, where needs may share a position."""
    row, lengths = marks.rows(), marks.lengths()
    order = np.lexsort((marks.values, row))
    same = np.r_[True, (np.diff(row[order]) != 0) | (np.diff(marks.values[order].astype(np.int64)) != 0)]
    run = np.cumsum(same) - 1
    begin = np.flatnonzero(same)
    size = np.diff(np.r_[begin, len(order)])
    starts = (np.cumsum(lengths) - lengths)[row[order]]
    above = begin[run] - starts
    below = lengths[row[order]] - above - size[run]
    nets = np.empty(len(order), dtype=np.int64)
    nets[order] = below - above
    return nets


def _full_sums(profile: Profile, unranked: int) -> tuple[Whole, Whole]:
    marks, needs = profile.marks, len(profile.needs)
    shape = (len(profile.groups), needs)
    kind: Any = profile.weight.dtype
    sums, voters = np.zeros(shape, dtype=kind), np.zeros(shape, dtype=kind)
    strict = marks.ranking()
    complete = strict and int(marks.values.min(initial=1)) > 0
    cast = summed(profile.member, profile.weight, shape[0])
    alike = profile.alike()
    if complete and alike is not None and shape[0] == 1 and alike * needs * len(profile) < 2**62:
        nets: Whole = cast * (needs + 1) - marks.values.sum(axis=0, dtype=np.int64) * (2 * alike)
        return nets[None, :], voters + cast[:, None]
    for part in slices(len(profile)):
        weights = group_weights(profile, part, 2 * needs)
        values = marks.values[part]
        nets = values if complete else _matrix_nets(values, unranked, strict=strict)
        sums += added(weights, nets.astype(weights.dtype), kind)
        if not complete:
            voters += added(weights, (values > 0).astype(weights.dtype), kind)
    if complete:
        voters += cast[:, None]
        return cast[:, None] * (needs + 1) - sums * 2, voters
    return sums, voters


def _matrix_nets(values: Ints, unranked: int, *, strict: bool) -> Ints:
    """Net preferences of some ballots, shape (ballots, needs)."""
    ranked, needs = values > 0, values.shape[1]
    lengths = np.count_nonzero(ranked, axis=1)[:, None]
    nets: npt.NDArray[np.int64] = np.zeros(values.shape, dtype=np.int64)
    if strict:
        nets += lengths + 1 - 2 * values.astype(np.int64)
    else:
        row, column = np.nonzero(ranked)
        starts = np.concatenate(([0], np.cumsum(lengths)))
        nets[row, column] = _tied_nets(Marks(starts, column, values[row, column]))
    nets[~ranked] = 0
    if unranked == BELOW:
        nets += needs * ranked - lengths
    return nets
