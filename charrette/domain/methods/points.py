"""What the methods share that add points up: dots, approval, nominal group and multivoting."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.usual import UsualMethod
from charrette.domain.result import Result, Standing, Tally, additive_result
from charrette.domain.rounds import Ballot, BallotNeed, Headline, RoundRules
from charrette.domain.wording import counted, number, ordinal

if TYPE_CHECKING:
    from charrette.domain.profile import Marks, Profile

Content = Mapping[UUID, int]


class PointsMethod(UsualMethod):
    """S_j = sum of w_i p_ij, with breadth V_j = sum of w_i [p_ij > 0] beside it."""

    unit = "points"
    countable = True

    def kept(self, content: Content) -> dict[UUID, int]:
        """Zero only means unmarked, and is not stored."""
        return {need: count for need, count in content.items() if count}

    def points_of(self, content: Content, options: Mapping[str, int]) -> Content:
        """What one ballot gives to each need."""
        del options
        return content

    def given(self, rules: RoundRules, profile: "Profile") -> "Marks":
        """What every ballot gives to each need, as ``points_of`` says; nothing less than 0 is given."""
        del rules
        return profile.marks

    def single(self, options: Mapping[str, int]) -> bool:
        """Whether nobody can give a need more than one point: then the voters of a total are known."""
        del options
        return True

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Counts by group, then raw and balanced. Exact; ballots that name no group stand as one group."""
        from charrette.domain.methods.points_count import counted_points

        tally = counted_points(profile, self.given(rules, profile), profile.heard(rules))
        with_walls = _with_walls(tally, profile.needs, profile.hand, single=self.single(rules.options))
        return additive_result(rules, profile.needs, with_walls, self.unit)

    def explain(self, result: Result, standing: Standing) -> str:
        """For example "N-014 is 3rd, tied with 1 other: 16 dots from 15 voters. ..."."""
        if not standing.score:
            return f"{standing.need.code} got no {self.unit}; it stays on the list."
        voters = f"{number(standing.voters)} voters" if standing.voters is not None else "voters not known"
        sentences = [f"{place_of(result, standing)}: {number(standing.score)} {self.unit} from {voters}."]
        if standing.balanced is not None:
            balanced = (
                f"With every group counting by its influence it has {number(standing.balanced)} {self.unit}"
            )
            sentences.append(f"{balanced}.")
        return " ".join([*sentences, *bound_words(result)])


def place_of(result: Result, standing: Standing) -> str:
    """``"N-014 is 3rd of 16, tied with 1 other"``."""
    place = f"{standing.need.code} is {ordinal(standing.rank)} of {len(result.standings)}"
    ties = sum(other.rank == standing.rank and other.voted for other in result.standings) - 1
    return f"{place}, tied with {ties} other{'s' if ties > 1 else ''}" if ties > 0 else place


def bound_words(result: Result) -> list[str]:
    """A sentence where the limit of three average ballots binds."""
    if not result.bounded:
        return []
    limit = "No ballot counts more than three times the average"
    return [f"{limit}; this limit binds for {', '.join(result.bounded)}."]


def balanced_words(rules: RoundRules) -> str:
    """``", groups balanced"`` where that is the headline."""
    return ", groups balanced" if rules.headline is Headline.BALANCED else ""


def check_total(content: Content, voters: int | None, each: int | None, unit: str) -> None:
    """Totals that ``voters`` ballots of ``each`` points can hold; raises ``InvalidInputError`` with the sum.

    ``each`` None: the points of a ballot are not limited.
    """
    total = sum(content.values())
    if any(count < 0 for count in content.values()):
        raise InvalidInputError(f"A count of {unit} cannot be negative.")
    if voters is None:
        return
    if voters < 0 or (total and not voters):
        raise InvalidInputError("Say how many people that are; leave the number empty where it is not known.")
    if each is not None and total > each * voters:
        raise InvalidInputError(
            f"{counted(voters, 'ballot')} × {each} {unit} = {each * voters} at most; {total} were counted: "
            "count again or correct the number of ballots."
        )


def check_each(content: Content, voters: int | None, cap: int | None) -> None:
    """No need with more than ``voters`` ballots can give to one need."""
    most = max(content.values(), default=0)
    if voters is not None and cap is not None and most > cap * voters:
        raise InvalidInputError(
            f"{counted(voters, 'ballot')} × {cap} on one need = {cap * voters} at most; a need has {most}: "
            "count again or correct the number of ballots."
        )


def _with_walls(tally: Tally, needs: Sequence[BallotNeed], walls: Sequence[Ballot], *, single: bool) -> Tally:
    """Adds the totals counted by hand.

    Who gave them is not known, unless a person can give a need only one point (``single``).
    """
    points = [list(row) for row in tally.points]
    voters: list[list[Fraction | None]] = [list(row) for row in tally.voters]
    cast, heads = list(tally.ballots), list(tally.heads)
    row = {group.id: index for index, group in enumerate(tally.groups)}
    last = len(tally.groups) - 1
    for wall in walls:
        index = row.get(wall.group_id, last) if wall.group_id else last
        so_far, people = cast[index], heads[index]
        cast[index] = so_far + wall.voters if so_far is not None and wall.voters is not None else None
        heads[index] = people + wall.voters if people is not None and wall.voters is not None else None
        for j, need in enumerate(needs):
            placed = wall.content.get(need.need_id, 0)
            points[index][j] += placed
            found = voters[index][j]
            if placed:
                voters[index][j] = found + placed if single and found is not None else None
    return Tally(
        tally.groups,
        tuple(cast),
        tuple(heads),
        tuple(tuple(each) for each in points),
        tuple(tuple(each) for each in voters),
        tally.spread,
    )
