"""Rule 1: exactly one department is accountable for a scope item, and somebody does the work."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.plan.scope import Duty, DutyKind
from charrette.domain.plan.settlements import Way
from charrette.domain.wording import listed


@dataclass(frozen=True, slots=True)
class Charge:
    """Who answers for a scope item, by id and name in the order of the departments, and whether anybody does it."""

    id: UUID
    code: str
    words: str
    accountable: tuple[tuple[UUID, str], ...]
    responsible: bool


def subjects(facts: PlanFacts) -> Iterator[Charge]:
    """Every scope item."""
    for item in facts.plan.scope:
        charged = tuple(
            (each, facts.snapshot.department_name(each)) for each in item.departments(DutyKind.ACCOUNTABLE)
        )
        yield Charge(item.id, item.code, item.words, charged, any(map(_does, item.duties)))


def _does(duty: Duty) -> bool:
    return duty.kind is DutyKind.RESPONSIBLE


def check(charge: Charge) -> tuple[Finding, ...]:
    """Two accountable departments block; none, and nobody who does the work, warn."""
    found: list[Finding] = []
    names = [name for _, name in charge.accountable]
    if len(names) > 1:
        every = "both" if len(names) == 2 else "all"
        words = f"{listed(names)} are {every} accountable for it: then nobody is. Choose one."
        title = f"{charge.words}: {len(names)} departments are accountable"
        found.append(_finding(charge, "accountable", Severity.BLOCKS, title, words))
    if not names:
        words = "No department answers for it. Choose exactly one."
        found.append(
            _finding(
                charge, "accountable", Severity.WARNS, f"{charge.words}: nobody is accountable", words, waits
            )
        )
    if not charge.responsible:
        words = "No department or partner does the work. Say who is responsible."
        found.append(
            _finding(
                charge, "responsible", Severity.WARNS, f"{charge.words}: nobody does the work", words, waits
            )
        )
    return tuple(found)


waits = (Choice(Way.ACCEPT, "Leave it open, with a reason", asks="reason"),)
"""Who answers for something may be open for a while; two who do may not."""


def _finding(
    charge: Charge,
    what: str,
    severity: Severity,
    title: str,
    words: str,
    choices: tuple[Choice, ...] = (),
) -> Finding:
    return Finding(
        f"1:{charge.code}:{what}",
        1,
        severity,
        title,
        f"{charge.code}: {words}",
        (charge.code,),
        (charge.id,),
        choices=choices,
        departments=tuple(each for each, _ in charge.accountable),
        seen=f"{charge.code} {listed([name for _, name in charge.accountable]) or 'nobody'}",
    )


RULE = Rule(
    1,
    "One department is accountable",
    "For each scope item exactly one department is accountable, and at least one department or partner is responsible "
    "for doing it. Two accountable departments block the sign-off; nobody warns.",
    Severity.BLOCKS,
    checking(subjects, check),
)
