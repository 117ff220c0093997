"""Rankings compared two by two: how much weight ranks each need over each other, by group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import ABSENT, Ints, Marks, Profile, Whole, summed

BELOW, NO_OPINION = 0, 1
"""What a need means that a ballot does not rank: it ties below the ranked, or its pairs are left out."""
_CELLS, _LEAST = 250_000, 64
"""Comparisons that are multiplied at a time, of so many ballots at least: they stay in the processor's own memory."""
_FEW, _RUN = 1_000_000, 128
"""Up to so many comparisons all are multiplied; above, they are counted where runs are so long on average."""
_BLOCK, _BLOCKS, _NEEDS = 512, 16, 32
"""Ballots in a block, blocks and needs that are compared at a time: they stay in the processor's own memory."""
_DIGIT = 20
"""Bits of a weight that are added at a time, so that floating point holds every sum exactly."""


def pair_wins(profile: Profile, unranked: int = BELOW) -> Whole:
    """``wins[g, j, l]``: the weight (times the scale) of the ballots of group g that rank need j over need l.

    Exact whole numbers, shape (groups, needs, needs). ``unranked`` says what a need means that a ballot leaves out.
    """
    ballots, needs = len(profile), len(profile.needs)
    if ballots * needs * needs > _FEW:
        order, bounds = profile.runs()
        if len(bounds) - 1 <= ballots // _RUN and profile.weight.dtype != object:
            return _by_counting(profile, unranked, order, bounds)
    return _by_multiplying(profile, unranked)


def rankings(profile: Profile) -> Profile:
    """The profile with positions only: a 0 means not ranked, and goes."""
    marks = profile.marks
    if not marks.values.size or int(marks.values.min()) > 0:
        return profile
    if marks.starts is None or marks.columns is None:
        if not bool((marks.values == 0).any()):
            return profile
        kept = replace(
            marks, values=np.where(marks.values == 0, marks.values.dtype.type(ABSENT), marks.values)
        )
    else:
        some = marks.values > 0
        starts = np.concatenate(([0], np.cumsum(some)))[marks.starts]
        kept = replace(marks, starts=starts, columns=marks.columns[some], values=marks.values[some])
    return replace(profile, marks=replace(kept, strict=None))


def sides(marks: Marks, ballots: Ints, needs: int, unranked: int) -> tuple[Ints, Ints]:
    """Positions as they stand left and right of "smaller than": a ballot ranks j over l where left[j] < right[l].

    Both of shape (ballots, needs).
    """
    last = marks.most + 1
    left = marks.dense(ballots, needs, last)
    return left, left if unranked == BELOW else marks.dense(ballots, needs, ABSENT)


