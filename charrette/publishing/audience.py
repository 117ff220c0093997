"""What the readers of an edition may see: whose group is named, whose is joined into Others, which words."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.marks import OTHERS_MARK
from charrette.domain.needs_list import NeedsList, needs_list
from charrette.domain.project import StakeholderGroup
from charrette.domain.public_words import snapshot_for
from charrette.domain.result import sum_known
from charrette.domain.shown_groups import ShownGroups, present_groups, shown_groups
from charrette.domain.small_groups import (
    FACILITATOR_LEAST,
    OTHERS_LABEL,
    PUBLIC_LEAST,
)
from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Seats:
    """One line of who was at the table; ``ballots`` is None when a wall count leaves it unknown."""

    mark: int
    label: str
    name: str
    invited: int
    came: int
    cards: int
    ballots: Fraction | None


@dataclass(frozen=True)
class Audience:
    """The readers of one edition of one project; ``snapshot`` is the project as they may see it."""

    snapshot: ProjectSnapshot
    edition: Edition

    @classmethod
    def of(cls, snapshot: ProjectSnapshot, edition: Edition) -> "Audience":
        """The readers of an edition, before a project as the library holds it."""
        return cls(snapshot_for(snapshot, edition), edition)

    @property
    def public(self) -> bool:
        """Whether everybody may read it."""
        return self.edition is Edition.PUBLIC

    @property
    def least(self) -> int:
        """How many ballots a group must have to be shown in a result."""
        return PUBLIC_LEAST if self.public else FACILITATOR_LEAST

    @cached_property
    def needs(self) -> NeedsList:
        """The prioritised needs, with the columns these readers may see."""
        return needs_list(self.snapshot, self.least)

    @cached_property
    def _ballots(self) -> dict[UUID, Fraction | None]:
        result = self.needs.result
        return {each.group.id: each.ballots for each in result.groups} if result else {}

    @cached_property
    def _came(self) -> dict[UUID, int]:
        return _counted([each.group_id for each in self.snapshot.here])

    @cached_property
    def _cards(self) -> dict[UUID, int]:
        return _counted([each.group_id for each in self.snapshot.cards if each.group_id])

    @cached_property
    def present(self) -> tuple[StakeholderGroup, ...]:
        """The groups somebody came from, wrote for or voted for."""
        return present_groups(self.snapshot)

    @cached_property
    def missing(self) -> tuple[StakeholderGroup, ...]:
        """The groups nobody came from."""
        return tuple(group for group in self.snapshot.groups if group not in self.present)

    @cached_property
    def _shown(self) -> ShownGroups:
        return shown_groups(self.snapshot, self.least) if self.public else ShownGroups(self.present)

    @property
    def hidden(self) -> str:
        """Why nothing by group may be shown; empty when something may."""
        return self._shown.hidden

    @cached_property
    def _single(self) -> set[UUID]:
        return {group.id for group in self._shown.single}

    def mark(self, card: Card) -> int:
        """The mark of a card: its group's, or the ring."""
        return self._mark_of(card.group_id)

    def _mark_of(self, group_id: UUID | None) -> int:
        group = self.snapshot.group_by_id.get(group_id) if group_id else None
        return group.mark if group and group.id in self._single else OTHERS_MARK

    def who(self, card: Card) -> str:
        """Who said it, as these readers may know: the group or Others; the full edition adds the alias."""
        group = self.snapshot.group_by_id.get(card.group_id) if card.group_id else None
        if group is None:
            name = "" if self.public else "No group"
        elif group.id in self._single:
            name = group.name
        else:
            name = "" if self.hidden else "Others"
        alias = self._alias.get(card.participant_id) if card.participant_id and not self.public else None
        return f"{name}, {alias}" if alias else name

    @cached_property
    def _alias(self) -> dict[UUID, str]:
        return {each.id: each.alias for each in self.snapshot.participants}

    @cached_property
    def seats(self) -> tuple[Seats, ...]:
        """Who was at the table, small groups joined; empty when nothing by group may be shown."""
        lines = [self._seats(group) for group in self._shown.single]
        if self._shown.joined:
            together = [self._seats(group) for group in self._shown.joined]
            lines.append(
                Seats(
                    OTHERS_MARK,
                    OTHERS_LABEL,
                    "Others",
                    sum(each.invited for each in together),
                    sum(each.came for each in together),
                    sum(each.cards for each in together),
                    sum_known([each.ballots for each in together]),
                )
            )
        return tuple(lines)

    @property
    def joined_names(self) -> list[str]:
        """The groups in Others."""
        return [group.name for group in self._shown.joined]

    @property
    def without_group(self) -> int:
        """Cards that name no group."""
        return sum(card.group_id is None for card in self.snapshot.cards)

    def _seats(self, group: StakeholderGroup) -> Seats:
        return Seats(
            group.mark,
            group.label,
            group.name,
            group.invited,
            self._came.get(group.id, 0),
            self._cards.get(group.id, 0),
            self._ballots.get(group.id, Fraction(0)),
        )


def _counted(ids: list[UUID]) -> dict[UUID, int]:
    counts: dict[UUID, int] = {}
    for each in ids:
        counts[each] = counts.get(each, 0) + 1
    return counts
