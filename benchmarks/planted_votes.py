"""Planted votes as arrays: some needs are liked more than others, by everybody and by groups of their own."""

from dataclasses import dataclass
from uuid import UUID

import numpy as np
import numpy.typing as npt

from charrette.domain.methods import METHODS, BallotKind
from charrette.domain.profile import Marks, Profile
from charrette.domain.rounds import BallotNeed, RoundGroup, RoundRules
from charrette.domain.selections import Candidate
from charrette.domain.selections.given import Given

MARKS = 25
"""Needs that a ballot marks, where it marks some."""


@dataclass(frozen=True)
class Vote:
    """A planted vote: rules and arrays for a tally."""

    rules: RoundRules
    profile: Profile


def needs_of(count: int) -> tuple[BallotNeed, ...]:
    """N-001 and so on."""
    return tuple(
        BallotNeed(UUID(int=1000 + place), f"N-{place:03d}", f"Need {place}", "", place)
        for place in range(1, count + 1)
    )


def groups_of(count: int) -> tuple[RoundGroup, ...]:
    """Groups A, B, ... of the same influence."""
    return tuple(
        RoundGroup(UUID(int=50 + mark), chr(65 + mark), f"Group {mark}", mark) for mark in range(count)
    )


def liking(needs: int) -> npt.NDArray[np.float64]:
    """How likely a ballot is to mark each need: the first nine times as likely as the last."""
    likely = np.linspace(1.8, 0.2, needs)
    return likely / likely.sum()


def sparse_marks(ballots: int, needs: int, kind: BallotKind) -> Marks:
    """Some needs of each ballot: dots of 1 to 3, or marks of 1."""
    random = np.random.default_rng(5)
    each = min(MARKS, max(1, needs // 4))
    likely = liking(needs).astype(np.float32)
    chosen = np.empty((ballots, each), dtype=np.int32)
    for start in range(0, ballots, 5000):
        rows = chosen[start : start + 5000]
        keys = random.standard_exponential((len(rows), needs), dtype=np.float32) / likely
        rows[:] = np.sort(np.argpartition(keys, each, axis=1)[:, :each], axis=1)
    columns = chosen.ravel()
    values = random.integers(1, 4 if kind is BallotKind.DOTS else 2, size=ballots * each)
    starts = np.arange(ballots + 1, dtype=np.int64) * each
    return Marks(starts, columns, values.astype(np.int8))


def full_rankings(ballots: int, needs: int) -> Marks:
    """Every need has a place on every ballot."""
    random = np.random.default_rng(6)
    values = np.empty((ballots, needs), dtype=np.int16)
    bias = np.linspace(0, 2, needs, dtype=np.float32)
    for start in range(0, ballots, 5000):
        rows = min(5000, ballots - start)
        order = np.argsort(random.standard_normal((rows, needs), dtype=np.float32) + bias, axis=1)
        np.put_along_axis(
            values[start : start + rows], order, np.arange(1, needs + 1, dtype=np.int16)[None], 1
        )
    return Marks(None, None, values, strict=True)


def vote(method: str, ballots: int, needs: int, groups: int = 1) -> Vote:
    """A vote by dots, approval or rankings."""
    found = METHODS[method]
    kind = found.ballot_kind
    marks = (
        full_rankings(ballots, needs) if kind is BallotKind.RANKING else sparse_marks(ballots, needs, kind)
    )
    member = (np.arange(ballots) % groups).astype(np.intp)
    rules = RoundRules(method, found.frozen(found.defaults(needs), needs), groups_of(groups))
    profile = Profile(needs_of(needs), rules.groups, member, np.ones(ballots, dtype=np.int64), 1, marks)
    return Vote(rules, profile)


def given(ballots: int, needs: int) -> Given:
    """Approval ballots for a selection."""
    marks = sparse_marks(ballots, needs, BallotKind.APPROVAL)
    assert marks.starts is not None
    assert marks.columns is not None
    ids = tuple(need.need_id for need in needs_of(needs))
    ones = np.ones(ballots, dtype=np.int64)
    return Given(ids, marks.starts, marks.columns, marks.values.astype(np.int64), 1, ones, 1)


def candidates(given_: Given) -> tuple[list[Candidate], int]:
    """The needs with costs of 500 to 50,000 dollars and the votes they got, and a budget for a third of them."""
    random = np.random.default_rng(7)
    costs = random.integers(5, 500, size=len(given_.needs)) * 10_000
    points = np.bincount(given_.columns, minlength=len(given_.needs)).tolist()
    found = [
        Candidate(need, f"N-{place:03d}", f"Need {place}", int(cost), point, point)
        for place, (need, cost, point) in enumerate(zip(given_.needs, costs, points, strict=True), start=1)
    ]
    return found, int(costs.sum()) // 3
