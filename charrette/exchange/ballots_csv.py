"""The ballot file: ``ballot,group,weight``, then one column per need code holding what the ballot gives it."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from charrette.domain.errors import ExportError, InvalidInputError
from charrette.domain.methods import Method, method_named
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, Round, RoundGroup, RoundRules
from charrette.exchange.ballot_cells import CellError, read_cell, write_cell
from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table, TableRow, open_table, plain
from charrette.exchange.writing import exported

_SPACE = uuid5(NAMESPACE_URL, "urn:charrette:ballot-file")
_OWN = ("ballot", "group", "weight")
_WEIGHT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}|/[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One ballot: ``ballot`` as it is named in the file, ``marks`` parallel to ``BallotFile.codes``; None: empty."""

    ballot: str
    group: str | None
    weight: Fraction
    marks: tuple[int | None, ...]
    row: int

    @property
    def dots(self) -> tuple[int, ...]:
        """The marks where an empty cell is 0."""
        return tuple(mark or 0 for mark in self.marks)


@dataclass(frozen=True, slots=True)
class BallotFile:
    """A ballot file: need codes in file order, the groups found in the order they come, the ballots."""

    name: str
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    rows: tuple[BallotRow, ...]


def read_ballots(path: Path, method: str = "dots") -> BallotFile:
    """Reads the file (CSV or XLSX). ``group`` and ``weight`` may be missing; cells are written as ``method`` has them.

    All or nothing: raises ``InvalidInputError`` naming rows and columns, for a ballot that comes twice too.
    """
    table = open_table(path, "Ballots", _OWN)
    columns, needs = columns_of(table, _OWN)
    problems, found = Problems(table.name), method_named(method)
    rows = [_row(found, table, row, columns, needs, problems) for row in table.rows]
    seen: dict[str, int] = {}
    for row in rows:
        if row.ballot in seen:
            what = f"ballot {row.ballot} is in row {seen[row.ballot]} already. Each ballot counts once."
            problems.add(row.row, "ballot", what)
        seen.setdefault(row.ballot, row.row)
    problems.stop_if_any()
    groups = dict.fromkeys(row.group for row in rows if row.group is not None)
    return BallotFile(table.name, tuple(table.header[column] for column in needs), tuple(groups), tuple(rows))


def columns_of(table: Table, known: Sequence[str]) -> tuple[dict[str, int], list[int]]:
    """The own columns by name, and the columns of the needs. The first of the known ones must be there."""
    own = {plain(name): column for column, name in enumerate(table.header) if plain(name) in known}
    needs = [column for column, name in enumerate(table.header) if plain(name) not in known]
    problems = Problems(table.name)
    if known[0] not in own:
        begins = ",".join(known)
        problems.add(1, "", f"there is no column “{known[0]}”. The file begins with {begins}.")
    if not needs:
        problems.add(1, "", "there is no column for a need. Add one column per need code.")
    names = [table.header[column] for column in needs]
    for name in dict.fromkeys(each for each in names if names.count(each) > 1):
        problems.add(1, name, "the need has two columns. Keep one.")
    problems.stop_if_any()
    return own, needs


def _row(
    method: Method,
    table: Table,
    row: TableRow,
    columns: dict[str, int],
    needs: Sequence[int],
    problems: Problems,
) -> BallotRow:
    own = {name: row.cells[column].strip() for name, column in columns.items()}
    if not own["ballot"]:
        problems.add(row.number, "ballot", "the ballot has no number. Number every ballot.")
    weight = _weight(own.get("weight", ""))
    if weight is None:
        problems.add(row.number, "weight", f"“{own['weight']}” is no weight above 0. Write 1, 0.5 or 1/3.")
    marks: list[int | None] = []
    for column in needs:
        try:
            marks.append(read_cell(method, row.cells[column].strip()))
        except CellError as fault:
            problems.add(row.number, table.header[column], str(fault))
    return BallotRow(own["ballot"], own.get("group") or None, weight or Fraction(1), tuple(marks), row.number)


