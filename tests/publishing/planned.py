"""The sample with a plan: answers, scope, lines, sources, milestones, a meeting, decisions; and one of any size."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.money import CostRange
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.budget import Allocation, BudgetLine, LineClass, LineScope
from charrette.domain.plan.coordination import AgendaPoint, Attendance, Meeting, Question, Review, Verdict
from charrette.domain.plan.milestones import Milestone, MilestoneLink, MilestoneState
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.plan import District, Elsewhere, Plan, PlanSetup
from charrette.domain.plan.scope import (
    Action,
    Duty,
    DutyKind,
    Outsider,
    Responsibility,
    ScopeItem,
    ScopeNeed,
)
from charrette.domain.plan.settlements import Settlement, SignedBy, SignOff, Way
from charrette.domain.plan.signing import signable
from charrette.domain.plan.sources import FundingSource
from charrette.domain.snapshot import ProjectSnapshot
from tests.publishing.sample import START, Numbering, sample

LEAD, BACKUP, ASKER, SIGNER, REVIEWER, CHAIR = (
    "Leonora Leadwell",
    "Bruno Backupson",
    "Asta Askerfield",
    "Silas Signerby",
    "Rita Reviewman",
    "Carla Chairfoot",
)
NOTE = "Between us only"
TODAY = "2027-03-20"
SYSTEMS = ("Data cabling", "Wireless", "Displays", "Access control", "HVAC control", "Furniture")
SYLLABLES = (
    "bar",
    "dol",
    "fen",
    "gri",
    "hus",
    "jam",
    "kel",
    "lop",
    "mir",
    "nop",
    "quo",
    "rus",
    "sten",
    "tuv",
    "wex",
)
SPACES = ("Classrooms", "Library", "Gym", "Whole school", "Network closets (IDF)")


def words_of(n: int) -> str:
    """Made-up words for a number, unlike those of any other."""
    found, left = [], n * 7919 % 50_653
    for _ in range(3):
        left, first = divmod(left, 15)
        left, second = divmod(left + n, 15)
        found.append(SYLLABLES[first] + SYLLABLES[second])
    return " ".join(found).capitalize()


def planned(scope: int = 12, whole: ProjectSnapshot | None = None) -> ProjectSnapshot:
    """The sample with a plan of that many scope items, each with a line, and two more on top by rate."""
    base, new = whole or sample(), Numbering(50_000)
    owners = [each.id for each in base.departments[:3]]
    people = (Person(new(), LEAD, base.departments[0].name), Person(new(), BACKUP))
    sources = (
        FundingSource(new(), "Bond B", amount=scope * 60_000_00, projects=(base.project.name,)),
        FundingSource(
            new(), "E-Rate", classes=(LineClass.TECHNOLOGY,), per_student=167_00, students=720, discount=80
        ),
    )
    milestones = _milestones(base, new, people)
    items = tuple(_item(base, new, n, owners, people, milestones) for n in range(1, scope + 1))
    lines = tuple(_line(base, new, n, owners) for n in range(1, scope + 1))
    plan = Plan(
        PlanSetup(new(), base.project.id, first_day="2030-08-19"),
        answers=_answers(base, new),
        scope=items,
        scope_needs=tuple(
            ScopeNeed(item.id, base.needs[n % min(16, len(base.needs))].id) for n, item in enumerate(items)
        ),
        lines=(*lines, *_on_top(base, new, scope)),
        line_scopes=tuple(LineScope(line.id, item.id) for line, item in zip(lines, items, strict=True)),
        allocations=tuple(
            Allocation(new(), line.id, sources[0].id, line.amount.likely or 0)
            for line in lines
            if line.number % 3
        ),
        milestones=milestones,
        milestone_links=tuple(
            MilestoneLink(later.id, earlier.id, 30) for earlier, later in pairwise(milestones)
        ),
        district=District(
            sources,
            people,
            elsewhere=(Elsewhere("Birch Elementary", "B-001", sources[0].id, 70_000_00),),
        ),
    )
    found = replace(base, plan=plan)
    return _signed(replace(found, plan=_coordinated(found, plan, new), entries=_entries(base, new)), new)


def _milestones(base: ProjectSnapshot, new: Numbering, people: Sequence[Person]) -> tuple[Milestone, ...]:
    days = ("2027-02-26", "2027-03-12", "2027-10-29", "2028-07-31", "2030-08-19")
    states = (MilestoneState.DONE, MilestoneState.UNDER_WAY, *3 * (MilestoneState.PLANNED,))
    titles = ("Programming", "Schematic design", "Design development", "Agency review", "First school day")
    return tuple(
        Milestone(
            new(),
            base.project.id,
            n,
            code("M", n),
            title,
            day,
            base.departments[n % 2].id,
            Phase.PROGRAMMING,
            state,
            gate=n == 3,
            evidence=NOTE,
            staffing=Staffing(people[0].id, people[1].id, base.departments[2].id, acting_until="2027-12-31"),
            done_on=day if state is MilestoneState.DONE else "",
        )
        for n, (title, day, state) in enumerate(zip(titles, days, states, strict=True), start=1)
    )


def _item(
    base: ProjectSnapshot,
    new: Numbering,
    n: int,
    owners: Sequence[UUID],
    people: Sequence[Person],
    milestones: Sequence[Milestone],
) -> ScopeItem:
    """A scope item; every seventh has nobody who is accountable."""
    accountable = () if n % 7 == 0 else (Duty(DutyKind.ACCOUNTABLE, owners[n % 3]),)
    return ScopeItem(
        new(),
        base.project.id,
        n,
        code("S", n),
        f"{SPACES[n % 5]} {n // 30}".removesuffix(" 0"),
        SYSTEMS[n % 6],
        list(Action)[n % 7],
        f"{words_of(n)}, in place",
        list(Responsibility)[n % 4],
        (
            Duty(DutyKind.RESPONSIBLE, outsider=Outsider.CONTRACTOR),
            *accountable,
            Duty(DutyKind.CONSULTED, owners[(n + 1) % 3]),
        ),
        Staffing(people[0].id, people[1].id),
        milestone_id=milestones[n % 5].id,
        note=NOTE,
    )


def _line(base: ProjectSnapshot, new: Numbering, n: int, owners: Sequence[UUID]) -> BudgetLine:
    amount = CostRange(n * 900_00, n * 1_000_00, n * 1_250_00) if n % 11 else CostRange()
    return BudgetLine(
        new(),
        base.project.id,
        n,
        code("B", n),
        words_of(n),
        list(LineClass)[n % 4],
        owners[n % 3],
        list(Phase)[n % 10],
        amount,
        "2027-03-25" if n == 2 else "",
        note=NOTE,
    )


def _on_top(base: ProjectSnapshot, new: Numbering, scope: int) -> tuple[BudgetLine, ...]:
    kinds = ((LineClass.CONTINGENCY, "7.5", ()), (LineClass.ESCALATION, "4.25", (LineClass.HARD,)))
    return tuple(
        BudgetLine(
            new(),
            base.project.id,
            scope + n,
            code("B", scope + n),
            kind.words,
            kind,
            base.departments[0].id,
            rate=Decimal(rate),
            rate_on=on,
            rate_source="State construction index",
            rate_date="2027-03-01",
        )
        for n, (kind, rate, on) in enumerate(kinds, start=1)
    )


def _answers(base: ProjectSnapshot, new: Numbering) -> tuple[Answer, ...]:
    kinds = (Disposition.ADOPTED, Disposition.DEFERRED, Disposition.DECLINED, Disposition.OTHER_PROJECT)
    return tuple(
        Answer(
            new(),
            base.project.id,
            kinds[n % 4],
            need.id,
            reason="It is paid for" if n % 4 else "",
            decided_by=SIGNER,
            decided_on="2027-03-18",
            other_project="Birch Elementary" if n % 4 == 3 else "",
        )
        for n, need in enumerate(base.needs[:14])
    )


def _coordinated(whole: ProjectSnapshot, plan: Plan, new: Numbering) -> Plan:
    """The plan with questions, a meeting, a review, a decision on a finding and two papers."""
    project, owners = whole.project.id, [each.id for each in whole.departments[:2]]
    at = START + timedelta(days=21)
    question = Question(
        new(), project, 1, "Q-1", "Who cools the closets?", owners[0], owners[1], ASKER, BACKUP,
        "2027-03-01", "2027-03-10", plan.milestones[2].id, None, CHAIR,
    )  # fmt: skip
    meeting = Meeting(
        new(), project, 1, "CM-1", "2027-03-15", "Standing table",
        (Attendance(owners[0], f"{LEAD}, {CHAIR}"), Attendance(owners[1])),
        (AgendaPoint("Question: Who cools the closets?", "Q-1", "A-2: ask the engineer"), AgendaPoint("Anything else")),
        NOTE, closed=True,
    )  # fmt: skip
    settled = Settlement(
        new(), project, "2:B-001+B-002", 2, "Cabling is budgeted twice", ("B-001", "B-002"), Way.KEEP_ONE, "seen", at,
        SIGNER, NOTE, 198_000_00,
    )  # fmt: skip
    papers = (
        Paper(new(), project, 1, "First sketch", "sketch.pdf", "application/pdf", 2_400_000, "ab" * 32, at),
        Paper(new(), project, 2, "", "quote.pdf", "application/pdf", 900, "cd" * 32, at, whole.needs[0].id),
    )
    review = Review(
        new(), project, plan.milestones[2].id, owners[0], Verdict.COMMENTS, NOTE, REVIEWER, "2027-03-17"
    )
    return replace(
        plan,
        questions=(question,),
        meetings=(meeting,),
        settlements=(settled,),
        papers=papers,
        reviews=(review,),
    )


def _entries(base: ProjectSnapshot, new: Numbering) -> tuple[LogEntry, ...]:
    at = START + timedelta(days=20)
    return (
        LogEntry(new(), base.project.id, EntryKind.DECISION, 1, "D-1", "One front door", at, owner=CHAIR),
        LogEntry(
            new(), base.project.id, EntryKind.ACTION, 2, "A-2", "Ask the engineer", at, owner=CHAIR, due="2027-03-16"
        ),
    )  # fmt: skip


def _signed(whole: ProjectSnapshot, new: Numbering) -> ProjectSnapshot:
    """One department signed what stands there, the other something that changed since."""
    seen = signable(whole)
    old = {**seen, "B-001": seen["B-001"].replace("amount: 90000", "amount: 80000")}
    offs = tuple(
        SignOff(new(), whole.project.id, department.id, START, SignedBy.PAGE, SIGNER, 5_000_00, each)
        for department, each in zip(whole.departments[:2], (seen, old), strict=True)
    )
    return replace(whole, plan=replace(whole.planned, sign_offs=offs))
