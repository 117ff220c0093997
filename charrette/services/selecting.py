"""Which projects of a file a budget pays for, with no library needed."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind, method_named
from charrette.domain.money import to_minor
from charrette.domain.result import Result
from charrette.domain.selections import Candidate, Chosen, FundingBallot, Funds, Votes, selection_named
from charrette.domain.selections.equal_shares import UTILITIES
from charrette.domain.selections.from_round import least_group
from charrette.domain.wording import listed
from charrette.exchange.problems import Problems
from charrette.services.tallying import VoteFile, framed

if TYPE_CHECKING:
    from charrette.exchange.ballot_set import BallotSet, FileCosts

COMPLETIONS = {"none": 0, "add1": 1}
_METHODS = {BallotKind.APPROVAL: "approval", BallotKind.DOTS: "dots", BallotKind.RANKING: "ngt"}
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class SelectFile:
    """What to select: a file with costs, a rule, and what differs from the rule's usual options.

    ``budget`` is in the file's units; None: the file's own. ``caps`` is a file whose first column is named like a
    column of the projects, with the value and the cap in each row. ``threshold`` None: the file's own, else none.
    """

    path: Path
    rule: str
    budget: Decimal | None = None
    completion: str = ""
    utility: str = ""
    caps: Path | None = None
    threshold: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FileChoice:
    """What was chosen, from what, with how much money (minor units) and by which options."""

    ballots: "BallotSet"
    money: "FileCosts"
    result: Result
    chosen: Chosen
    budget: int
    options: Mapping[str, int]


def select_file(command: SelectFile) -> FileChoice:
    """Selects from a file. Rankings give points as ``len-pos``, the convention of Pabulib.

    Raises ``InvalidInputError`` where the file has no costs or no budget, or an option is not the rule's.
    """
    from charrette.exchange.vote_files import read_votes

    selection = selection_named(command.rule)
    ballots = read_votes(command.path)
    money = ballots.money
    if money is None or ballots.kind not in _METHODS:
        raise InvalidInputError(
            f"{ballots.name} says nothing of costs.", way_on="Take a Pabulib file (.pb), which has them."
        )
    options = _options(command, money)
    budget = _budget(command, money, ballots.name)
    departments = _Departments.read(command.caps, money) if command.caps else _Departments()
    count = {"len-pos": 1} if ballots.kind is BallotKind.RANKING else {}
    method = method_named(_METHODS[ballots.kind])
    found = framed(ballots, method, VoteFile(command.path, method.name, count))
    result = method.tally(found.rules, found.profile)
    funds = Funds(budget, departments.caps, money.currency, departments.names)
    candidates = _candidates(ballots, money, result, departments)
    chosen = selection.select(candidates, funds, Votes(_crowds(ballots)), options)
    return FileChoice(ballots, money, result, chosen, budget, options)


def _options(command: SelectFile, money: "FileCosts") -> dict[str, int]:
    """The rule's options; raises ``InvalidInputError`` for one that another rule has."""
    options: dict[str, int] = {}
    if command.rule == "equal-shares":
        options["raise"] = COMPLETIONS[command.completion or "add1"]
        options["utility"] = UTILITIES.index(command.utility or "cost")
    elif command.completion == "add1" or command.utility:
        option = "--utility" if command.utility else "--completion"
        raise InvalidInputError(f"{option} belongs to equal-shares; {command.rule} has no such option.")
    threshold = money.threshold if command.threshold is None else command.threshold
    if command.rule in {"greedy", "greedy-per-cost"}:
        options["threshold"] = threshold
    elif command.threshold is not None:
        raise InvalidInputError(f"--threshold belongs to greedy; {command.rule} has no such option.")
    return options


def _budget(command: SelectFile, money: "FileCosts", name: str) -> int:
    if command.budget is not None:
        return to_minor(command.budget, money.currency)
    if money.budget is None:
        raise InvalidInputError(f"{name} names no budget.", way_on="Say it with --budget.")
    return money.budget


@dataclass(frozen=True, slots=True)
class _Departments:
    """Who may spend how much of the budget (minor units), and which of them a project belongs to, by its place."""

    caps: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    names: Mapping[UUID, str] = field(default_factory=dict[UUID, str])
    of: tuple[UUID, ...] = ()

    @classmethod
    def read(cls, path: Path, money: "FileCosts") -> "_Departments":
        """From a table whose first column is named like a column of the projects."""
        from charrette.exchange.wide_tables import open_wide

        table = open_wide(path, "Caps")
        first, *others = table.header
        column = first.strip().casefold()
        if column not in money.traits or not others:
            there = listed(list(money.traits))
            raise InvalidInputError(
                f"{table.name}: {table.place} 1, column “{first}”: the first column is named like a column "
                f"of the projects, the second holds the caps. There are: {there}."
            )
        problems, caps = Problems(table.name, table.place), dict[UUID, int]()
        for place, cells in table.rows:
            name, amount = cells[0].strip(), cells[1].strip()
            if name not in money.traits[column]:
                problems.add(place, first, f"no project has the {column} “{name}”.")
            elif _AMOUNT.fullmatch(amount) is None:
                problems.add(place, others[0], f"“{amount}” is no amount. Write it like 250000.")
            elif _department(name) in caps:
                problems.add(place, first, f"“{name}” has a cap already.")
            else:
                caps[_department(name)] = to_minor(Decimal(amount), money.currency)
        problems.stop_if_any()
        names = {_department(name): name for name in money.traits[column]}
        return cls(caps, names, tuple(map(_department, money.traits[column])))


def _department(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:charrette:ballot-file:department {name}")


def _candidates(
    ballots: "BallotSet", money: "FileCosts", result: Result, departments: _Departments
) -> list[Candidate]:
    """The projects in the order of the file, with the points and voters of the result."""
    standings = {each.need.need_id: each for each in result.standings}
    return [
        Candidate(
            need.need_id,
            need.code,
            need.short_name if need.short_name != need.code else "",
            money.costs[place],
            (standing := standings[need.need_id]).score,
            standing.voters or 0,
            departments.of[place] if departments.of else None,
            least_group=least_group(standing, result),
        )
        for place, need in enumerate(ballots.needs)
    ]


def _crowds(ballots: "BallotSet") -> tuple[FundingBallot, ...]:
    """The ballots as they share the money: those with the same content stand as one of their weight together."""
    marks = ballots.marks
    assert marks.starts is not None
    assert marks.columns is not None
    ids = [need.need_id for need in ballots.needs]
    crowds: dict[tuple[tuple[int, int], ...], int] = defaultdict(int)
    columns, values, starts = marks.columns.tolist(), marks.values.tolist(), marks.starts.tolist()
    ranked = ballots.kind is BallotKind.RANKING
    for weight, start, end in zip(ballots.weight.tolist(), starts, starts[1:], strict=False):
        own = values[start:end] if not ranked else [end - start - place + 1 for place in values[start:end]]
        crowds[tuple(sorted(zip(columns[start:end], own, strict=True)))] += weight
    return tuple(
        FundingBallot({ids[column]: value for column, value in crowd}, Fraction(weight, ballots.scale))
        for crowd, weight in crowds.items()
    )
