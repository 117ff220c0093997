"""Part of a round's ballots, or the same ballots with needs put together: arrays in, arrays out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import numpy as np

from charrette.domain.converted import full
from charrette.domain.methods import BallotKind, Method, method_named
from charrette.domain.pair_wins import pair_columns
from charrette.domain.profile import ABSENT, Ints, Marks, Profile
from charrette.domain.rounds import Ballot, RoundRules

_TURNED = {1: 2, 2: 1}
"""The answer to a pair whose needs change places."""

Answers = defaultdict[int, list[int]]
"""What one ballot says of each new pair."""


def without_ballots(profile: Profile, group: int) -> Profile:
    """The ballots and hand counts of all groups but the one at index ``group``, which stays without a ballot."""
    return only_ballots(
        replace(profile, hand=tuple(ballot for ballot in profile.hand if _row(profile, ballot) != group)),
        np.flatnonzero(profile.member != group),
    )


def _row(profile: Profile, ballot: Ballot) -> int:
    last = len(profile.groups) - 1
    return next((index for index, group in enumerate(profile.groups) if group.id == ballot.group_id), last)


def only_ballots(profile: Profile, chosen: Ints) -> Profile:
    """The single ballots at the indexes ``chosen``, in that order."""
    return replace(
        profile,
        member=profile.member[chosen],
        weight=profile.weight[chosen],
        marks=_taken(profile.marks, chosen),
    )


def _taken(marks: Marks, chosen: Ints) -> Marks:
    if marks.starts is None or marks.columns is None:
        return full(marks.values[chosen])
    lengths = marks.lengths()[chosen]
    starts = np.concatenate(([0], np.cumsum(lengths)))
    shift: Ints = marks.starts[:-1][chosen] - starts[:-1]
    at: Ints = np.arange(int(starts[-1])) + np.repeat(shift, lengths)
    return Marks(starts, marks.columns[at], marks.values[at])


def merged_needs(rules: RoundRules, profile: Profile, into: int, gone: Sequence[int]) -> Profile:
    """The needs at the indexes ``gone`` put together with the one at ``into``, by the method's rule, ballot by ballot.

    In totals counted by hand nobody can tell who gave what: they are added up.
    """
    method = method_named(rules.method)
    kept = [index for index in range(len(profile.needs)) if index not in set(gone)]
    needs = tuple(profile.needs[index] for index in kept)
    ids = {profile.needs[index].need_id for index in gone}
    hand = tuple(_hand(ballot, profile.needs[into].need_id, ids) for ballot in profile.hand)
    if method.ballot_kind is BallotKind.PAIRS:
        marks = _merged_pairs(profile, method, rules.options, into, set(gone))
    else:
        values = profile.matrix()
        together = _together(values[:, [into, *gone]], method, rules.options)
        most = max(int(together.max(initial=0)), int(values.max(initial=0)))
        values = values.astype(np.promote_types(values.dtype, np.min_scalar_type(most)))
        values[:, into] = together
        marks = full(values[:, kept])
    return replace(profile, needs=needs, marks=marks, hand=hand)


def _hand(ballot: Ballot, into: UUID, gone: set[UUID]) -> Ballot:
    content: dict[UUID, int] = {}
    for need_id, number in ballot.content.items():
        key = into if need_id in gone else need_id
        content[key] = content.get(key, 0) + number
    return replace(ballot, content=content)


def _together(values: Ints, method: Method, options: Mapping[str, int]) -> Ints:
    """One value for every row of ``values``; rows that are alike are merged once."""
    rows, at = np.unique(values, axis=0, return_inverse=True)
    found = [_one([each for each in row if each != ABSENT], method, options) for row in rows.tolist()]
    return np.array(found, dtype=np.int64)[at.reshape(-1)]


def _one(contents: Sequence[int], method: Method, options: Mapping[str, int]) -> int:
    if not contents:
        return ABSENT
    return contents[0] if len(contents) == 1 else method.merged(contents, options)


def _merged_pairs(
    profile: Profile, method: Method, options: Mapping[str, int], into: int, gone: set[int]
) -> Marks:
    """Comparisons pooled: those between the merged needs fall away, two of the same pair on a ballot become one."""
    new, turned = _moved_pairs(profile, into, gone)
    marks = profile.marks
    assert marks.columns is not None
    pooled: list[Answers] = [defaultdict(list) for _ in range(len(profile))]
    given: list[int] = marks.values.tolist()
    columns: list[int] = marks.columns.tolist()
    ballots: list[int] = marks.rows().tolist()
    for row, column, value in zip(ballots, columns, given, strict=True):
        if new[column] >= 0:
            answer = _TURNED.get(value, value) if turned[column] else value
            pooled[row][new[column]].append(answer)
    lengths = np.array([len(each) for each in pooled], dtype=np.int64)
    columns = [column for each in pooled for column in each]
    values = [_one(answers, method, options) for each in pooled for answers in each.values()]
    return Marks(
        np.concatenate(([0], np.cumsum(lengths))),
        np.array(columns, dtype=np.int32),
        np.array(values, dtype=np.int64),
    )


def _moved_pairs(profile: Profile, into: int, gone: set[int]) -> tuple[list[int], list[bool]]:
    """For every old pair the index of the new one (-1: between merged needs), and whether its needs change places."""
    position = [need.position for need in profile.needs]
    kept = sorted((j for j in range(len(profile.needs)) if j not in gone), key=lambda j: position[j])
    place = {need: at for at, need in enumerate(kept)}
    count = len(kept)
    new: list[int] = []
    turned: list[bool] = []
    for one, other in zip(*(each.tolist() for each in pair_columns(profile)), strict=True):
        first, second = place[into if one in gone else one], place[into if other in gone else other]
        low, high = min(first, second), max(first, second)
        new.append(-1 if low == high else low * count - low * (low + 1) // 2 + high - low - 1)
        turned.append(first > second)
    return new, turned
