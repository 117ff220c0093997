"""Writing a round as a PrefLib file: orders (``.soc .soi .toc .toi``) or categories (``.cat``), with their counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from charrette.domain.levels import Level
from charrette.domain.methods import BallotKind
from charrette.exchange.cast_votes import CastVote, CastVotes
from charrette.exchange.writing import exported

YES_NO = ("Yes", "No")


def write_preflib(votes: CastVotes, path: Path, form: str) -> None:
    """Writes the file as a whole in the ``form`` soc, soi, toc, toi or cat.

    Equal orders stand together with their number; a ballot that ranks nothing has no place. Raises ``ExportError``.
    """
    number = {need.need_id: place for place, need in enumerate(votes.needs, start=1)}
    orders: Counter[str] = Counter()
    for ballot in votes.ballots:
        if order := _order(votes, ballot, number, form):
            orders[order] += ballot.times
    listed = sorted(orders.items(), key=lambda each: (-each[1], each[0]))
    with exported(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(
            f"# {line}\n" for line in _head(votes, path.name, form, sum(orders.values()), len(orders))
        )
        file.writelines(f"{count}: {order}\n" for order, count in listed)


def categories(votes: CastVotes) -> tuple[str, ...]:
    """The names of the categories, the best first."""
    return tuple(level.words for level in _levels(votes)) or YES_NO


def _levels(votes: CastVotes) -> Sequence[Level]:
    from charrette.domain.methods.answers import LevelsMethod

    method = votes.method
    if not isinstance(method, LevelsMethod):
        return ()
    return sorted(method.levels, key=lambda level: -method.worth(level))


def _order(votes: CastVotes, ballot: CastVote, number: dict[UUID, int], form: str) -> str:
    if form != "cat":
        ranked = sorted((place, number[need]) for need, place in ballot.content.items() if place > 0)
        return ",".join(str(alternative) for _, alternative in ranked)
    if votes.method.ballot_kind is BallotKind.APPROVAL:
        marked = [[number[need] for need, mark in ballot.content.items() if mark]]
        rest = [alternative for alternative in number.values() if alternative not in marked[0]]
        return ",".join(map(_braced, [*marked, rest]))
    by_level: dict[int, list[int]] = {level.value: [] for level in _levels(votes)}
    for need, value in ballot.content.items():
        by_level[value].append(number[need])
    return ",".join(map(_braced, by_level.values())) if ballot.content else ""


def _braced(alternatives: list[int]) -> str:
    if len(alternatives) == 1:
        return str(alternatives[0])
    return f"{{{','.join(map(str, sorted(alternatives)))}}}"


def _head(votes: CastVotes, name: str, form: str, voters: int, unique: int) -> Iterator[str]:
    yield f"FILE NAME: {name}"
    yield f"TITLE: {votes.project}: {votes.title}"
    yield f"DESCRIPTION: {' '.join(votes.notes)}"
    yield f"DATA TYPE: {form}"
    yield "MODIFICATION TYPE: original"
    yield "RELATES TO: "
    yield "RELATED FILES: "
    yield f"PUBLICATION DATE: {votes.closed.isoformat()}"
    yield f"MODIFICATION DATE: {votes.closed.isoformat()}"
    yield f"NUMBER ALTERNATIVES: {len(votes.needs)}"
    yield f"NUMBER VOTERS: {voters}"
    yield f"NUMBER UNIQUE {'PREFERENCES' if form == 'cat' else 'ORDERS'}: {unique}"
    if form == "cat":
        names = categories(votes)
        yield f"NUMBER CATEGORIES: {len(names)}"
        yield from (f"CATEGORY NAME {place}: {each}" for place, each in enumerate(names, start=1))
    for place, need in enumerate(votes.needs, start=1):
        yield f"ALTERNATIVE NAME {place}: {need.code} {' '.join((need.short_name or need.statement).split())}"
