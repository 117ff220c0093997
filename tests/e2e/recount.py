"""Another program: reads an exported file and counts it by Schulze's method, with nothing of the product."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path

Ballots = Sequence[tuple[int, Sequence[str]]]
"""How often a ballot was cast, and the needs on it, the first choice first; those left out stand below."""


def read_preflib(path: Path) -> tuple[list[str], Ballots]:
    """The alternatives in the order of the file, and its ballots."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line.removeprefix("# ALTERNATIVE NAME ") for line in lines if "ALTERNATIVE NAME" in line]
    votes = [line.split(": ") for line in lines if not line.startswith("#")]
    return [head.split(":")[0] for head in heads], [(int(n), order.split(",")) for n, order in votes]


def read_pabulib(path: Path) -> tuple[list[str], Ballots]:
    """The same of a ``.pb`` file with ordinal votes."""
    rows = [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]
    projects, votes = rows.index(["PROJECTS"]), rows.index(["VOTES"])
    names = [row[0] for row in rows[projects + 2 : votes]]
    return names, [(1, row[1].split(",")) for row in rows[votes + 2 :]]


def ranks(needs: Sequence[str], ballots: Ballots) -> dict[str, int]:
    """The rank of every need: 1 and how many stand on higher levels, where nobody of a level is beaten by the rest."""
    strength = _strongest_paths(needs, _margins(needs, ballots))
    left, found = list(needs), dict[str, int]()
    while left:
        top = [one for one in left if not any(strength[other, one] > strength[one, other] for other in left)]
        found.update(dict.fromkeys(top, 1 + len(needs) - len(left)))
        left = [each for each in left if each not in top]
    return found


def _margins(needs: Sequence[str], ballots: Ballots) -> dict[tuple[str, str], int]:
    margins = dict.fromkeys(permutations(needs, 2), 0)
    for times, order in ballots:
        place = {need: order.index(need) if need in order else len(needs) for need in needs}
        for one, other in margins:
            margins[one, other] += times * ((place[one] < place[other]) - (place[one] > place[other]))
    return margins


def _strongest_paths(needs: Iterable[str], margins: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    strength = {pair: max(margin, 0) for pair, margin in margins.items()}
    strength |= {(need, need): 0 for need in needs}
    for via, one, other in permutations(needs, 3):
        strength[one, other] = max(strength[one, other], min(strength[one, via], strength[via, other]))
    return strength
