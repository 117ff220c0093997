"""Weights of criteria from comparing them two by two (AHP, Saaty 1977), and how well the comparisons fit together.

Weights are the row geometric means of the reciprocal matrix, normalised. Entries are ratios without a unit: 3 says that
the first matters three times as much as the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from math import exp, fsum, log

from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.errors import InvalidInputError
from charrette.domain.wording import number

SAATY = tuple(Fraction(1, n) for n in range(9, 1, -1)) + tuple(Fraction(n) for n in range(1, 10))
"""The entries a form offers: 1/9 to 9. Any other ratio above 0 is taken too, up to a million."""
RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}
"""The mean consistency index of random judgements, by the number of criteria."""
MOST_COMPARED = max(RANDOM_INDEX)
LARGEST_RATIO = 0.10
"""Above this consistency ratio the judgements ought to be looked at again."""
FURTHEST = 10**6
"""No comparison says more than a million times: beyond that floating point would fail, and nobody means it."""
_NONE = 1e-9
_PRECISION = 10**12

Matrix = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three criteria whose comparisons fit together least; indexes into the names, and the sentence that says so."""

    first: int
    second: int
    third: int
    size: float
    """abs(ln a_ij + ln a_jk - ln a_ik); 0 where they fit."""
    words: str


@dataclass(frozen=True, slots=True)
class AhpWeights:
    """What comparisons say: ``weights`` sum to 1, parallel to ``names``."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    largest: float
    """lambda = mean((A w)_i / w_i); as large as the number of criteria where all comparisons fit."""
    index: float
    """CI = (lambda - n) / (n - 1)."""
    ratio: float
    """CR = CI / RI(n); 0 for one or two criteria."""
    worst: Triad | None
    """None where every comparison fits."""

    @property
    def consistent(self) -> bool:
        """Whether the comparisons fit together well enough to be used."""
        return self.ratio <= LARGEST_RATIO

    @property
    def words(self) -> str:
        """For example "Consistency ratio 0.25, above 0.10: look at this again. Cost over Time 3, ..."."""
        if self.consistent:
            return f"Consistency ratio {self.ratio:.2f}: the comparisons fit together."
        again = f"Consistency ratio {self.ratio:.2f}, above {LARGEST_RATIO:.2f}: look at this again."
        return f"{again} {self.worst.words}." if self.worst else again


def pairs_to_compare(count: int) -> tuple[tuple[int, int], ...]:
    """The pairs of ``count`` criteria in the order of a judgement's entries: the upper triangle row by row."""
    return tuple(combinations(range(count), 2))


def matrix_of(entries: Sequence[Fraction | int], count: int) -> Matrix:
    """The reciprocal matrix of ``count`` criteria: a_ii = 1, a_ji = 1 / a_ij, exact.

    Raises ``InvalidInputError`` for a wrong number of entries, one that is not above 0, or more than 10 criteria.
    """
    _check_count(count)
    pairs = pairs_to_compare(count)
    if len(entries) != len(pairs):
        raise InvalidInputError(
            f"{count} criteria are compared in {len(pairs)} pairs; these are {len(entries)}."
        )
    if any(entry <= 0 for entry in entries):
        raise InvalidInputError(
            "A comparison is a number above 0: 3 for three times as much, 1/3 for a third."
        )
    if any(not 1 <= entry * FURTHEST <= FURTHEST**2 for entry in entries):
        raise InvalidInputError("A comparison of more than a million times cannot be meant.")
    rows = [[Fraction(1)] * count for _ in range(count)]
    for (i, j), entry in zip(pairs, entries, strict=True):
        rows[i][j], rows[j][i] = Fraction(entry), 1 / Fraction(entry)
    return tuple(tuple(row) for row in rows)


def _check_count(count: int) -> None:
    if count < 1:
        raise InvalidInputError("There is nothing to compare: name the criteria first.")
    if count > MOST_COMPARED:
        raise InvalidInputError(
            f"At most {MOST_COMPARED} criteria can be compared two by two; these are {count}. "
            "Join some, or give points."
        )


def ahp_weights(names: Sequence[str], entries: Sequence[Fraction | int]) -> AhpWeights:
    """Weights and consistency from the upper triangle, row by row; raises ``InvalidInputError`` as ``matrix_of``."""
    return _weights(tuple(names), _logs(matrix_of(entries, len(names))))


