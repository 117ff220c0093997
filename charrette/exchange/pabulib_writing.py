"""Writing a round as a Pabulib ``.pb`` file: costs, ballots one by one, groups in a column of their own."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from charrette.domain.methods import BallotKind
from charrette.domain.money import to_decimal
from charrette.exchange.cast_votes import CastVote, CastVotes
from charrette.exchange.pabulib_reading import COST_KNOWN
from charrette.exchange.writing import exported

VOTE_TYPES = {
    BallotKind.APPROVAL: "approval",
    BallotKind.DOTS: "cumulative",
    BallotKind.RANKING: "ordinal",
}
_LIMITS = {"dots": "max_sum_points", "cap": "max_points", "votes": "max_length", "choose": "max_length"}


def write_pabulib(votes: CastVotes, path: Path) -> None:
    """Writes the file as a whole; a ballot that counts twice stands there twice. Raises ``ExportError``."""
    kind = VOTE_TYPES[votes.method.ballot_kind]
    code = {need.need_id: need.code for need in votes.needs}
    with exported(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";", lineterminator="\n")
        rows.writerows([["META"], ["key", "value"], *_meta(votes, kind)])
        rows.writerows([["PROJECTS"], ["project_id", "cost", "name", COST_KNOWN]])
        for need, cost in zip(votes.needs, votes.costs, strict=True):
            name = " ".join((need.short_name or need.statement).split())
            rows.writerow([need.code, _amount(cost or 0, votes.currency), name, int(cost is not None)])
        points = ["points"] if kind == "cumulative" else []
        rows.writerows([["VOTES"], ["voter_id", "vote", *points, "group"]])
        voter = 0
        for ballot in votes.ballots:
            chosen = _chosen(ballot, kind)
            given = [",".join(str(number) for _, number in chosen)] if points else []
            for _ in range(ballot.times):
                voter += 1
                rows.writerow([voter, ",".join(code[need] for need, _ in chosen), *given, ballot.group])


def _chosen(ballot: CastVote, kind: str) -> Sequence[tuple[UUID, int]]:
    """What was chosen: rankings by their positions, else in the order of the ballot."""
    chosen = [(need, number) for need, number in ballot.content.items() if number > 0]
    return sorted(chosen, key=lambda each: each[1]) if kind == "ordinal" else chosen


def _meta(votes: CastVotes, kind: str) -> list[list[object]]:
    limits: list[list[object]] = [
        [key, votes.rules.options[name]] for name, key in _LIMITS.items() if name in votes.rules.options
    ]
    unknown = [need.code for need, cost in zip(votes.needs, votes.costs, strict=True) if cost is None]
    notes = [*votes.notes, *([f"No cost is known of {', '.join(unknown)}."] if unknown else [])]
    comment = " ".join(f"#{number}: {note}" for number, note in enumerate(notes, start=1))
    return [
        ["description", f"{votes.project}: {votes.title}"],
        ["country", ""],
        ["unit", votes.project],
        ["instance", votes.code],
        ["num_projects", len(votes.needs)],
        ["num_votes", votes.written],
        ["budget", _amount(votes.budget, votes.currency)],
        ["vote_type", kind],
        ["rule", "unknown"],
        ["date_begin", f"{votes.opened:%d.%m.%Y}"],
        ["date_end", f"{votes.closed:%d.%m.%Y}"],
        *limits,
        ["language", "en"],
        ["currency", votes.currency],
        *([["comment", comment]] if comment else []),
    ]


def _amount(minor: int, currency: str) -> str:
    value = to_decimal(minor, currency)
    return str(int(value)) if value == value.to_integral_value() else str(value.quantize(Decimal("0.01")))
