"""Which groups a public page may name beside cards and seats: the rule of small groups for people, not only ballots."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.project import StakeholderGroup
from charrette.domain.small_groups import joined_small
from charrette.domain.snapshot import ProjectSnapshot

_UNKNOWN = 0.001
"""Stands for the size of a group that is there while nobody knows how many stand for it: smaller than any."""


@dataclass(frozen=True, slots=True)
class ShownGroups:
    """The groups named singly and those joined into Others. ``hidden`` says why none may be named."""

    single: tuple[StakeholderGroup, ...] = ()
    joined: tuple[StakeholderGroup, ...] = ()
    hidden: str = ""


def present_groups(snapshot: ProjectSnapshot) -> tuple[StakeholderGroup, ...]:
    """The groups somebody came from, wrote for or voted for in the named round."""
    return tuple(group for group, _ in _sizes(snapshot))


def shown_groups(snapshot: ProjectSnapshot, least: int) -> ShownGroups:
    """Groups that at least ``least`` people stand for are named; smaller ones are joined.

    People: a group's ballots in the named round; without a round who came, else who was invited.
    """
    sizes = _sizes(snapshot)
    split = joined_small([size or _UNKNOWN for _, size in sizes], least)
    if split is not None:
        single, joined = (tuple(sizes[index][0] for index in part) for part in split)
        return ShownGroups(single, joined)
    if any(size for _, size in sizes):
        return ShownGroups(hidden="By group is not shown: too few people would stand for a group.")
    return ShownGroups(hidden="By group is not shown: how many people stand for a group is not known.")


def _sizes(snapshot: ProjectSnapshot) -> list[tuple[StakeholderGroup, int]]:
    came = Counter(each.group_id for each in snapshot.here)
    wrote = {card.group_id for card in snapshot.cards}
    voted = _voters(snapshot)

    def size(group: StakeholderGroup) -> int:
        return came[group.id] or group.invited if voted is None else voted.get(group.id) or 0

    return [
        (group, size(group))
        for group in snapshot.groups
        if came[group.id] or group.id in wrote or (voted is not None and voted.get(group.id, 0) != 0)
    ]


def _voters(snapshot: ProjectSnapshot) -> dict[UUID, int | None] | None:
    """Who voted by group in the named round, whatever the weights (None: not known); None without a round."""
    round_ = snapshot.named_round
    return {each.group.id: each.heads for each in snapshot.result(round_).groups} if round_ else None
