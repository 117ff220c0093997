"""Rule 6: a source pays only what it may pay."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import LineFacts, PlanFacts
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.money import money_words
from charrette.domain.plan.eligibility import objections
from charrette.domain.plan.settlements import Way


@dataclass(frozen=True, slots=True)
class Refused:
    """An allocation that its source may not pay, and why, a sentence each."""

    allocation_id: UUID
    line: LineFacts
    source: str
    amount: int
    reasons: tuple[str, ...]


def subjects(facts: PlanFacts) -> Iterator[Refused]:
    """Every allocation there is an objection to."""
    plan, sources = facts.plan, facts.plan.district.source_by_id
    for each in plan.allocations:
        source, line = sources.get(each.source_id), plan.line_by_id.get(each.line_id)
        if source is None or line is None:
            continue
        if reasons := objections(source, line, facts.snapshot):
            yield Refused(each.id, facts.lines[line.id], source.name, each.amount, reasons)


def check(refused: Refused) -> tuple[Finding, ...]:
    """Each blocks."""
    line, money = refused.line, money_words(refused.amount, refused.line.currency)
    take_off = f"Take {refused.source} off {line.code}"
    return (
        Finding(
            f"6:{line.code}:{refused.source}",
            6,
            Severity.BLOCKS,
            f"{refused.source} may not pay {line.code}",
            f"{line.code}, {line.description}: {' '.join(refused.reasons)}",
            (line.code,),
            (line.id,),
            (line.side, f"{refused.source} pays {money}"),
            refused.amount,
            choices=(Choice(Way.DROP, take_off, drops=(refused.allocation_id,)),),
            seen=f"{line.code} {refused.source} {money}",
        ),
    )


RULE = Rule(
    6,
    "Sources pay what they may",
    "A source pays only lines of its classes and systems, of projects on its list, bought within its dates. Others "
    "block the sign-off.",
    Severity.BLOCKS,
    checking(subjects, check),
)
