"""The ballot file: ``ballot,group,weight``, then one column per need code holding dots."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from charrette.domain.errors import ExportError, InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, Round, RoundGroup, RoundRules
from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table, TableRow, open_table, plain
from charrette.exchange.writing import exported

_SPACE = uuid5(NAMESPACE_URL, "urn:charrette:ballot-file")
_OWN = ("ballot", "group", "weight")
_WEIGHT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}|/[0-9]{1,9})?")
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One ballot: ``ballot`` as it is named in the file, ``dots`` parallel to ``BallotFile.codes``."""

    ballot: str
    group: str | None
    weight: Fraction
    dots: tuple[int, ...]
    row: int


@dataclass(frozen=True, slots=True)
class BallotFile:
    """A ballot file: need codes in file order, the groups found in the order they come, the ballots."""

    name: str
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    rows: tuple[BallotRow, ...]


def read_ballots(path: Path) -> BallotFile:
    """Reads the file (CSV or XLSX). ``group`` and ``weight`` may be missing; an empty cell of dots is 0.

    All or nothing: raises ``InvalidInputError`` naming rows and columns, for a ballot that comes twice too.
    """
    table = open_table(path, "Ballots", _OWN)
    columns, needs = _columns(table)
    problems = Problems(table.name)
    rows = [_row(table, row, columns, needs, problems) for row in table.rows]
    seen: dict[str, int] = {}
    for row in rows:
        if row.ballot in seen:
            what = f"ballot {row.ballot} is in row {seen[row.ballot]} already. Each ballot counts once."
            problems.add(row.row, "ballot", what)
        seen.setdefault(row.ballot, row.row)
    problems.stop_if_any()
    groups = dict.fromkeys(row.group for row in rows if row.group is not None)
    return BallotFile(table.name, tuple(table.header[column] for column in needs), tuple(groups), tuple(rows))


def _columns(table: Table) -> tuple[dict[str, int], list[int]]:
    """The own columns by name, and the columns of the needs."""
    own = {plain(name): column for column, name in enumerate(table.header) if plain(name) in _OWN}
    needs = [column for column, name in enumerate(table.header) if plain(name) not in _OWN]
    problems = Problems(table.name)
    if "ballot" not in own:
        problems.add(1, "", "there is no column “ballot”. The file begins with ballot,group,weight.")
    if not needs:
        problems.add(1, "", "there is no column for a need. Add one column per need code.")
    names = [table.header[column] for column in needs]
    for name in dict.fromkeys(each for each in names if names.count(each) > 1):
        problems.add(1, name, "the need has two columns. Keep one.")
    problems.stop_if_any()
    return own, needs


def _row(
    table: Table, row: TableRow, columns: dict[str, int], needs: Sequence[int], problems: Problems
) -> BallotRow:
    own = {name: row.cells[column].strip() for name, column in columns.items()}
    if not own["ballot"]:
        problems.add(row.number, "ballot", "the ballot has no number. Number every ballot.")
    weight = _weight(own.get("weight", ""))
    if weight is None:
        problems.add(row.number, "weight", f"“{own['weight']}” is no weight above 0. Write 1, 0.5 or 1/3.")
    dots: list[int] = []
    for column in needs:
        text = row.cells[column].strip()
        whole = _WHOLE.fullmatch(text)
        if text and whole is None:
            what = f"“{text}” is no number of dots. Write 0, 1, 2 and so on."
            problems.add(row.number, table.header[column], what)
        dots.append(int(text) if whole else 0)
    return BallotRow(own["ballot"], own.get("group") or None, weight or Fraction(1), tuple(dots), row.number)


def _weight(text: str) -> Fraction | None:
    """1 when empty; None when it is not a number above 0."""
    if not text:
        return Fraction(1)
    if _WEIGHT.fullmatch(text) is None or re.search(r"/0+$", text):
        return None
    return Fraction(text) or None


def ballot_file_round(
    file: BallotFile, dots: int | None = None, cap: int | None = None
) -> tuple[RoundRules, tuple[BallotNeed, ...], tuple[Ballot, ...]]:
    """The file as a round of dots that needs no library; ids come from codes and labels, so they are always the same.

    Without ``dots`` and ``cap`` no ballot is refused for its number. Raises ``InvalidInputError`` by row.
    """
    options = {name: number for name, number in (("dots", dots), ("cap", cap)) if number is not None}
    if any(number < 1 for number in options.values()):
        raise InvalidInputError("Dots per person and dots per need must be at least 1.")
    round_id = uuid5(_SPACE, "round")
    groups = {
        label: RoundGroup(uuid5(_SPACE, f"group {label}"), label, label, mark)
        for mark, label in enumerate(file.groups)
    }
    needs = tuple(
        BallotNeed(uuid5(_SPACE, f"need {code}"), code, code, "", position)
        for position, code in enumerate(file.codes, start=1)
    )
    ballots = tuple(
        _ballot(round_id, number, row, groups[row.group].id if row.group else None, needs)
        for number, row in enumerate(file.rows, start=1)
    )
    _check(file, ballots, options)
    return RoundRules("dots", options, tuple(groups.values())), needs, ballots


def _ballot(
    round_id: UUID, number: int, row: BallotRow, group_id: UUID | None, needs: Sequence[BallotNeed]
) -> Ballot:
    content = {need.need_id: placed for need, placed in zip(needs, row.dots, strict=True) if placed}
    ballot_id = uuid5(_SPACE, f"ballot {row.ballot}")
    return Ballot(ballot_id, round_id, BallotChannel.IMPORT, number, group_id, content, row.weight)


def _check(file: BallotFile, ballots: Sequence[Ballot], options: dict[str, int]) -> None:
    problems = Problems(file.name)
    for row, ballot in zip(file.rows, ballots, strict=True):
        try:
            method_named("dots").check_ballot(ballot.content, options)
        except InvalidInputError as fault:
            problems.add(row.row, "", f"ballot {row.ballot}: {fault.what}")
    problems.stop_if_any()


def write_ballots(round_: Round, ballots: Sequence[Ballot], path: Path) -> None:
    """Writes the ballots of a round, named P-001 and so on, by group label only (full edition: it tells ballots apart).

    Raises ``ExportError``: a wall count holds a group's totals and no ballots, which this file cannot say.
    """
    if any(ballot.channel is BallotChannel.HAND_COUNT for ballot in ballots):
        raise ExportError(
            "This round has a wall count: it holds no single ballots that a ballot file could list."
        )
    labels = {group.id: group.label for group in round_.rules.groups}
    with exported(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*_OWN, *(need.code for need in round_.needs)])
        for ballot in ballots:
            dots = [str(ballot.content.get(need.need_id, 0)) for need in round_.needs]
            label = labels.get(ballot.group_id, "") if ballot.group_id else ""
            writer.writerow([ballot.name, label, str(ballot.weight), *dots])
