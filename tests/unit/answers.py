"""Short ways to write ballots of every method and to tally them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from charrette.domain.methods import method_named, tally
from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, Headline, RoundGroup, RoundRules
from tests.unit.vote import ballot, group, needs


def given(number: int, group_index: int | None, *marks: int | None, **more: object) -> Ballot:
    """One ballot; ``marks`` in the order of the needs, None: no answer (a 0 is kept)."""
    content = {UUID(int=1000 + i): mark for i, mark in enumerate(marks, start=1) if mark is not None}
    return replace(ballot(number, group_index, [], **more), content=content)  # type: ignore[arg-type]


def result_of(
    method: str,
    ballots: Sequence[Ballot],
    count: int,
    options: Mapping[str, int] | None = None,
    groups: Sequence[RoundGroup] = (group(0), group(1)),
    headline: Headline = Headline.RAW,
) -> Result:
    """The result of ballots on ``count`` needs; the options proposed for so many when none are given."""
    found = method_named(method)
    chosen = found.frozen(options if options is not None else found.defaults(count), count)
    return tally(RoundRules(method, chosen, tuple(groups), headline), needs(count), ballots)


def verdicts(result: Result) -> dict[str, str]:
    """Verdicts by code."""
    return {each.need.code: each.verdict for each in result.standings}
