"""Rule 2: the same work (space x system x action) stands on two budget lines."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from charrette.domain.guard.facts import LineFacts, PlanFacts, ScopeFacts, departments_of
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.line_choices import keeps, merged, share
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.money import money_words
from charrette.domain.plan.settlements import Way
from charrette.domain.wording import listed

MOST_IN_PAIRS = 6
"""More lines than these for one work are one finding: each against each would be a wall of findings."""


@dataclass(frozen=True, slots=True)
class Double:
    """Lines for the same work, in the order of their numbers; ``shared`` are the scope items that serve it."""

    lines: tuple[LineFacts, ...]
    shared: tuple[ScopeFacts, ...]


def subjects(facts: PlanFacts) -> Iterator[Double]:
    """Every two lines that serve the same work; one subject of all lines where there are very many."""
    by_pair: dict[tuple[LineFacts, ...], dict[ScopeFacts, None]] = defaultdict(dict)
    for work, lines in _lines_by_work(facts).items():
        size = 2 if len(lines) <= MOST_IN_PAIRS else len(lines)
        for together in combinations(lines, size):
            items = (item for line in together for item in line.scope if item.work == work)
            by_pair[together].update(dict.fromkeys(items))
    for together, shared in by_pair.items():
        yield Double(together, tuple(sorted(shared, key=lambda item: item.code)))


def _lines_by_work(facts: PlanFacts) -> dict[tuple[str, str, str], list[LineFacts]]:
    found: dict[tuple[str, str, str], list[LineFacts]] = defaultdict(list)
    for line in facts.lines.values():
        for work in dict.fromkeys(item.work for item in line.scope):
            found[work].append(line)
    return {work: lines for work, lines in found.items() if len(lines) > 1}


def check(double: Double) -> tuple[Finding, ...]:
    """What stands twice blocks; a recorded split makes it a review (``guard.settled``)."""
    lines, amount = double.lines, sum(line.amount or 0 for line in double.lines)
    codes = tuple(line.code for line in lines)
    where = " and ".join(item.code for item in double.shared)
    paid = listed([f"{line.owner} {line.money} ({line.code})" for line in lines])
    pair = len(lines) == 2
    return (
        Finding(
            f"2:{'+'.join(codes)}" if pair else f"2:{double.shared[0].code}:lines",
            2,
            Severity.BLOCKS,
            f"{double.shared[0].words} is budgeted {'twice' if pair else f'on {len(lines)} lines'}",
            f"{where}: {paid} pay for the same work.",
            codes,
            tuple(line.id for line in lines),
            tuple(line.side for line in lines),
            amount,
            choices=_choices(double) if pair else (_keep_all(lines),),
            departments=departments_of(lines),
            seen="\n".join((*(f"{line.code} {line.owner} {line.money}" for line in lines), *_works(double))),
        ),
    )


def _works(double: Double) -> list[str]:
    """What both pay for: a decision is about this work, under whatever scope items it stands."""
    return sorted({f"for {', '.join(item.work)}" for item in double.shared})


def _choices(double: Double) -> tuple[Choice, ...]:
    first, second = double.lines
    shared = tuple(item.id for item in double.shared)
    freed = (first.amount or 0) + (second.amount or 0)
    release = f", release {money_words(freed, first.currency)}" if freed else ""
    return (
        *keeps(first, second, shared),
        merged(first, second),
        share(first, second),
        Choice(
            Way.NOT_THE_SAME, "Not the same: split the scope…", first.id, moves=_both(double), asks="split"
        ),
        Choice(Way.DROP, f"Drop both{release}", frees=freed, drops=(first.id, second.id), asks="reason"),
        _keep_all(double.lines),
    )


def _both(double: Double) -> tuple[UUID, ...]:
    """The scope items that both lines serve."""
    first, second = double.lines
    return tuple(item.id for item in first.scope if item in second.scope)


def _keep_all(lines: tuple[LineFacts, ...]) -> Choice:
    words = "Keep both, with a reason" if len(lines) == 2 else "Keep them all, with a reason"
    return Choice(Way.KEEP_BOTH, words, asks="reason")


RULE = Rule(
    2,
    "Nothing is paid twice",
    "The same work, that is one action on one system in one space, stands on one budget line only. Two lines block the "
    "sign-off until one of them goes, the scope is split, or a split is recorded that both departments confirm.",
    Severity.BLOCKS,
    checking(subjects, check),
)
