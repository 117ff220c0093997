"""How each milestone stands today: its mark, what it waits for, what is late, warned of or critical. Values, no Qt."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.schedule import chain, waiting, warnings
from charrette.domain.wording import counted
from charrette.ui.plan.days import day_words
from charrette.ui.plan.strip_marks import Mark, strip_plan

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """A milestone as it stands: ``waits`` and ``warning`` are sentences, ``late`` the days it is late (0: it is not).

    ``before`` are the ids of what it waits for; ``critical``: it is on the critical chain, after ``leads``.
    """

    milestone: Milestone
    mark: Mark
    department: str = ""
    waits: str = ""
    warning: str = ""
    earliest: str = ""
    late: int = 0
    critical: bool = False
    leads: UUID | None = None
    before: tuple[UUID, ...] = ()

    @property
    def id(self) -> UUID:
        """The id of the milestone."""
        return self.milestone.id

    @property
    def state_words(self) -> str:
        """Its state as the table says it: ``"Late by 3 days"``, ``"Waits"``, ``"Under way"``, ``"Reached Mar 4"``."""
        milestone = self.milestone
        if milestone.done:
            return f"Reached {day_words(milestone.done_on)}".strip()
        words = "Waits" if self.mark is Mark.WAITS else milestone.state.words
        return f"{words}, {counted(self.late, 'day')} late" if self.late else words

    @property
    def matters(self) -> str:
        """What stands in its way, in words; empty where nothing does."""
        return days_in_words(". ".join(each for each in (self.waits, self.warning) if each))

    @property
    def sentence(self) -> str:
        """The milestone as one sentence to read or hear."""
        milestone = self.milestone
        due = f"due {day_words(milestone.due)}" if milestone.due else "no day yet"
        parts = [
            f"{milestone.code} {milestone.title}",
            "gate" if milestone.gate else "",
            self.department,
            due,
            self.state_words[:1].lower() + self.state_words[1:],
            "on the critical chain" if self.critical else "",
        ]
        tail = f" {self.matters}." if self.matters else ""
        return f"{', '.join(part for part in parts if part)}.{tail}"


@dataclass(frozen=True, slots=True)
class Standings:
    """All milestones of a plan as they stand ``today`` ("2027-03-14"), in the order of their days."""

    today: str
    rows: tuple[Standing, ...] = ()
    first_day: str = ""
    by_id: dict[UUID, Standing] = field(default_factory=dict[UUID, Standing])

    @property
    def summary(self) -> str:
        """What is late, waits or is warned of: ``"2 late, 3 wait, 1 cannot keep its day"``."""
        late = sum(1 for row in self.rows if row.late)
        waits = sum(1 for row in self.rows if row.mark is Mark.WAITS)
        warned = sum(1 for row in self.rows if row.warning)
        parts = [
            f"{late} late" if late else "",
            f"{waits} {'waits' if waits == 1 else 'wait'}" if waits else "",
            f"{warned} cannot keep {'its day' if warned == 1 else 'their days'}" if warned else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def as_text(self) -> str:
        """The whole as text: a sentence for each milestone."""
        head = f"Today is {day_words(self.today)}."
        first = f" The first school day is {day_words(self.first_day)}." if self.first_day else ""
        return "\n".join([head + first, *(row.sentence for row in self.rows)])


def standings(snapshot: "ProjectSnapshot", today: str, findings_on: Collection[UUID] = ()) -> Standings:
    """The project's milestones as they stand ``today``; ``findings_on`` are the ids that open findings concern."""
    plan = snapshot.planned
    marks = {stop.milestone.id: stop for stop in strip_plan(snapshot, today, findings_on).stops}
    waits = {each.milestone.id: each.words for each in waiting(snapshot, today, findings_on)}
    warned = {each.milestone.id: each for each in warnings(snapshot, today)}
    critical = [each.id for each in chain(snapshot)]
    leads = dict(zip(critical[1:], critical, strict=False))
    rows: list[Standing] = []
    for each in in_order(plan.milestones):
        warning = warned.get(each.id)
        rows.append(
            Standing(
                each,
                marks[each.id].mark,
                snapshot.department_name(each.department_id) if each.department_id else "",
                waits.get(each.id, ""),
                warning.words if warning else "",
                warning.earliest if warning else "",
                late_days(each, today),
                each.id in critical,
                leads.get(each.id),
                tuple(link.waits_for_id for link in plan.waits_for.get(each.id, ())),
            )
        )
    return Standings(today, tuple(rows), plan.first_day, {row.id: row for row in rows})


def calendar_standings(snapshot: "ProjectSnapshot", today: str) -> Standings:
    """The district's calendar in the same way; its days wait for nothing but each other."""
    plan = snapshot.planned
    before: dict[UUID, tuple[UUID, ...]] = {}
    for link in plan.district.links:
        before[link.milestone_id] = (*before.get(link.milestone_id, ()), link.waits_for_id)
    rows = tuple(
        Standing(
            each,
            calendar_mark(each),
            snapshot.department_name(each.department_id) if each.department_id else "",
            late=late_days(each, today),
            before=before.get(each.id, ()),
        )
        for each in in_order(plan.district.calendar)
    )
    return Standings(today, rows, plan.first_day, {row.id: row for row in rows})


def in_order(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Milestones in the order of their days; those without a day last."""
    return sorted(milestones, key=lambda each: (not each.due, each.due, each.number))


def days_in_words(sentence: str) -> str:
    """A sentence with its days as people read them: "2027-03-14" as "Mar 14, 2027"."""
    return _DAY.sub(lambda found: day_words(found[0]), sentence)


def late_days(milestone: Milestone, today: str) -> int:
    """How many days a milestone is late; 0: it is not."""
    if not milestone.late(today):
        return 0
    return (date.fromisoformat(today) - date.fromisoformat(milestone.due)).days


def calendar_mark(milestone: Milestone) -> Mark:
    """How far a day of the calendar is."""
    if milestone.done:
        return Mark.DONE
    return Mark.UNDER_WAY if milestone.state is MilestoneState.UNDER_WAY else Mark.PLANNED