def group_weights(names: Sequence[str], judgements: Sequence[Judgement]) -> AhpWeights:
    """Weights of several judgements together: each entry is their geometric mean, by their weights.

    Raises ``InvalidInputError`` where there is no judgement, or none with a weight above 0.
    """
    together = sum((each.weight for each in judgements), Fraction(0))
    if any(each.weight < 0 for each in judgements) or not together:
        raise InvalidInputError("No judgement counts: give at least one a weight above 0.")
    tables = [_logs(matrix_of(each.entries, len(names))) for each in judgements]
    shares = [float(each.weight / together) for each in judgements]
    size = range(len(names))
    mean = [
        [fsum(share * table[i][j] for share, table in zip(shares, tables, strict=True)) for j in size]
        for i in size
    ]
    return _weights(tuple(names), mean)


def criterion_weights(criteria: Sequence[Criterion], judgements: Sequence[Judgement]) -> tuple[Fraction, ...]:
    """What each criterion counts, summing to 1: by its points, or by the judgements where there are any.

    Points are exact; AHP's weights are irrational as a rule and are kept to twelve decimals.
    """
    if judgements:
        found = group_weights([each.name for each in criteria], judgements).weights
        points = [Fraction(round(weight * _PRECISION)) for weight in found]
    else:
        points = [each.weight for each in criteria]
    whole = sum(points, Fraction(0))
    if whole <= 0 or any(each < 0 for each in points):
        raise InvalidInputError("The criteria need weights above 0.")
    return tuple(each / whole for each in points)


def _logs(matrix: Matrix) -> list[list[float]]:
    return [[log(entry.numerator) - log(entry.denominator) for entry in row] for row in matrix]


def _weights(names: tuple[str, ...], logs: list[list[float]]) -> AhpWeights:
    count = len(names)
    means = [fsum(row) / count for row in logs]
    powers = [exp(mean) for mean in means]
    whole = fsum(powers)
    largest = fsum(exp(logs[i][j] + means[j] - means[i]) for i in range(count) for j in range(count)) / count
    index = max(0.0, (largest - count) / (count - 1)) if count > 2 else 0.0
    ratio = index / RANDOM_INDEX[count] if count > 2 else 0.0
    weights = tuple(power / whole for power in powers)
    return AhpWeights(names, weights, largest, index, ratio, _worst(names, logs))


def _worst(names: tuple[str, ...], logs: list[list[float]]) -> Triad | None:
    def misfit(i: int, j: int, k: int) -> float:
        return abs(logs[i][j] + logs[j][k] - logs[i][k])

    triads = list(combinations(range(len(names)), 3))
    if not triads:
        return None
    worst = max(triads, key=lambda each: misfit(*each))
    size = misfit(*worst)
    if size < _NONE:
        return None
    x, y, z = _in_order(worst, logs)
    return Triad(x, y, z, size, _words((names[x], names[y], names[z]), (logs[x][y], logs[y][z], logs[x][z])))


def _in_order(triad: tuple[int, int, int], logs: list[list[float]]) -> tuple[int, int, int]:
    """So that the first is put over the second and the second over the third; the clearest third comparison last."""
    down = [
        each for each in permutations(triad) if logs[each[0]][each[1]] >= 0 and logs[each[1]][each[2]] >= 0
    ]
    x, y, z = max(down, key=lambda each: logs[each[0]][each[2]])
    return x, y, z


def _words(names: tuple[str, str, str], logs: tuple[float, float, float]) -> str:
    first, second, third = names
    upper, lower, whole = logs
    fits = _ratio(upper + lower)
    start = f"{first} over {second} {_ratio(upper)}, {second} over {third} {_ratio(lower)}"
    if whole < 0:
        return f"{start}, but {third} over {first} {_ratio(-whole)}: {first} over {third} {fits} would fit"
    much = "only" if whole < upper + lower else "as much as"
    return f"{start}, but {first} over {third} {much} {_ratio(whole)}: {fits} would fit"


def _ratio(logarithm: float) -> str:
    """A ratio for people: ``"3"``, ``"2.5"``."""
    return number(Fraction(exp(logarithm)).limit_denominator(1000))
