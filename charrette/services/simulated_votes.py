"""The ballots of simulated people: each fills a ballot of any kind, by how the needs draw the person's group."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from random import Random
from uuid import UUID

from charrette.domain.methods import Method
from charrette.domain.methods.method import BallotKind
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key

Appeal = Mapping[UUID, float]
"""How strongly each need draws a group: 0 not at all, higher is stronger."""


def simulated_ballot(
    method: Method, options: Mapping[str, int], appeal: Appeal, chance: Random
) -> dict[UUID, int]:
    """What one person hands in; nothing where nothing on the list draws the person. ``options`` are the round's."""
    return _FILLED[method.ballot_kind](method, options, appeal, chance)


def _dots(_method: Method, options: Mapping[str, int], appeal: Appeal, chance: Random) -> dict[UUID, int]:
    placed: dict[UUID, int] = {}
    for _ in range(options["dots"]):
        free = {need: weight for need, weight in appeal.items() if placed.get(need, 0) < options["cap"]}
        if not any(free.values()):
            break
        chosen = chance.choices(list(free), list(free.values()))[0]
        placed[chosen] = placed.get(chosen, 0) + 1
    return placed


def _votes(_method: Method, options: Mapping[str, int], appeal: Appeal, chance: Random) -> dict[UUID, int]:
    most = options.get("votes", max(1, len(appeal) // 3))
    return dict.fromkeys(_drawn(appeal, most, chance), 1)


def _ranking(_method: Method, options: Mapping[str, int], appeal: Appeal, chance: Random) -> dict[UUID, int]:
    most = options.get("choose", len(appeal))
    return {need: place for place, need in enumerate(_drawn(appeal, most, chance), start=1)}


def _levels(method: Method, _options: Mapping[str, int], appeal: Appeal, chance: Random) -> dict[UUID, int]:
    """The stronger a need draws, the nearer to the agreeing end; now and then somebody is against."""
    against_first = sorted(method.levels, key=lambda level: (level.side, _towards(method, level.value)))
    last = len(against_first) - 1
    strongest = max(appeal.values(), default=0.0) or 1.0
    answers: dict[UUID, int] = {}
    for need, weight in appeal.items():
        place = last * (0.45 + 0.55 * weight / strongest) + chance.gauss(0, last / 5)
        answers[need] = against_first[min(last, max(0, round(place)))].value
    return answers


def _towards(method: Method, value: int) -> int:
    """Levels of one side in the order of growing agreement: upwards where the highest value agrees most."""
    agreeing = [level.value for level in method.levels if level.side > 0]
    upwards = not agreeing or max(agreeing) == max(level.value for level in method.levels)
    return value if upwards else -value


def _impact_effort(
    _method: Method, _options: Mapping[str, int], appeal: Appeal, chance: Random
) -> dict[UUID, int]:
    strongest = max(appeal.values(), default=0.0) or 1.0

    def mark(middle: float) -> int:
        return min(5, max(1, round(chance.gauss(middle, 0.8))))

    return {
        need: 10 * mark(2 + 3 * weight / strongest) + mark(2 + need.int % 3)
        for need, weight in appeal.items()
    }


def _pairs(_method: Method, _options: Mapping[str, int], appeal: Appeal, chance: Random) -> dict[UUID, int]:
    """As many pairs as there are needs, drawn by chance; ``appeal`` is in the order of the ballot."""
    pairs = list(combinations(appeal, 2))
    drawn = chance.sample(pairs, min(len(pairs), len(appeal)))
    lead = {pair: appeal[pair[0]] - appeal[pair[1]] + chance.gauss(0, 1) for pair in drawn}
    return {
        pair_key(*pair): EVEN if abs(led) < 0.1 else FIRST if led > 0 else SECOND
        for pair, led in lead.items()
    }


def _criteria(_method: Method, options: Mapping[str, int], appeal: Appeal, chance: Random) -> dict[UUID, int]:
    strongest = max(appeal.values(), default=0.0) or 1.0

    def digits(weight: float) -> int:
        middle = 2 + 2 * weight / strongest
        marks = [min(5, max(1, round(chance.gauss(middle, 0.8)))) for _ in range(options.get("criteria", 1))]
        return int("".join(map(str, marks)))

    return {need: digits(weight) for need, weight in appeal.items()}


def _drawn(appeal: Appeal, most: int, chance: Random) -> Sequence[UUID]:
    """At most so many needs, none twice, the stronger the earlier by chance."""
    left = {need: weight for need, weight in appeal.items() if weight > 0}
    drawn: list[UUID] = []
    while left and len(drawn) < most:
        chosen = chance.choices(list(left), list(left.values()))[0]
        drawn.append(chosen)
        del left[chosen]
    return drawn


_FILLED: dict[BallotKind, Callable[[Method, Mapping[str, int], Appeal, Random], dict[UUID, int]]] = {
    BallotKind.DOTS: _dots,
    BallotKind.APPROVAL: _votes,
    BallotKind.RANKING: _ranking,
    BallotKind.LEVELS: _levels,
    BallotKind.IMPACT_EFFORT: _impact_effort,
    BallotKind.PAIRS: _pairs,
    BallotKind.CRITERIA: _criteria,
}
