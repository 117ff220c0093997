"""Rule 9: both departments signed the plan as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.plan.signing import Edit, SignState, sign_off_states
from charrette.domain.wording import listed


@dataclass(frozen=True, slots=True)
class Signature:
    """A department that has not signed the plan as it stands: others who did, or the edits that voided its own."""

    id: UUID
    department: str
    signed_by: tuple[str, ...]
    edits: tuple[Edit, ...]


def subjects(facts: PlanFacts) -> Iterator[Signature]:
    """Voided sign-offs; once a department has signed, those that have not yet too: before, nobody was asked."""
    states = sign_off_states(facts.snapshot)
    signed = tuple(each.department for each in states if each.sign_off)
    for each in states:
        if each.state is SignState.VOIDED or (each.state is SignState.NOT_SIGNED and signed):
            yield Signature(each.department_id, each.department, signed, each.edits)


def check(signature: Signature) -> tuple[Finding, ...]:
    """A voided sign-off warns and says which edit; one that is missing is for review."""
    name, edits = signature.department, signature.edits
    if edits:
        told = "; ".join(f"{edit.code}: {edit.words}" for edit in edits)
        title, severity = f"The sign-off of {name} is void", Severity.WARNS
        words = f"Edited since {name} signed: {told}. {name} signs again once it agrees."
    else:
        title, severity = f"{name} has not signed", Severity.REVIEW
        words = f"{listed(signature.signed_by)} signed the plan; {name} has not yet."
    codes = tuple(edit.code for edit in edits)
    return (
        Finding(
            f"9:{name}",
            9,
            severity,
            title,
            words,
            codes or (name,),
            departments=(signature.id,),
            seen="\n".join(codes),
        ),
    )


RULE = Rule(
    9,
    "Both departments sign",
    "Each department with a budget line or scope of its own signs the plan. A later edit of amount, source, scope or "
    "owner voids the sign-off, and says which edit; one of the wording does not.",
    Severity.WARNS,
    checking(subjects, check),
)
