"""Reading Pabulib ``.pb`` files: META, PROJECTS and VOTES, ``;`` between cells (arXiv 2012.06539)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NoReturn

import numpy as np

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind
from charrette.domain.money import to_minor
from charrette.exchange.ballot_set import BallotSet, FileCosts, grouped, sparse, weights_of
from charrette.exchange.problems import Problems
from charrette.exchange.text_files import read_utf8
from charrette.exchange.wide_tables import text_records

KINDS = {
    "approval": BallotKind.APPROVAL,
    "choose-1": BallotKind.APPROVAL,
    "cumulative": BallotKind.DOTS,
    "scoring": BallotKind.DOTS,
    "ordinal": BallotKind.RANKING,
}
COST_KNOWN = "cost_known"
"""Our own column of PROJECTS: 0 where a cost of 0 stands for one that nobody knows."""
_PARTS = ("META", "PROJECTS", "VOTES")
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
Row = tuple[int, Sequence[str]]


def read_pabulib(path: Path, group_column: str = "") -> BallotSet:
    """Reads the votes as their ``vote_type`` says. The file's own limits (``max_length``, ``max_sum_points`` ...) hold.

    Groups come from the column ``group_column`` of VOTES, else from one that is called ``group``. Positions, points and
    marks are those of ``Marks``. All or nothing: raises ``InvalidInputError`` naming lines and columns.
    """
    reading = _Reading(path.name, group_column)
    parts = _Parts(path.name, text_records(path.name, read_utf8(path), ";"))
    reading.meta(parts.part("META")[1])
    reading.projects(*parts.part("PROJECTS"))
    reading.problems.stop_if_any()
    return reading.votes(*parts.part("VOTES"))


class _Parts:
    """The parts of the file in their order, each to be read to its end before the next."""

    def __init__(self, name: str, records: Iterator[tuple[int, list[str]]]) -> None:
        self._name, self._records = name, records
        self._next, self._line = "", 1

    def part(self, part: str) -> tuple[Row, Iterator[Row]]:
        """The line of names of a part, and its rows; raises ``InvalidInputError`` where another or nothing comes."""
        if not self._next:
            self._line, cells = next(self._filled(), (self._line, [""]))
            self._next = _part_of(cells)
        header = next(self._filled(), None) if self._next == part else None
        if header is None:
            self._missing(part)
        self._next = ""
        return header, self._until_next()

    def _until_next(self) -> Iterator[Row]:
        for line, cells in self._filled():
            if found := _part_of(cells):
                self._next, self._line = found, line
                return
            self._line = line
            yield line, cells

    def _filled(self) -> Iterator[tuple[int, list[str]]]:
        return (each for each in self._records if any(cell.strip() for cell in each[1]))

    def _missing(self, part: str) -> NoReturn:
        what = (
            "this is no Pabulib file, which begins with META"
            if part == "META"
            else f"the part {part} is missing"
        )
        raise InvalidInputError(f"{self._name}: line {self._line}: {what}.", "Nothing was taken from it.")


def _part_of(cells: Sequence[str]) -> str:
    first = cells[0].strip().upper()
    return first if first in _PARTS and not any(cell.strip() for cell in cells[1:]) else ""


class _Reading:
    """One file while it is read."""

    def __init__(self, name: str, group_column: str) -> None:
        self.problems = Problems(name, "line")
        self._name, self._group_column = name, group_column
        self._meta: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        self._titles: list[str] = []
        self._costs: list[int | None] = []
        self._traits: dict[str, tuple[str, ...]] = {}

    def meta(self, rows: Iterator[Row]) -> None:
        """Takes META; raises ``InvalidInputError`` for a ``vote_type`` that is not known."""
        for line, cells in rows:
            key = cells[0].strip().casefold()
            self._meta[key] = cells[1].strip() if len(cells) > 1 else ""
            self._lines[key] = line
        kind = self._meta.get("vote_type", "")
        if kind not in KINDS:
            what = f"vote_type “{kind}” is not one of {', '.join(KINDS)}."
            self.problems.add(self._lines.get("vote_type", 1), "value", what)
            self.problems.stop_if_any()

    def projects(self, header: Row, rows: Iterator[Row]) -> None:
        """Takes PROJECTS: ids, costs, names and further columns."""
        columns = self._columns(header, "project_id", "cost")
        listed = list(rows)
        for line, cells in listed:
            code = _cell(cells, columns["project_id"])
            if not code or code in self._ids:
                what = f"project {code} is there already." if code else "the project has no id."
                self.problems.add(line, "project_id", what)
            self._ids.setdefault(code, len(self._ids))
            self._titles.append(_cell(cells, columns.get("name", columns["project_id"])) or code)
            known = COST_KNOWN not in columns or _cell(cells, columns[COST_KNOWN]) != "0"
            self._costs.append(self._amount(line, "cost", _cell(cells, columns["cost"])) if known else None)
        self._traits = {
            name: tuple(_cell(cells, column) for _, cells in listed) for name, column in columns.items()
        }
        self._counted("num_projects", len(listed), "projects")

    def _columns(self, header: Row, *needed: str) -> dict[str, int]:
        line, names = header
        columns = {name.strip().casefold(): column for column, name in enumerate(names) if name.strip()}
        for name in needed:
            if name not in columns:
                self.problems.add(line, name, "the column is missing.")
        self.problems.stop_if_any()
        return columns

    def _amount(self, line: int, column: str, text: str) -> int | None:
        if _AMOUNT.fullmatch(text) is None:
            self.problems.add(line, column, f"“{text}” is no amount. Write it like 250000 or 99.50.")
            return None
        try:
            return to_minor(Decimal(text), self._currency)
        except InvalidInputError as fault:
            self.problems.add(line, column, fault.what)
            return None

    @property
    def _currency(self) -> str:
        return self._meta.get("currency", "")[:3].upper()

    def _counted(self, key: str, found: int, what: str) -> None:
        """A file whose numbers do not hold was cut, or put together wrongly."""
        said = self._meta.get(key, "")
        if not self.problems.count and _WHOLE.fullmatch(said) and int(said) != found:
            more = "Part of the file is missing." if found < int(said) else "There are more than it says."
            self.problems.add(
                self._lines[key], "value", f"{key} is {said}, but there are {found} {what}. {more}"
            )

    def votes(self, header: Row, rows: Iterator[Row]) -> BallotSet:
        """Takes VOTES, and gives the whole file."""
        kind = KINDS[self._meta["vote_type"]]
        columns = self._columns(header, "voter_id", "vote", *(["points"] if kind is BallotKind.DOTS else []))
        group = self._group(header[0], columns)
        votes = _Votes(self._ids, self.problems, self._limit, columns)
        for line, cells in rows:
            votes.add(line, cells, group)
        self._counted("num_votes", len(votes.voters), "votes")
        self.problems.stop_if_any()
        marks = sparse(votes.starts, votes.columns, votes.values(kind))
        member, groups = grouped(votes.groups)
        weight, scale = weights_of([Fraction(1)] * len(member), marks.most)
        return BallotSet(
            self._name, f"{_WORDS[kind]} (vote_type {self._meta['vote_type']})", kind, tuple(self._ids),
            tuple(self._titles), marks, member, groups, weight, scale, votes.lines, votes.voters,
            money=self._money(), meta=self._meta,
        )  # fmt: skip

    def _group(self, line: int, columns: Mapping[str, int]) -> int | None:
        name = self._group_column.strip().casefold() or "group"
        if self._group_column and name not in columns:
            there = ", ".join(columns)
            self.problems.add(
                line, self._group_column, f"there is no such column of VOTES. There are: {there}."
            )
            self.problems.stop_if_any()
        return columns.get(name)

    def _limit(self, key: str) -> int | None:
        said = self._meta.get(key, "")
        return int(said) if _WHOLE.fullmatch(said) else None

    def _money(self) -> FileCosts:
        said = self._meta.get("budget", "")
        budget = self._amount(self._lines["budget"], "value", said) if said else None
        self.problems.stop_if_any()
        threshold = self._limit("min_project_score_threshold") or 0
        return FileCosts(tuple(self._costs), budget, self._currency, self._traits, threshold)


_WORDS = {
    BallotKind.APPROVAL: "approval votes",
    BallotKind.DOTS: "votes by points",
    BallotKind.RANKING: "rankings",
}


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


class _Votes:
    """Collects the rows of VOTES as sparse marks."""

    def __init__(
        self,
        ids: Mapping[str, int],
        problems: Problems,
        limit: Callable[[str], int | None],
        columns: Mapping[str, int],
    ) -> None:
        self._ids, self._problems, self._columns = ids, problems, columns
        self._longest, self._most, self._sum = map(limit, ("max_length", "max_points", "max_sum_points"))
        self._points = columns.get("points")
        self._seen: dict[str, int] = {}
        self.starts = [0]
        self.columns: list[int] = []
        self.points: list[int] = []
        self.groups: list[str] = []
        self.lines: list[int] = []

    @property
    def voters(self) -> list[str]:
        """The ids of the voters."""
        return list(self._seen)

    def values(self, kind: BallotKind) -> "np.ndarray":
        """What stands at the columns: a mark, points, or the position in the ballot."""
        if kind is BallotKind.DOTS:
            return np.array(self.points, dtype=np.int64)
        if kind is BallotKind.APPROVAL:
            return np.ones(len(self.columns), dtype=np.int64)
        starts = np.array(self.starts)
        return np.arange(len(self.columns)) - np.repeat(starts[:-1], np.diff(starts)) + 1

    def add(self, line: int, cells: Sequence[str], group: int | None) -> None:
        """Takes one vote; notes what is wrong with it."""
        voter = _cell(cells, self._columns["voter_id"])
        if not voter or self._seen.setdefault(voter, line) != line:
            earlier = f"voter {voter} is in line {self._seen[voter]} already." if voter else "it is empty."
            self._problems.add(line, "voter_id", earlier)
            return
        own = self._chosen(line, _cell(cells, self._columns["vote"]))
        if self._points is not None:
            self.points.extend(self._given(line, _cell(cells, self._points), len(own)))
        self.columns.extend(own)
        self.starts.append(len(self.columns))
        self.groups.append("" if group is None else _cell(cells, group))
        self.lines.append(line)

    def _chosen(self, line: int, text: str) -> list[int]:
        codes = text.split(",") if text else []
        try:
            own = [self._ids[code] for code in codes]
        except KeyError:
            own = self._carefully(line, codes)
        if len(set(own)) < len(own):
            twice = next(code for code in codes if codes.count(code) > 1)
            self._problems.add(line, "vote", f"project {twice} is there twice.")
        if self._longest is not None and len(own) > self._longest:
            what = f"{len(own)} projects are chosen; the file allows {self._longest} (max_length)."
            self._problems.add(line, "vote", what)
        return own

    def _carefully(self, line: int, codes: Sequence[str]) -> list[int]:
        """Ids with spaces around them are forgiven; unknown ones are noted."""
        own: list[int] = []
        for code in map(str.strip, codes):
            if code in self._ids:
                own.append(self._ids[code])
            else:
                self._problems.add(line, "vote", f"there is no project “{code}”.")
        return own

    def _given(self, line: int, text: str, expected: int) -> list[int]:
        said = [each.strip() for each in text.split(",")] if text else []
        wrong = next((each for each in said if _WHOLE.fullmatch(each) is None), None)
        if wrong is not None:
            what = f"“{wrong}” is no number of points. Write 0, 1, 2 and so on."
            self._problems.add(line, "points", what)
            return [0] * expected
        found = list(map(int, said))
        if len(found) != expected:
            self._problems.add(line, "points", f"there are points for {len(found)} of {expected} projects.")
        if self._most is not None and max(found, default=0) > self._most:
            what = f"{max(found)} points for one project; the file allows {self._most} (max_points)."
            self._problems.add(line, "points", what)
        if self._sum is not None and sum(found) > self._sum:
            what = f"{sum(found)} points are given; the file allows {self._sum} (max_sum_points)."
            self._problems.add(line, "points", what)
        return found
