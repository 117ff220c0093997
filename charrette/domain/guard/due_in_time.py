"""Rule 8: what a milestone needs (a decision, an answer, a purchase) is due before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.settlements import Way
from charrette.domain.wording import quoted


@dataclass(frozen=True, slots=True)
class Late:
    """What is due on a day, and the earlier milestone that needs it; ``project`` only where that is another's."""

    id: UUID
    code: str
    words: str
    due: str
    milestone: Milestone
    project: str


def subjects(facts: PlanFacts) -> Iterator[Late]:
    """Open decisions and actions, open questions and purchases that are due after a milestone that is not reached."""
    milestones, owners = facts.plan.milestone_by_id, facts.plan.district.owners
    for id_, code, words, due, milestone_id in _due(facts):
        milestone = milestones.get(milestone_id) if milestone_id else None
        if milestone is not None and not milestone.done and milestone.due and due > milestone.due:
            other = milestone.project_id not in {None, facts.snapshot.project.id}
            owner = owners.get(milestone.project_id, "") if other and milestone.project_id else ""
            yield Late(id_, code, words, due, milestone, owner)


def _due(facts: PlanFacts) -> Iterator[tuple[UUID, str, str, str, UUID | None]]:
    for entry in facts.snapshot.entries:
        if not entry.outcome:
            yield (
                entry.id,
                entry.code,
                f"{entry.kind.value.capitalize()} {quoted(entry.text)}",
                entry.due,
                entry.milestone_id,
            )
    for each in facts.plan.questions:
        if each.open:
            yield each.id, each.code, f"Answer to {quoted(each.text)}", each.needed_by, each.milestone_id
    for line in facts.plan.lines:
        needing = (
            facts.plan.scope_by_id[each].milestone_id for each in facts.plan.scope_of_line.get(line.id, ())
        )
        for milestone_id in dict.fromkeys(needing):
            yield line.id, line.code, f"Purchase of {quoted(line.description)}", line.buy_by, milestone_id


def check(late: Late) -> tuple[Finding, ...]:
    """A warning for each milestone that would wait."""
    milestone = late.milestone
    name = f"{milestone.code} {quoted(milestone.title)}{f' of {late.project}' if late.project else ''}"
    other = f"{late.project} " if late.project else ""
    return (
        Finding(
            f"8:{late.code}+{other}{milestone.code}",
            8,
            Severity.WARNS,
            f"{late.code} comes after {milestone.title}",
            f"{late.words} is due on {late.due}; {name}, which needs it, on {milestone.due}.",
            (late.code, milestone.code),
            (late.id, milestone.id),
            (f"{late.code}: {late.due}", f"{milestone.code}: {milestone.due}"),
            choices=(Choice(Way.ACCEPT, "Leave it so, with a reason", asks="reason"),),
            seen=f"{late.code} {late.due}\n{milestone.code} {milestone.due}",
        ),
    )


RULE = Rule(
    8,
    "What a milestone needs comes before it",
    "A decision, an answer or a purchase is due no later than the milestone that needs it, also where that belongs to "
    "another project or to the district's calendar. A later one warns.",
    Severity.WARNS,
    checking(subjects, check),
)
