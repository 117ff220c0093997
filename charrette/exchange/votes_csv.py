"""Writing a round as our own ballot file, so that ``tally`` and ``enter ballots`` read it."""

import csv
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from uuid import UUID

from charrette.domain.methods import BallotKind
from charrette.domain.pairs import FIRST, SECOND, pairs_of
from charrette.exchange.cast_votes import CastVote, CastVotes
from charrette.exchange.pairs_csv import PAIR_COLUMNS, TIE
from charrette.exchange.voters import OWN
from charrette.exchange.writing import exported


def write_votes_csv(votes: CastVotes, path: Path) -> None:
    """Writes the file as a whole, with the groups and each ballot's own weight. Raises ``ExportError``."""
    in_pairs = votes.method.ballot_kind is BallotKind.PAIRS
    header = [*OWN, *(PAIR_COLUMNS if in_pairs else [need.code for need in votes.needs])]
    with exported(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(header)
        for number, ballot in enumerate(votes.ballots, start=1):
            own = [str(number), ballot.group, _weight(ballot.weight)]
            if in_pairs:
                rows.writerows([*own, *said] for said in _comparisons(votes, ballot))
            else:
                rows.writerow([*own, *(_cell(votes, ballot.content, need.need_id) for need in votes.needs)])


def _weight(weight: Fraction) -> str:
    return "" if weight == 1 else str(weight)


def _cell(votes: CastVotes, content: Mapping[UUID, int], need: UUID) -> str:
    value = content.get(need)
    if value is None or (value == 0 and not votes.method.levels):
        return ""
    if votes.method.ballot_kind is BallotKind.CRITERIA:
        return str(value).zfill(len(votes.rules.criteria))
    keys = {level.value: level.key for level in votes.method.levels}
    return keys.get(value, str(value))


def _comparisons(votes: CastVotes, ballot: CastVote) -> Iterator[tuple[str, str, str]]:
    pairs = pairs_of(votes.needs)
    for key, side in ballot.content.items():
        one, other = pairs[key]
        winner = {FIRST: one.code, SECOND: other.code}.get(side, TIE)
        yield one.code, other.code, winner
