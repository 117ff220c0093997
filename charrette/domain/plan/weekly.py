"""The weekly page: what was decided, what is due, what is late, what overlaps, for all departments or for one."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.log import EntryKind
from charrette.domain.plan.late import (
    Item,
    day_in_zone,
    entry_item,
    late_items,
    milestone_item,
    question_item,
)
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.domain.guard import Finding, Findings
    from charrette.domain.snapshot import ProjectSnapshot

DAYS_BACK, DAYS_AHEAD = 7, 14
"""The page looks back on a week, and ahead as far as a purchase or a drawing takes to get under way."""

__all__ = ["DAYS_AHEAD", "DAYS_BACK", "Item", "Weekly", "late_items", "weekly"]


@dataclass(frozen=True, slots=True)
class Weekly:
    """The page of a week that ends ``on`` a day such as "2027-03-14"; each list in the order it is read."""

    on: str
    decided: tuple[Item, ...]
    due: tuple[Item, ...]
    late: tuple[Item, ...]
    overlaps: tuple[Item, ...]

    def of(self, department_id: UUID) -> "Weekly":
        """The page of one department: what is its own, and what is everybody's."""
        return replace(
            self,
            **{
                name: tuple(item for item in getattr(self, name) if item.concerns(department_id))
                for name in ("decided", "due", "late", "overlaps")
            },
        )


def weekly(snapshot: "ProjectSnapshot", today: str, findings: "Findings") -> Weekly:
    """The weekly page of a project on ``today`` ("2027-03-14"): a week back, two weeks ahead, and what is open now.

    ``findings`` are the guard's; their overlaps, gaps and look-alikes stand in the order the guard gives them.
    """
    start = _shifted(today, -DAYS_BACK)
    return Weekly(
        today,
        _decided(snapshot, start, today),
        _due(snapshot, today, _shifted(today, DAYS_AHEAD)),
        late_items(snapshot, today),
        tuple(_finding_item(each) for each in findings.open),
    )


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _decided(snapshot: "ProjectSnapshot", after: str, until: str) -> tuple[Item, ...]:
    """What was decided later than the day ``after`` and no later than ``until``, in the order it was."""
    plan, zone = snapshot.planned, snapshot.project.zone
    found = [
        replace(entry_item(snapshot, each), day=day_in_zone(each.made_at, zone))
        for each in snapshot.entries
        if each.kind is EntryKind.DECISION
    ]
    found += [
        _settlement(each.title, each.items, each.way.value, day_in_zone(each.decided_at, zone))
        for each in plan.settlements
    ]
    found += [
        Item(
            each.code, f"{each.title}: reached", each.done_on, milestone_item(each, each.done_on).departments
        )
        for each in (*plan.milestones, *plan.district.calendar)
        if each.done
    ]
    found += [
        Item(
            each.code,
            f"{each.text} Answer: {each.answer}",
            each.answered_on,
            question_item(each, until).departments,
        )
        for each in plan.questions
        if not each.open
    ]
    found += _reviews(snapshot)
    within = [item for item in found if after < item.day <= until]
    return tuple(
        sorted([*within, *_answered(snapshot, after, until)], key=lambda item: (item.day, item.code))
    )


def _settlement(title: str, items: tuple[str, ...], way: str, day: str) -> Item:
    return Item(", ".join(items), f"{title}: {way}", day)


def _reviews(snapshot: "ProjectSnapshot") -> list[Item]:
    plan = snapshot.planned
    found: list[Item] = []
    for review in plan.reviews:
        milestone = plan.milestone_by_id.get(review.milestone_id)
        if review.verdict and milestone:
            name = snapshot.department_name(review.department_id)
            words = f"{milestone.title}: {name} {review.verdict.value}"
            found.append(Item(milestone.code, words, review.reviewed_on, frozenset({review.department_id})))
    return found


def _answered(snapshot: "ProjectSnapshot", after: str, until: str) -> list[Item]:
    """The answers of the week, one line for each disposition: there may be sixty of a kind."""
    answers = [each for each in snapshot.planned.answers if after < each.decided_on <= until]
    counts = Counter(each.disposition for each in answers)
    last = {each.disposition: each.decided_on for each in sorted(answers, key=lambda each: each.decided_on)}
    return [
        Item("", f"{counted(count, 'answer')} to needs and cards: {disposition.value}", last[disposition])
        for disposition, count in counts.items()
    ]


def _due(snapshot: "ProjectSnapshot", today: str, until: str) -> tuple[Item, ...]:
    plan = snapshot.planned
    found = [entry_item(snapshot, each) for each in snapshot.entries if each.due and not each.outcome]
    found += [question_item(each, today) for each in plan.questions if each.open]
    milestones = (each for each in (*plan.milestones, *plan.district.calendar) if not each.done)
    found += [milestone_item(each, today) for each in milestones]
    found += [
        Item(each.code, f"Buy: {each.description}, by {each.buy_by}", each.buy_by, _those(each.department_id))
        for each in plan.lines
    ]
    within = (item for item in found if today <= item.day <= until)
    return tuple(sorted(within, key=lambda item: (item.day, item.code)))


def _finding_item(finding: "Finding") -> Item:
    words = f"{finding.title} ({finding.severity.value})"
    return Item(", ".join(finding.items), words, "", frozenset(finding.departments))


def _those(department_id: UUID | None) -> frozenset[UUID]:
    return frozenset((department_id,)) if department_id else frozenset()
