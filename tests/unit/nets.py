"""Milestones and links to test schedules on: written by hand, and any that hypothesis thinks of."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from charrette.domain.plan.milestones import Milestone, MilestoneLink, MilestoneState
from charrette.domain.plan.net import Net, net
from charrette.domain.plan.plan import District, Plan
from charrette.domain.project import Department, Project
from charrette.domain.snapshot import ProjectSnapshot

PROJECT, OTHER = UUID(int=1), UUID(int=2)
FACILITIES, TECHNOLOGY = UUID(int=11), UUID(int=12)
FIRST = date(2028, 1, 3)
"""A Monday."""


def mid(number: int) -> UUID:
    """The id of the milestone of that number."""
    return UUID(int=1000 + number)


def milestone(number: int, due: str = "", title: str = "", **given: Any) -> Milestone:
    """M-001 of the project, ..."""
    owner = given.pop("project_id", PROJECT)
    return Milestone(
        mid(number), owner, number, f"M-{number:03d}", title or f"Milestone {number}", due, **given
    )


def done(number: int, on: str, title: str = "") -> Milestone:
    """A milestone that was reached on a day."""
    return milestone(number, on, title, state=MilestoneState.DONE, done_on=on)


def links(waits: Mapping[int, Mapping[int, int]]) -> tuple[MilestoneLink, ...]:
    """``{3: {1: 14}}``: milestone 3 waits for milestone 1, 14 days at least."""
    return tuple(
        MilestoneLink(mid(number), mid(other), lag)
        for number, on in waits.items()
        for other, lag in on.items()
    )


def snapshot_with(
    milestones: Sequence[Milestone],
    waits: Mapping[int, Mapping[int, int]] | None = None,
    district: District | None = None,
    entries: Sequence[Any] = (),
    **plan: Any,
) -> ProjectSnapshot:
    """A project of two departments with a plan of these milestones."""
    return ProjectSnapshot(
        Project(PROJECT, "Alder Creek", datetime(2027, 1, 4, tzinfo=UTC)),
        departments=(
            Department(FACILITIES, PROJECT, "Facilities", 0),
            Department(TECHNOLOGY, PROJECT, "Technology", 1),
        ),
        entries=tuple(entries),
        plan=Plan(
            milestones=tuple(milestones),
            milestone_links=links(waits or {}),
            district=district or District(),
            **plan,
        ),
    )


@st.composite
def any_net(draw: Any, most: int = 9) -> Net:
    """Up to nine milestones, some reached, some without a day; each may wait for any before it, lags up to 30 days."""
    count = draw(st.integers(1, most))
    days = st.none() | st.integers(0, 120)
    found: list[Milestone] = []
    for number in range(1, count + 1):
        after = draw(days)
        due = (FIRST + timedelta(after)).isoformat() if after is not None else ""
        found.append(done(number, due) if due and draw(st.integers(0, 5)) == 0 else milestone(number, due))
    waits = {
        number: draw(st.dictionaries(st.integers(1, number - 1), st.integers(0, 30), max_size=3))
        for number in range(2, count + 1)
    }
    order = draw(st.permutations(found))
    return net(order, links(waits))
