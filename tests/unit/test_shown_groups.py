"""Who may be named beside cards and seats."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from charrette.domain.cards import Card, Channel
from charrette.domain.project import Participant, Project, StakeholderGroup
from charrette.domain.shown_groups import present_groups, shown_groups
from charrette.domain.snapshot import ProjectSnapshot

NOW = datetime(2027, 2, 26, tzinfo=UTC)
PROJECT = Project(UUID(int=1), "Oak", NOW)


def room(came: list[int], invited: int = 0, wrote: int = -1) -> ProjectSnapshot:
    """Groups 0, 1, ... with so many who came; group ``wrote`` has a card."""
    groups = tuple(
        StakeholderGroup(
            UUID(int=10 + place), PROJECT.id, f"G{chr(65 + place)}", f"Group {place}", place, place, invited
        )
        for place in range(len(came))
    )
    people = tuple(
        Participant(UUID(int=1000 * (place + 1) + number), PROJECT.id, groups[place].id, f"{place}-{number}")
        for place, count in enumerate(came)
        for number in range(count)
    )
    card = Card(UUID(int=5), PROJECT.id, 1, "C-001", "words", Channel.PAPER, NOW)
    cards = (replace(card, group_id=groups[wrote].id),) if wrote >= 0 else ()
    return ProjectSnapshot(PROJECT, groups, participants=people, cards=cards)


@pytest.mark.parametrize(
    ("came", "single", "joined"),
    [([6, 7], 2, 0), ([6, 7, 2], 1, 2), ([6, 7, 3, 2], 2, 2), ([6, 0, 7], 2, 0), ([2, 3], 0, 2)],
)
def test_small_groups_are_joined_by_who_came(came: list[int], single: int, joined: int) -> None:
    shown = shown_groups(room(came), 5)
    assert (len(shown.single), len(shown.joined), shown.hidden) == (single, joined, "")


def test_a_group_that_only_wrote_is_there_and_counts_as_small() -> None:
    snapshot = room([6, 7, 0], wrote=2)
    assert len(present_groups(snapshot)) == 3
    assert snapshot.groups[2] in shown_groups(snapshot, 5).joined


def test_what_is_hidden_says_why() -> None:
    assert "too few people" in shown_groups(room([2, 1]), 5).hidden
    assert "not known" in shown_groups(room([0], wrote=0), 5).hidden
    assert shown_groups(room([0], invited=8, wrote=0), 5).single