def _weight(text: str) -> Fraction | None:
    """1 when empty; None when it is not a number above 0."""
    if not text:
        return Fraction(1)
    if _WEIGHT.fullmatch(text) is None or re.search(r"/0+$", text):
        return None
    return Fraction(text) or None


def ballot_file_round(
    file: BallotFile, method: str = "dots", options: Mapping[str, int] | None = None
) -> tuple[RoundRules, tuple[BallotNeed, ...], tuple[Ballot, ...]]:
    """The file as a round that needs no library; ids come from codes and labels, so they are always the same.

    Without an option no ballot is refused for it. Raises ``InvalidInputError`` by row.
    """
    chosen = _options(method_named(method), dict(options or {}), len(file.codes))
    round_id = uuid5(_SPACE, "round")
    groups = {
        label: RoundGroup(uuid5(_SPACE, f"group {label}"), label, label, mark)
        for mark, label in enumerate(file.groups)
    }
    needs = tuple(
        BallotNeed(uuid5(_SPACE, f"need {code}"), code, code, "", position)
        for position, code in enumerate(file.codes, start=1)
    )
    found = method_named(method)
    ballots = tuple(
        _ballot(found, round_id, number, row, groups[row.group].id if row.group else None, needs)
        for number, row in enumerate(file.rows, start=1)
    )
    check_rows(file, [ballot.content for ballot in ballots], method, chosen)
    return RoundRules(method, chosen, tuple(groups.values())), needs, ballots


def _options(method: Method, options: dict[str, int], needs: int) -> dict[str, int]:
    """Only the method's own options, within the limits of its form; what follows from them is added."""
    fields = {each.name: each for each in method.fields}
    extra = {"len-pos"} if method.name == "ngt" else set[str]()
    for name, value in options.items():
        if name not in {*fields, *extra}:
            theirs = ", ".join((*fields, *sorted(extra))) or "none"
            raise InvalidInputError(f"{method.title} has no option “{name}”. It has: {theirs}.")
        least, most = (fields[name].least, fields[name].most) if name in fields else (1, 1)
        if method.name == "dots":
            most = max(value, least)
        if not least <= value <= most:
            label = fields[name].label if name in fields else name
            span = f"from {least} to {most}" if most > least else f"of {least} at least"
            raise InvalidInputError(f"{label}: a number {span}.")
    known = method.defaults(needs) | options if method.levels else options
    return method.frozen(known, needs) if known else {}


def _ballot(
    method: Method,
    round_id: UUID,
    number: int,
    row: BallotRow,
    group_id: UUID | None,
    needs: Sequence[BallotNeed],
) -> Ballot:
    content = {need.need_id: mark for need, mark in zip(needs, row.marks, strict=True) if mark is not None}
    ballot_id = uuid5(_SPACE, f"ballot {row.ballot}")
    kept = method.kept(content)
    return Ballot(ballot_id, round_id, BallotChannel.IMPORT, number, group_id, kept, row.weight)


def check_rows(
    file: BallotFile, contents: Sequence[Mapping[UUID, int]], method: str, options: Mapping[str, int]
) -> None:
    """Every row by the method's rules; raises ``InvalidInputError`` naming rows and ballots."""
    problems = Problems(file.name)
    for row, content in zip(file.rows, contents, strict=True):
        try:
            method_named(method).check_ballot(content, options)
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
    method = method_named(round_.rules.method)
    labels = {group.id: group.label for group in round_.rules.groups}
    with exported(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*_OWN, *(need.code for need in round_.needs)])
        for ballot in ballots:
            marks = [write_cell(method, ballot.content.get(need.need_id)) for need in round_.needs]
            label = labels.get(ballot.group_id, "") if ballot.group_id else ""
            writer.writerow([ballot.name, label, str(ballot.weight), *marks])