def _by_multiplying(profile: Profile, unranked: int) -> Whole:
    """Every comparison as 0 or 1, times the weights: the fastest for a room, and right for any weights."""
    ballots, needs, groups = len(profile), len(profile.needs), len(profile.groups)
    found = np.zeros((groups, needs * needs), dtype=profile.weight.dtype)
    step = max(1, min(ballots, max(_LEAST, _CELLS // max(1, needs * needs))))
    for start in range(0, ballots, step):
        part = np.arange(start, min(start + step, ballots))
        left, right = sides(profile.marks, part, needs, unranked)
        for rows in _tiles(needs, len(part)):
            over = left[:, rows, None] < right[:, None, :]
            here = over.reshape(len(part), -1).astype(np.float64)
            first = rows.start * needs
            for shift, weights in _digits(profile, part):
                sums = np.rint(weights @ here).astype(np.int64).astype(found.dtype) << shift
                found[:, first : first + here.shape[1]] += sums
    return found.reshape(groups, needs, needs)


def _tiles(needs: int, ballots: int) -> Iterator[slice]:
    step = max(1, _CELLS // max(1, ballots * needs))
    for start in range(0, needs, step):
        yield slice(start, min(start + step, needs))


def _digits(profile: Profile, part: Ints) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """The weights of some ballots in their group's row, twenty bits at a time, with how far to shift them."""
    weight, shift = profile.weight[part], 0
    while shift == 0 or bool((weight > 0).any()):
        rows = np.zeros((len(profile.groups), len(part)))
        rows[profile.member[part], np.arange(len(part))] = (weight & ((1 << _DIGIT) - 1)).astype(np.float64)
        yield shift, rows
        weight, shift = weight >> _DIGIT, shift + _DIGIT


def _in_blocks(order: Ints, bounds: Ints) -> tuple[Ints, Ints]:
    """The ordered ballots in blocks of the same group and weight, -1 where a run fills none; and each block's first."""
    blocks = -(-np.diff(bounds) // _BLOCK)
    first = np.cumsum(blocks) - blocks
    padded = np.full(int(blocks.sum()) * _BLOCK, -1, dtype=np.intp)
    at = np.arange(len(order)) + np.repeat(first * _BLOCK - bounds[:-1], np.diff(bounds))
    padded[at] = order
    return padded, padded[::_BLOCK]


def _by_counting(profile: Profile, unranked: int, order: Ints, bounds: Ints) -> Whole:
    """Pair by pair over long runs of ballots of the same group and weight, which are only counted."""
    needs, groups = len(profile.needs), len(profile.groups)
    found = np.zeros((groups, needs, needs), dtype=np.int64)
    full = profile.marks.ranking() and bool((profile.marks.lengths() == needs).all())
    padded, firsts = _in_blocks(order, bounds)
    for start in range(0, len(firsts), _BLOCKS):
        part, heads = padded[start * _BLOCK : (start + _BLOCKS) * _BLOCK], firsts[start : start + _BLOCKS]
        weights = np.zeros((groups, len(heads)), dtype=np.int64)
        weights[profile.member[heads], np.arange(len(heads))] = profile.weight[heads]
        left, right = sides(profile.marks, part, needs, unranked)
        before = _needs_first(left, part < 0)
        after = before if right is left else _needs_first(right, part < 0)
        _count(before, after, weights, found, upper=full)
    if full:
        cast = summed(profile.member, profile.weight, groups)
        upper = np.triu_indices(needs, 1)
        for wins, whole in zip(found, cast, strict=True):
            wins.T[upper] = whole - wins[upper]
    return found


def _needs_first(positions: Ints, empty: npt.NDArray[np.bool_]) -> Ints:
    """Positions as (needs, ballots), each need's in a row; where no ballot is, all are equal."""
    turned = np.ascontiguousarray(positions.T)
    turned[:, empty] = 0
    return turned


def _count(before: Ints, after: Ints, weights: Ints, found: Ints, *, upper: bool) -> None:
    """Adds for every pair the weight of the ballots that rank the one over the other; ``upper``: only l after j.

    ``before`` and ``after`` have the shape (needs, ballots), ``weights`` (groups, blocks). Eight comparisons at a time
    are added as the bytes of one number; a block is short enough that no byte overflows.
    """
    needs, ballots = before.shape
    over = np.empty((_NEEDS, ballots), dtype=bool)
    for low in range(0, needs, _NEEDS):
        for other in range(low if upper else 0, needs, _NEEDS):
            for j in range(low, min(low + _NEEDS, needs)):
                begin, end = max(other, j + 1) if upper else other, min(other + _NEEDS, needs)
                if begin < end:
                    some = np.less(before[j], after[begin:end], out=over[: end - begin])
                    words = some.view(np.uint64).reshape(len(some), -1, _BLOCK // 8).sum(axis=2)
                    counts = words.view(np.uint8).reshape(*words.shape, 8).sum(axis=2, dtype=np.int64)
                    found[:, j, begin:end] += weights @ counts.T


def compared_wins(profile: Profile) -> Whole:
    """``wins[g, j, l]`` of ballots that compare two needs at a time, twice the weight: half goes to each in a tie."""
    needs, groups = len(profile.needs), len(profile.groups)
    marks = profile.marks
    assert marks.columns is not None
    row = marks.rows()
    first, second = pair_columns(profile)
    one, other = first[marks.columns], second[marks.columns]
    weight = profile.weight[row]
    for_one = weight * np.where(marks.values == 1, 2, np.where(marks.values == 0, 1, 0))
    for_other = weight * np.where(marks.values == 2, 2, np.where(marks.values == 0, 1, 0))
    start = profile.member[row] * needs
    index = np.concatenate(((start + one) * needs + other, (start + other) * needs + one))
    wins = summed(index, np.concatenate((for_one, for_other)), groups * needs * needs)
    return wins.reshape(groups, needs, needs)


def pair_columns(profile: Profile) -> tuple[Ints, Ints]:
    """The indices into the needs of both needs of every pair, as ``pairs_of`` lists them."""
    order = np.array(
        sorted(range(len(profile.needs)), key=lambda j: profile.needs[j].position), dtype=np.intp
    )
    first, second = np.triu_indices(len(order), 1)
    return order[first], order[second]


def headline_sums(wins: Whole, weights: Sequence[int]) -> Whole:
    """The matrices of the groups added up, each times its whole number in ``weights`` (0: left out). Exact.

    One bit is left to subtract in; 64 bits where they fit, else Python's own numbers.
    """
    most = max((int(each.max()) for each in wins if each.size), default=0)
    kind: Any = np.int64 if most * max(1, sum(weights)) < 2**61 else object
    total: Whole = np.zeros(wins.shape[1:], dtype=kind)
    for weight, each in zip(weights, wins, strict=True):
        if weight:
            total = total + each.astype(kind) * weight
    return total
