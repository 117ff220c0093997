"""The plan of one project as one immutable value, with what the whole district shares."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from charrette.domain.plan.answers import Answer
from charrette.domain.plan.budget import Allocation, BudgetLine, LineScope
from charrette.domain.plan.coordination import Meeting, Question, Review
from charrette.domain.plan.lessons import Lesson, Origin
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Person
from charrette.domain.plan.scenarios import Scenario
from charrette.domain.plan.scope import STANDARD_SPACES, STANDARD_SYSTEMS, ScopeItem, ScopeNeed
from charrette.domain.plan.settlements import Settlement, SignOff
from charrette.domain.plan.sources import FundingSource


@dataclass(frozen=True, slots=True)
class PlanSetup:
    """What planning starts from; ``first_day`` is the first school day such as "2030-08-19", or empty."""

    id: UUID
    project_id: UUID
    spaces: tuple[str, ...] = STANDARD_SPACES
    systems: tuple[str, ...] = STANDARD_SYSTEMS
    first_day: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An allocation in another project of the district: what a shared source pays there (minor units)."""

    project: str
    line: str
    source_id: UUID
    amount: int


@dataclass(frozen=True)
class District:
    """What belongs to the district: money, people and calendar are shared by its projects.

    ``elsewhere`` is what other projects draw from the sources; ``others`` are milestones of other projects, with the
    project's name beside each in ``owners``.
    """

    sources: tuple[FundingSource, ...] = ()
    people: tuple[Person, ...] = ()
    calendar: tuple[Milestone, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    others: tuple[Milestone, ...] = ()
    owners: dict[UUID, str] = field(default_factory=dict[UUID, str])
    """Project ids to names, of the projects of ``others``."""
    links: tuple[MilestoneLink, ...] = ()
    """What the calendar's and the other projects' milestones wait for."""

    @cached_property
    def source_by_id(self) -> dict[UUID, FundingSource]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def person_by_id(self) -> dict[UUID, Person]:
        """People by id."""
        return {person.id: person for person in self.people}


@dataclass(frozen=True)
class Plan:
    """All that was planned for one project, each list in the order of its numbers."""

    setup: PlanSetup | None = None
    """None: nobody changed the standard lists yet, and there is no first school day."""
    answers: tuple[Answer, ...] = ()
    scope: tuple[ScopeItem, ...] = ()
    scope_needs: tuple[ScopeNeed, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    line_scopes: tuple[LineScope, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    milestone_links: tuple[MilestoneLink, ...] = ()
    questions: tuple[Question, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    reviews: tuple[Review, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    papers: tuple[Paper, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    origins: tuple[Origin, ...] = ()
    district: District = field(default_factory=District)

    @property
    def spaces(self) -> tuple[str, ...]:
        """The spaces to choose from."""
        return self.setup.spaces if self.setup else STANDARD_SPACES

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems to choose from."""
        return self.setup.systems if self.setup else STANDARD_SYSTEMS

    @property
    def first_day(self) -> str:
        """The first school day such as "2030-08-19", or empty."""
        return self.setup.first_day if self.setup else ""

    @cached_property
    def scope_by_id(self) -> dict[UUID, ScopeItem]:
        """Scope items by id."""
        return {item.id: item for item in self.scope}

    @cached_property
    def line_by_id(self) -> dict[UUID, BudgetLine]:
        """Budget lines by id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def milestone_by_id(self) -> dict[UUID, Milestone]:
        """Milestones by id: the project's own, the district's calendar, and those of other projects."""
        every = (*self.milestones, *self.district.calendar, *self.district.others)
        return {milestone.id: milestone for milestone in every}

    @cached_property
    def answer_of_need(self) -> dict[UUID, Answer]:
        """The answers given to needs."""
        return {answer.need_id: answer for answer in self.answers if answer.need_id}

    @cached_property
    def answer_of_card(self) -> dict[UUID, Answer]:
        """The answers given to cards."""
        return {answer.card_id: answer for answer in self.answers if answer.card_id}

    @cached_property
    def needs_of_scope(self) -> dict[UUID, tuple[UUID, ...]]:
        """Need ids by scope item."""
        return _joined((link.scope_id, link.need_id) for link in self.scope_needs)

    @cached_property
    def scope_of_need(self) -> dict[UUID, tuple[UUID, ...]]:
        """Scope item ids by need."""
        return _joined((link.need_id, link.scope_id) for link in self.scope_needs)

    @cached_property
    def scope_of_line(self) -> dict[UUID, tuple[UUID, ...]]:
        """Scope item ids by budget line."""
        return _joined((link.line_id, link.scope_id) for link in self.line_scopes)

    @cached_property
    def lines_of_scope(self) -> dict[UUID, tuple[UUID, ...]]:
        """Budget line ids by scope item."""
        return _joined((link.scope_id, link.line_id) for link in self.line_scopes)

    @cached_property
    def allocations_of_line(self) -> dict[UUID, tuple[Allocation, ...]]:
        """Allocations by budget line."""
        found: dict[UUID, list[Allocation]] = defaultdict(list)
        for each in self.allocations:
            found[each.line_id].append(each)
        return {line_id: tuple(each) for line_id, each in found.items()}

    @cached_property
    def waits_for(self) -> dict[UUID, tuple[MilestoneLink, ...]]:
        """What a milestone waits for, by milestone."""
        found: dict[UUID, list[MilestoneLink]] = defaultdict(list)
        for link in self.milestone_links:
            found[link.milestone_id].append(link)
        return {milestone_id: tuple(links) for milestone_id, links in found.items()}


def _joined(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
