"""Short ways to write groups, needs and ballots of a round of dots."""

from collections.abc import Sequence
from fractions import Fraction
from uuid import UUID

from charrette.domain.methods import tally as counted
from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, Headline, RoundGroup, RoundRules

ROUND_ID = UUID(int=1)


def group(index: int, *, influence: int = 1, host: bool = False) -> RoundGroup:
    """Group 0 is AA, group 1 is BB and so on."""
    letters = chr(ord("A") + index) * 2
    return RoundGroup(UUID(int=100 + index), letters, f"Group {letters}", index, Fraction(influence), host)


def needs(count: int) -> tuple[BallotNeed, ...]:
    """N-001 and so on, in the order of the ballot."""
    return tuple(
        BallotNeed(UUID(int=1000 + i), f"N-{i:03d}", f"Need {i}", "", i) for i in range(1, count + 1)
    )


def ballot(
    number: int, group_index: int | None, dots: Sequence[int], weight: Fraction | int = 1, **more: object
) -> Ballot:
    """One ballot; ``dots`` in the order of the needs."""
    group_id = None if group_index is None else UUID(int=100 + group_index)
    content = {UUID(int=1000 + i): placed for i, placed in enumerate(dots, start=1) if placed}
    values: dict[str, object] = {"channel": BallotChannel.PAPER} | more
    return Ballot(
        id=UUID(int=5000 + number),
        round_id=ROUND_ID,
        number=number,
        group_id=group_id,
        content=content,
        weight=Fraction(weight),
        **values,  # type: ignore[arg-type]
    )


def tally(
    groups: Sequence[RoundGroup],
    count: int,
    ballots: Sequence[Ballot],
    headline: Headline = Headline.RAW,
    *,
    host_counts: bool = False,
) -> Result:
    """The result of a round of dots without limits."""
    rules = RoundRules("dots", {}, tuple(groups), headline, host_counts)
    return counted(rules, needs(count), ballots)


def scores(result: Result) -> dict[str, Fraction]:
    """Dots by code."""
    return {each.need.code: each.score for each in result.standings}
