"""Where a need goes: its cards, theme, rank, scope, budget and brief, as the nodes of a chain."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from charrette.domain.needs import NeedStatus
from charrette.domain.wording import counted, listed
from charrette.ui.models.needs_list import NeedLine, RoundView
from charrette.ui.models.results import priority_words
from charrette.ui.prioritise.chain import Link

if TYPE_CHECKING:
    from charrette.domain.plan.plan import Plan
    from charrette.domain.plan.scope import ScopeItem
    from charrette.domain.snapshot import ProjectSnapshot

MOST_NAMED = 3
"""As many codes as a node names."""
Go = Callable[[str, object], Callable[[], object]]
"""What goes to a step with a payload when called."""


def origin_links(
    snapshot: "ProjectSnapshot", line: NeedLine, view: RoundView, go: Go, edit: Callable[[], object]
) -> list[Link]:
    """Cards, theme, the need itself and its rank."""
    need, cards = line.need, snapshot.cards_of_need.get(line.need.id, ())
    to_run = go("run", need.id)
    place = line.rank_label if view.method.ranks or line.standing is None else line.standing.verdict
    rank = f"{place} in {view.round.title}" if line.standing else line.place.value
    department = snapshot.department_by_id.get(need.department_id) if need.department_id else None
    return [
        Link("Cards", _codes([card.code for card in cards]) or "No card", _cards(len(cards)), to_run,
             missing=not cards),
        Link("Theme", line.theme or "No theme", "", to_run, missing=not line.theme),
        Link("Need", need.code, priority_words(line), edit, here=True),
        Link("Rank" if view.method.ranks else "Check", rank, missing=line.standing is None),
        Link("For", department.name if department else "No department yet", missing=department is None),
    ]  # fmt: skip


def plan_links(planned: "ProjectSnapshot", line: NeedLine, go: Go) -> list[Link]:
    """Scope, budget and brief; what does not exist yet offers to be added where it belongs."""
    plan, need = planned.planned, line.need
    ids = plan.scope_of_need.get(need.id, ())
    items = [plan.scope_by_id[each] for each in ids if each in plan.scope_by_id]
    return [_scope(planned, items, go), _budget(planned, plan, items, go), _brief(line, go)]


def _scope(planned: "ProjectSnapshot", items: "Sequence[ScopeItem]", go: Go) -> Link:
    if not items:
        return Link("Scope", "Add", "no scope serves it yet", go("plan", "scope"), missing=True)
    first = items[0]
    words = f"{first.code} {first.words}" if len(items) == 1 else _codes([item.code for item in items])
    return Link("Scope", words, _answers(planned, items), go("plan", first.code))


def _answers(planned: "ProjectSnapshot", items: "Sequence[ScopeItem]") -> str:
    """``"CFCI · Facilities accountable"``."""
    from charrette.domain.plan.scope import DutyKind

    codes = dict.fromkeys(item.responsibility.value for item in items if item.responsibility)
    names = dict.fromkeys(
        planned.department_name(each) for item in items for each in item.departments(DutyKind.ACCOUNTABLE)
    )
    accountable = f"{listed([name for name in names if name])} accountable" if names else "nobody accountable"
    return " · ".join(part for part in (listed(list(codes)), accountable) if part)


def _budget(planned: "ProjectSnapshot", plan: "Plan", items: "Sequence[ScopeItem]", go: Go) -> Link:
    from charrette.domain.money import money_words
    from charrette.domain.plan.totals import amounts_of

    ids = dict.fromkeys(line_id for item in items for line_id in plan.lines_of_scope.get(item.id, ()))
    lines = [plan.line_by_id[each] for each in ids if each in plan.line_by_id]
    if not lines:
        below = "no budget line pays for it yet" if items else "after its scope"
        return Link("Budget", "Add", below, go("plan", "budget"), missing=True)
    amounts = amounts_of(plan)
    known = [middle for line in lines if (middle := amounts[line.id].middle) is not None]
    money = money_words(sum(known), planned.project.currency) if known else "no amount yet"
    names = dict.fromkeys(planned.department_name(line.department_id) for line in lines)
    kinds = dict.fromkeys(line.kind.words.lower() for line in lines)
    below = " · ".join(listed([each for each in part if each]) for part in (list(names), list(kinds)))
    return Link(
        "Budget", f"{money}: {_codes([line.code for line in lines])}", below, go("plan", lines[0].code)
    )


def _brief(line: NeedLine, go: Go) -> Link:
    stands = line.need.status is NeedStatus.OPEN
    words = "In the prioritised needs" if stands else "Among what became of needs"
    return Link("Brief", words, "updates when this changes", go("publish", "brief"))


def _codes(codes: Sequence[str]) -> str:
    return ", ".join(codes[:MOST_NAMED]) + (", …" if len(codes) > MOST_NAMED else "")


def _cards(number: int) -> str:
    return counted(number, "card")
