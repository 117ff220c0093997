"""How firm a ranking by criteria is: the smallest change of one criterion's weight that changes who is at the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from charrette.domain.criteria import Criterion
from charrette.domain.methods.criteria import worth
from charrette.domain.result import Result, Standing


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Criterion ``criterion`` (its index) from share ``now`` to ``then``: need ``out`` leaves the top for ``into``.

    Shares sum to 1; the other criteria keep their proportions. Just beyond ``then`` the two change places.
    """

    criterion: int
    now: Fraction
    then: Fraction
    out: UUID
    into: UUID

    @property
    def change(self) -> Fraction:
        """How far the share moves, as a part of 1."""
        return abs(self.then - self.now)


def sensitivity(result: Result, top: int) -> tuple[Sensitivity | None, ...]:
    """For each criterion the smallest change of its share that changes the first ``top`` needs; None: no change does.

    The values are straight lines in the share of one criterion, so the answer is exact. Needs without an answer on
    some criterion are passed over.
    """
    criteria = result.rules.criteria
    whole = sum((each.weight for each in criteria), Fraction(0))
    complete = [each for each in result.standings if each.by_criterion and None not in each.by_criterion]
    inside, outside = complete[:top], complete[top:]
    return tuple(
        _smallest(criteria, index, criteria[index].weight / whole, inside, outside)
        for index in range(len(criteria))
    )


def smallest_change(result: Result, top: int) -> Sensitivity | None:
    """The smallest of them: what the ranking depends on most."""
    found = [each for each in sensitivity(result, top) if each is not None]
    return min(found, key=lambda each: each.change, default=None)


def _smallest(
    criteria: Sequence[Criterion],
    index: int,
    now: Fraction,
    inside: Sequence[Standing],
    outside: Sequence[Standing],
) -> Sensitivity | None:
    best: Sensitivity | None = None
    ends = {each.need.need_id: _ends(criteria, index, each) for each in (*inside, *outside)}
    for one in inside:
        for other in outside:
            rest, only = (
                mine - theirs
                for mine, theirs in zip(ends[one.need.need_id], ends[other.need.need_id], strict=True)
            )
            slope = only - rest
            if not slope:
                continue
            then = -rest / slope
            if not _leaves(rest + slope * now, slope, now, then):
                continue
            found = Sensitivity(index, now, then, one.need.need_id, other.need.need_id)
            if best is None or found.change < best.change:
                best = found
    return best


def _leaves(lead: Fraction, slope: Fraction, now: Fraction, then: Fraction) -> bool:
    """Whether a lead is lost beyond ``then``, inside 0 to 1; what is equal changes with any move there is room for."""
    if lead > 0:
        return 0 < then < 1
    return (slope < 0 and now < 1) or (slope > 0 and now > 0)


def _ends(criteria: Sequence[Criterion], index: int, standing: Standing) -> tuple[Fraction, Fraction]:
    """A need's value when the criterion has no share at all, and when it has all of it."""
    worths = [
        worth(criterion, mean)
        for criterion, mean in zip(criteria, standing.by_criterion, strict=True)
        if mean is not None
    ]
    others = [
        (each.weight, u) for i, (each, u) in enumerate(zip(criteria, worths, strict=True)) if i != index
    ]
    whole = sum((weight for weight, _ in others), Fraction(0))
    rest = sum((weight * u for weight, u in others), Fraction(0)) / whole if whole else Fraction(0)
    return rest, worths[index]
