"""Ballot files for a round: matched with its needs and groups, checked by row and column, entered all or none."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.methods import method_named
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key
from charrette.domain.rounds import Ballot, BallotChannel, Round, RoundState
from charrette.domain.wording import listed, quoted
from charrette.exchange.ballots_csv import BallotFile, BallotRow, read_ballots
from charrette.exchange.hand_counts_csv import CountFile, read_counts
from charrette.exchange.problems import Problems
from charrette.services.ballot_checks import Taken, check_content, check_number
from charrette.services.ballots import CastBallot, ImportBallots, import_ballots
from charrette.services.hand_counts import CountTable, ImportCounts, check_table, import_counts

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

_NAME = re.compile(r"#?\s*(?:([A-Za-z])-?\s*)?0*([0-9]{1,6})")
_LETTERS = {channel.letter: channel for channel in BallotChannel}


@dataclass(frozen=True, slots=True)
class BallotsFile:
    """A file of ballots, or of hand counts, for a round; ``channel`` is where numbers without a letter belong."""

    round_id: UUID
    path: Path
    channel: BallotChannel = BallotChannel.PAPER


def round_coded(rounds: Sequence[Round], code: str) -> Round:
    """The round called R-2, r2 or 2; raises ``NotFoundError`` naming those there are."""
    wanted = code.strip().casefold().removeprefix("r").lstrip("-")
    found = next(
        (each for each in rounds if each.code.casefold().removeprefix("r").lstrip("-") == wanted), None
    )
    if found is None:
        there = listed([f"{each.code} ({each.title})" for each in rounds]) or "none"
        raise NotFoundError(f"There is no round {quoted(code)}. There are: {there}.")
    return found


def enter_ballots(work: "UnitOfWork", command: BallotsFile) -> tuple[Ballot, ...]:
    """Enters a file of ballots, or of hand counts, all or none.

    Raises ``InvalidInputError`` by row and column: an unknown need or group, a number that is in already, a ballot
    against the rules.
    """
    round_ = work.get(Round, command.round_id)
    if round_.state is not RoundState.OPEN:
        raise InvalidInputError(
            f"{round_.code} ({round_.title}) is {round_.state.value}.",
            "Nothing was taken from the file.",
            "Reopen it to enter ballots.",
        )
    there = work.queries.ballots(round_.id)
    if command.channel is BallotChannel.HAND_COUNT:
        counts = read_counts(command.path, round_.rules.method)
        return import_counts(work, ImportCounts(round_.id, counts_for(round_, counts, there)))
    ballots = read_ballots(command.path, round_.rules.method)
    return import_ballots(
        work, ImportBallots(round_.id, ballots_for(round_, ballots, command.channel, there))
    )


def ballots_for(
    round_: Round, file: BallotFile, channel: BallotChannel, there: Sequence[Ballot]
) -> tuple[CastBallot, ...]:
    """The rows as ballots of the round; raises ``InvalidInputError`` by row and column."""
    problems = Problems(file.name, file.place)
    if not file.rows:
        raise InvalidInputError(f"{file.name} holds no ballots.")
    needs = _needs(round_, file.codes, problems)
    method = method_named(round_.rules.method)
    taken: Taken = {(each.channel, each.number): each.name for each in there}
    casts: list[CastBallot] = []
    for row in file.rows:
        own_channel, number = _number(row.ballot, channel, row.row, problems)
        content = content_of(round_, row, needs)
        group_id = _group(round_, row.group, row.row, problems)
        ballot = Ballot(UUID(int=0), round_.id, own_channel, number, group_id, content, row.weight)
        _said(problems, row.row, "ballot", lambda ballot=ballot: check_number(ballot, taken))
        _said(
            problems,
            row.row,
            "",
            lambda content=content: method.check_ballot(content, round_.rules.options),
            f"ballot {row.ballot}: ",
        )
        taken.setdefault((own_channel, number), ballot.name)
        casts.append(CastBallot(round_.id, group_id, content, own_channel, number, row.weight))
    problems.stop_if_any()
    return tuple(casts)


def content_of(round_: Round, row: BallotRow, needs: Sequence[UUID]) -> dict[UUID, int]:
    """What a row gives as the content of a ballot; ``needs`` are the ids for the codes of the file."""
    if not row.pairs:
        return {need: mark for need, mark in zip(needs, row.marks, strict=False) if mark is not None}
    position = {need.need_id: need.position for need in round_.needs}
    content: dict[UUID, int] = {}
    for one, other, winner in row.pairs:
        first, second = needs[one], needs[other]
        turned = position[first] > position[second] and winner != EVEN
        content[pair_key(first, second)] = FIRST + SECOND - winner if turned else winner
    return content


def counts_for(round_: Round, file: CountFile, there: Sequence[Ballot]) -> tuple[CountTable, ...]:
    """The rows as hand counts of tables; raises ``InvalidInputError`` by row and column."""
    problems = Problems(file.name, file.place)
    if not file.rows:
        raise InvalidInputError(f"{file.name} holds no ballots.")
    needs = _needs(round_, file.codes, problems)
    method = method_named(round_.rules.method)
    seen = list(there)
    counts: list[CountTable] = []
    for row in file.rows:
        content = dict(zip(needs, row.totals, strict=True))
        group_id = _group(round_, row.group, row.row, problems)
        _said(
            problems,
            row.row,
            "",
            lambda row=row, content=content: method.check_count(content, row.ballots, round_.rules.options),
            f"table {row.table}: ",
        )
        _said(
            problems,
            row.row,
            "table",
            lambda row=row, group_id=group_id: check_table(row.table, group_id, seen),
        )
        place = len(seen) - len(there) + 1
        hand = BallotChannel.HAND_COUNT
        seen.append(Ballot(UUID(int=0), round_.id, hand, place, group_id, table=row.table))
        counts.append(CountTable(round_.id, row.table, row.ballots, content, group_id))
    problems.stop_if_any()
    return tuple(counts)


def _said(problems: Problems, row: int, column: str, check: Callable[[], None], prefix: str = "") -> None:
    """Runs a check and notes what it refuses."""
    try:
        check()
    except InvalidInputError as fault:
        problems.add(row, column, f"{prefix}{fault.what} {fault.way_on}".strip())


def _needs(round_: Round, codes: Sequence[str], problems: Problems) -> list[UUID]:
    """The needs of the columns, by code, else by short name; a column of no need is a fault."""
    known: Mapping[str, UUID] = {need.short_name.casefold(): need.need_id for need in round_.needs} | {
        need.code.casefold(): need.need_id for need in round_.needs
    }
    found: list[UUID] = []
    for code in codes:
        need_id = known.get(code.strip().casefold())
        if need_id is None:
            problems.add(
                1, code, f"is no need on the ballot of {round_.code}. Rename or leave out the column."
            )
        elif need_id in found:
            problems.add(1, code, "the need has two columns. Keep one.")
        else:
            found.append(need_id)
    problems.stop_if_any()
    return found


def _group(round_: Round, name: str | None, row: int, problems: Problems) -> UUID | None:
    """By label or name, without regard to capitals."""
    if name is None:
        return None
    wanted = name.strip().casefold()
    for group in round_.rules.groups:
        if wanted in {group.label.casefold(), group.name.casefold()}:
            _said(problems, row, "group", lambda group=group: check_content(round_, group.id, {}))
            return group.id
    labels = ", ".join(group.label for group in round_.rules.groups if group.votes)
    problems.add(row, "group", f"“{name}” is no group of this round. There are: {labels}.")
    return None


def _number(name: str, channel: BallotChannel, row: int, problems: Problems) -> tuple[BallotChannel, int]:
    """``17``, ``#17`` and ``P-017`` as channel and number; a letter says the channel."""
    found = _NAME.fullmatch(name)
    own = _LETTERS.get((found[1] or channel.letter).upper()) if found else None
    if found is None or own is None or not int(found[2]):
        problems.add(row, "ballot", f"“{name}” is no number of a ballot. Write 17 or P-017.")
        return channel, 10**6 + row
    if own is BallotChannel.HAND_COUNT:
        problems.add(row, "ballot", "a hand count is no single ballot. Put it into a file of hand counts.")
    return own, int(found[2])
