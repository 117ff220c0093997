"""Rule 5: an adopted need has scope, scope serves a need that was not put aside, and scope has a budget line."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.settlements import Way
from charrette.domain.wording import listed


@dataclass(frozen=True, slots=True)
class Gap:
    """A need without scope ("scope"), or a scope item without a need ("need") or a budget line ("line").

    "answer": every need that a scope item serves was deferred, declined or given to another project.
    """

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
    aside = {each for each, answer in plan.answer_of_need.items() if answer.disposition in _ASIDE}
    for item in plan.scope:
        linked = (each for each in plan.needs_of_scope.get(item.id, ()) if each in snapshot.need_by_id)
        needs = tuple(dict.fromkeys(snapshot.standing_need(each) for each in linked))
        codes = listed([snapshot.need_by_id[each].code for each in needs])
        if item.id not in plan.needs_of_scope:
            yield Gap(item.id, item.code, item.words, "need")
        elif needs and aside.issuperset(needs):
            yield Gap(item.id, item.code, item.words, "answer", codes)
        if item.id not in plan.lines_of_scope:
            yield Gap(item.id, item.code, item.words, "line", codes)


_ASIDE = {Disposition.DEFERRED, Disposition.DECLINED, Disposition.OTHER_PROJECT}


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
    "answer": (
        "{}: nothing it serves was adopted",
        "is planned for what was put aside. Adopt the need, name another, or drop the work.",
        "Goes on all the same, with a reason",
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
    "Each adopted need has scope, each scope item serves a need that was not put aside, and each scope item has a "
    "budget line. What lacks one is a gap.",
    Severity.WARNS,
    checking(subjects, check),
)
