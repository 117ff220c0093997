"""Rule 5: an adopted need has scope, scope serves a need, and scope has a budget line."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.settlements import Way


@dataclass(frozen=True, slots=True)
class Gap:
    """A need without scope ("scope"), or a scope item without a need ("need") or a budget line ("line")."""

    id: UUID
    code: str
    words: str
    lacks: str
    serves: str = ""


def subjects(facts: PlanFacts) -> Iterator[Gap]:
    """What lacks something: of needs only those that were adopted and stand."""
    snapshot, plan = facts.snapshot, facts.plan
    served = {snapshot.standing_need(each) for each in plan.scope_of_need if each in snapshot.need_by_id}
    for need in snapshot.open_needs:
        answer = plan.answer_of_need.get(need.id)
        if answer and answer.disposition is Disposition.ADOPTED and need.id not in served:
            yield Gap(need.id, need.code, need.short_name, "scope")
    for item in plan.scope:
        needs = plan.needs_of_scope.get(item.id, ())
        if not needs:
            yield Gap(item.id, item.code, item.words, "need")
        if item.id not in plan.lines_of_scope:
            standing = dict.fromkeys(
                snapshot.standing_need(each) for each in needs if each in snapshot.need_by_id
            )
            codes = " and ".join(snapshot.need_by_id[each].code for each in standing)
            yield Gap(item.id, item.code, item.words, "line", codes)


def check(gap: Gap) -> tuple[Finding, ...]:
    """One gap, one finding."""
    title, words, accept = _WORDS[gap.lacks]
    drop = Choice(Way.DROP, f"Drop {gap.code} from the plan", drops=(gap.id,), asks="reason")
    return (
        Finding(
            f"5:{gap.code}:{gap.lacks}",
            5,
            Severity.WARNS,
            title.format(gap.words),
            f"{gap.code}{f' serves {gap.serves}; it' if gap.serves else ''} {words}",
            (gap.code,),
            (gap.id,),
            choices=(Choice(Way.ACCEPT, accept, asks="reason"), *(() if gap.lacks == "scope" else (drop,))),
            seen=f"{gap.code} without {gap.lacks}",
        ),
    )


_WORDS = {
    "scope": (
        "Nothing is planned for {}",
        "was adopted, and no scope item serves it. Add one, or answer it otherwise.",
        "Needs no work of its own, with a reason",
    ),
    "need": (
        "{}: no need is named",
        "cannot be traced to a voice in the room. Name the need it serves, or drop it.",
        "Is due without a need, with a reason",
    ),
    "line": (
        "No money for {}",
        "has no budget line. Say which line pays it, or add one.",
        "Costs nothing, with a reason",
    ),
}

RULE = Rule(
    5,
    "Nothing falls between",
    "Each adopted need has scope, each scope item serves a need, and each scope item has a budget line. What lacks one "
    "is a gap.",
    Severity.WARNS,
    checking(subjects, check),
)
