"""Who a row of a ballot file stands for: the ballot's name, its group and its weight."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from charrette.domain.errors import InvalidInputError
from charrette.exchange.problems import Problems
from charrette.exchange.tables import plain

OWN = ("ballot", "group", "weight")
_WEIGHT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}|/[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class VoterColumns:
    """Where a row says who it stands for; None where the file has no such column."""

    ballot: int
    group: int | None = None
    weight: int | None = None

    @classmethod
    def found(cls, name: str, columns: Mapping[str, int], group_column: str = "") -> "VoterColumns":
        """From columns by their plain names; raises ``InvalidInputError`` where the group's is not there."""
        group = plain(group_column or "group")
        if group_column and group not in columns:
            raise InvalidInputError(f"{name} has no column “{group_column}” to take the group from.")
        return cls(columns["ballot"], columns.get(group), columns.get("weight"))


class Voters:
    """Collects ballots row by row: ``ballots``, ``groups`` (empty: none), ``weights`` and ``places`` are parallel."""

    def __init__(self, columns: VoterColumns, problems: Problems) -> None:
        self.problems = problems
        self.ballots: list[str] = []
        self.groups: list[str] = []
        self.weights: list[Fraction] = []
        self.places: list[int] = []
        self._columns = columns
        self._seen: dict[str, int] = {}
        self._weights = {"": Fraction(1)}

    def add(self, place: int, row: Sequence[str]) -> None:
        """Takes the ballot of a row; notes what is wrong with its name or weight."""
        ballot = row[self._columns.ballot].strip()
        first = self._seen.setdefault(ballot, place)
        if not ballot:
            self.problems.add(place, "ballot", "the ballot has no number. Number every ballot.")
        elif first != place:
            what = f"ballot {ballot} is in {self.problems.place} {first} already. Each ballot counts once."
            self.problems.add(place, "ballot", what)
        self.ballots.append(ballot)
        self.groups.append("" if self._columns.group is None else row[self._columns.group].strip())
        self.weights.append(Fraction(1) if self._columns.weight is None else self.weight(place, row))
        self.places.append(place)

    def weight(self, place: int, row: Sequence[str]) -> Fraction:
        """What the row says of the weight; 1 where it says nothing."""
        text = "" if self._columns.weight is None else row[self._columns.weight].strip()
        if text not in self._weights:
            good = _WEIGHT.fullmatch(text) and not re.search(r"/0+$", text)
            self._weights[text] = Fraction(text) if good else Fraction(0)
        if not self._weights[text]:
            self.problems.add(place, "weight", f"“{text}” is no weight above 0. Write 1, 0.5 or 1/3.")
            return Fraction(1)
        return self._weights[text]
