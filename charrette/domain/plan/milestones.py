"""Milestones: what must be reached by when, and what waits for what."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from charrette.domain.plan.people import Staffing
from charrette.domain.plan.phases import Phase


class MilestoneState(StrEnum):
    """How far a milestone is; that it waits or is late follows from days and links."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day to hold. ``project_id`` None: it stands in the district's calendar, which all projects share.

    ``due`` and ``done_on`` are days such as "2027-03-14". A ``gate`` is passed when each department has reviewed the
    drawings; ``passed_despite`` says why it was called passed while a review was open. ``key`` names its line in a
    schedule template.
    """

    id: UUID
    project_id: UUID | None
    number: int
    code: str
    title: str
    due: str = ""
    department_id: UUID | None = None
    phase: Phase | None = None
    state: MilestoneState = MilestoneState.PLANNED
    gate: bool = False
    evidence: str = ""
    staffing: Staffing = field(default_factory=Staffing)
    done_on: str = ""
    passed_despite: str = ""
    key: str = ""

    @property
    def done(self) -> bool:
        """Whether it is reached."""
        return self.state is MilestoneState.DONE

    def late(self, today: str) -> bool:
        """Whether its day has passed and it is not reached; ``today`` is a day such as "2027-03-14"."""
        return bool(self.due) and not self.done and self.due < today


@dataclass(frozen=True, slots=True)
class MilestoneLink:
    """A milestone waits for another (of any project, or of the district's calendar), at least ``lag_days`` later."""

    milestone_id: UUID
    waits_for_id: UUID
    lag_days: int = 0
