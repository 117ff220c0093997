"""Short ways to write needs with costs, ballots that fund them, and the elections of real files."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import pytest

from charrette.domain.selections import (
    Candidate,
    Chosen,
    FundingBallot,
    Funds,
    Number,
    Votes,
    selection_named,
)

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "pabulib"
DOLLAR = 100
FACILITIES, TECHNOLOGY = UUID(int=71), UUID(int=72)
NAMES = {FACILITIES: "Facilities", TECHNOLOGY: "Technology"}


def nid(number: int) -> UUID:
    """The id of N-001 and so on."""
    return UUID(int=1000 + number)


def wish(number: int, cost: int | None, points: Number = 0, voters: Number = 0, **more: object) -> Candidate:
    """N-001 and so on; ``cost`` in whole dollars."""
    minor = None if cost is None else cost * DOLLAR
    values = {"code": f"N-{number:03d}", "name": f"Need {number}", "cost": minor} | more
    return Candidate(nid(number), points=points, voters=voters, **values)  # type: ignore[arg-type]


def dollars(budget: int, **caps: int) -> Funds:
    """A budget in whole dollars; caps as ``facilities=``, ``technology=``."""
    by_name = {"facilities": FACILITIES, "technology": TECHNOLOGY}
    return Funds(
        budget * DOLLAR, {by_name[name]: cap * DOLLAR for name, cap in caps.items()}, departments=NAMES
    )


def approvals(*rows: Sequence[int], lot: str = "room|1", weights: Sequence[Fraction] = ()) -> Votes:
    """One ballot a row, with the numbers of the needs that it supports."""
    ballots = [FundingBallot({nid(number): 1 for number in row}) for row in rows]
    weighed = [
        FundingBallot(ballot.points, weight)
        for ballot, weight in zip(ballots, weights or [Fraction(1)] * len(ballots), strict=True)
    ]
    return Votes(tuple(weighed), lot)


def counted(costs: Sequence[int | None], votes: Votes, **more: Sequence[object]) -> list[Candidate]:
    """Needs 1, 2, ... with these costs in dollars, and points and voters as the ballots give them."""
    points, voters = defaultdict[UUID, Fraction](Fraction), defaultdict[UUID, Fraction](Fraction)
    for ballot in votes.ballots:
        for need_id, given in ballot.points.items():
            points[need_id] += given * ballot.weight
            voters[need_id] += ballot.weight if given else 0
    found: list[Candidate] = []
    for number, cost in enumerate(costs, start=1):
        own = {name: values[number - 1] for name, values in more.items()}
        found.append(wish(number, cost, points[nid(number)], voters[nid(number)], **own))
    return found


def select(
    name: str,
    candidates: Sequence[Candidate],
    funds: Funds,
    votes: Votes | None = None,
    options: Mapping[str, int] | None = None,
) -> Chosen:
    """What a selection chooses."""
    return selection_named(name).select(candidates, funds, votes or Votes(lot="room|1"), options)


def codes(chosen: Chosen) -> list[str]:
    """The codes of the chosen needs, in order."""
    return [need.code for need in chosen.needs]


def left_out(chosen: Chosen) -> dict[str, str]:
    """Why each of the others was left out, in a word."""
    return {each.need.code: each.why.name for each in chosen.left_out}


@dataclass(frozen=True)
class Election:
    """A real vote on money; ``official`` are the codes that were really funded (none: the file does not say)."""

    candidates: tuple[Candidate, ...]
    funds: Funds
    votes: Votes
    official: frozenset[str]


def election(name: str) -> Election:
    """A Pabulib file; skips the test where it is not there."""
    path = FOLDER / f"{name}.pb"
    if not path.is_file():
        pytest.skip("the real data is not here")
    parts: dict[str, list[str]] = {}
    part = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in {"META", "PROJECTS", "VOTES"}:
            part = line
        else:
            parts.setdefault(part, []).append(line)
    meta = {row[0]: row[1] for row in csv.reader(parts["META"], delimiter=";") if len(row) > 1}
    projects, votes = (list(csv.DictReader(parts[each], delimiter=";")) for each in ("PROJECTS", "VOTES"))
    number = {row["project_id"]: place for place, row in enumerate(projects, start=1)}
    ballots = Votes(tuple(_ballot(row, number, meta["vote_type"]) for row in votes))
    costs = [round(float(row["cost"])) for row in projects]
    candidates = counted(costs, ballots, code=[row["project_id"] for row in projects])
    official = frozenset(row["project_id"] for row in projects if row.get("selected") == "1")
    return Election(tuple(candidates), dollars(round(float(meta["budget"]))), ballots, official)


def _ballot(row: Mapping[str, str], number: Mapping[str, int], kind: str) -> FundingBallot:
    chosen = [code for code in row["vote"].split(",") if code]
    points = [1] * len(chosen)
    if kind == "cumulative":
        points = [int(point) for point in row["points"].split(",") if point]
    if kind == "ordinal":
        points = list(range(len(chosen), 0, -1))
    return FundingBallot({nid(number[code]): point for code, point in zip(chosen, points, strict=True)})
