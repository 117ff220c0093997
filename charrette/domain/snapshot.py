"""Everything a project holds, as one immutable value: what documents and files are made from."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.agenda import Block, SessionClock, blocks_of
from charrette.domain.cards import Card, CardStatus
from charrette.domain.project import Charrette, Department, Participant, Project, Session, StakeholderGroup
from charrette.domain.themes import Theme

if TYPE_CHECKING:  # what comes with shaping and voting is no matter of the app's start
    from charrette.domain.log import LogEntry
    from charrette.domain.minority_report import MinorityReport
    from charrette.domain.needs import Need, Source
    from charrette.domain.photos import Photo, PhotoCard
    from charrette.domain.plan.plan import Plan
    from charrette.domain.result import Result
    from charrette.domain.rounds import Ballot, Round
    from charrette.domain.similar_verdict import SimilarVerdict


@dataclass(frozen=True)
class ProjectSnapshot:
    """A project with all that belongs to it, each list in its order (position or number)."""

    project: Project
    groups: tuple[StakeholderGroup, ...] = ()
    departments: tuple[Department, ...] = ()
    participants: tuple[Participant, ...] = ()
    charrettes: tuple[Charrette, ...] = ()
    sessions: tuple[Session, ...] = ()
    themes: tuple[Theme, ...] = ()
    cards: tuple[Card, ...] = ()
    needs: "tuple[Need, ...]" = ()
    sources: "tuple[Source, ...]" = ()
    rounds: "tuple[Round, ...]" = ()
    ballots: "tuple[Ballot, ...]" = ()
    blocks: tuple[Block, ...] = ()
    clocks: tuple[SessionClock, ...] = ()
    entries: "tuple[LogEntry, ...]" = ()
    photos: "tuple[Photo, ...]" = ()
    photo_cards: "tuple[PhotoCard, ...]" = ()
    verdicts: "tuple[SimilarVerdict, ...]" = ()
    minority_reports: "tuple[MinorityReport, ...]" = ()
    plan: "Plan | None" = None
    """What was planned: only where it was asked for (the Plan step, documents, files), see ``planned``."""
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes], compare=False, repr=False)
    """The content of photos and shared papers by SHA-256: only while a project goes into a file or comes from one."""

    @property
    def planned(self) -> "Plan":
        """The plan of a snapshot that was read with it."""
        if self.plan is None:
            raise ValueError("this snapshot was read without its plan")
        return self.plan

    @cached_property
    def here(self) -> tuple[Participant, ...]:
        """Those who came; the others on the list are expected."""
        return tuple(each for each in self.participants if each.came)

    @cached_property
    def block_by_id(self) -> dict[UUID, Block]:
        """Blocks by id."""
        return {block.id: block for block in self.blocks}

    def agenda(self, session_id: UUID) -> tuple[Block, ...]:
        """The blocks of one session in their order."""
        return blocks_of(session_id, self.blocks)

    def clock(self, session_id: UUID) -> SessionClock | None:
        """The running state of one session; None where no block was started yet."""
        return next((each for each in self.clocks if each.session_id == session_id), None)

    @cached_property
    def group_by_id(self) -> dict[UUID, StakeholderGroup]:
        """Groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def theme_by_id(self) -> dict[UUID, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def department_by_id(self) -> dict[UUID, Department]:
        """Departments by id."""
        return {department.id: department for department in self.departments}

    @cached_property
    def card_by_id(self) -> dict[UUID, Card]:
        """Cards by id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def need_by_id(self) -> "dict[UUID, Need]":
        """Needs by id, merged ones too."""
        return {need.id: need for need in self.needs}

    @cached_property
    def open_needs(self) -> "tuple[Need, ...]":
        """The needs that stand: not merged, parked or declined."""
        from charrette.domain.needs import NeedStatus

        return tuple(need for need in self.needs if need.status is NeedStatus.OPEN)

    @cached_property
    def cards_of_need(self) -> dict[UUID, tuple[Card, ...]]:
        """Source cards of each need, those of the needs merged into it included, in the order they came."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for source in self.sources:
            found[self.standing_need(source.need_id)].add(source.card_id)
        return {
            need_id: tuple(sorted((self.card_by_id[each] for each in cards), key=lambda card: card.number))
            for need_id, cards in found.items()
        }

    @cached_property
    def needs_of_card(self) -> "dict[UUID, tuple[Need, ...]]":
        """The standing needs that each card supports."""
        found: dict[UUID, dict[UUID, Need]] = defaultdict(dict)
        for source in self.sources:
            need_id = self.standing_need(source.need_id)
            found[source.card_id][need_id] = self.need_by_id[need_id]
        return {card_id: tuple(needs.values()) for card_id, needs in found.items()}

    def theme_name(self, theme_id: UUID | None) -> str:
        """A theme's name; empty without a theme."""
        theme = self.theme_by_id.get(theme_id) if theme_id else None
        return theme.name if theme else ""

    def department_name(self, department_id: UUID | None) -> str:
        """A department's name; empty without a department."""
        department = self.department_by_id.get(department_id) if department_id else None
        return department.name if department else ""

    def standing_need(self, need_id: UUID) -> UUID:
        """Follows merges to the need that lives on."""
        seen = {need_id}
        while (target := self.need_by_id[need_id].merged_into) is not None and target not in seen:
            seen.add(target)
            need_id = target
        return need_id

    @cached_property
    def unanswered(self) -> tuple[Card, ...]:
        """Cards that are in no need, not parked, not declined and no duplicate of another."""
        return tuple(
            card
            for card in self.cards
            if card.status is CardStatus.OPEN
            and card.duplicate_of is None
            and card.id not in self.needs_of_card
        )

    def result(self, round_: "Round") -> "Result":
        """The result of one round, from its ballots and its frozen rules; counted once as long as both stay."""
        from charrette.domain.lots import lot_of_round
        from charrette.domain.methods import tally
        from charrette.domain.rounds import ballots_of

        kept = self._counted.get(round_.id)
        if kept is not None and kept[0] == round_:
            return kept[1]
        ballots = ballots_of(round_, self.ballots)
        found = tally(round_.rules, round_.needs, ballots, lot_of_round(round_))
        self._counted[round_.id] = (round_, found)
        return found

    @cached_property
    def _counted(self) -> "dict[UUID, tuple[Round, Result]]":
        """The results that were asked for, each with the round it is of."""
        return {}

    @cached_property
    def named_round(self) -> "Round | None":
        """The round whose rank stands beside the priorities: the last closed one, not void.

        A check of agreement (fist to five, gradients, Delphi) and a vote on proposals rank no needs.
        """
        from charrette.domain.methods import METHODS
        from charrette.domain.rounds import RoundState

        ranking = [
            round_
            for round_ in self.rounds
            if round_.state is RoundState.CLOSED
            and not round_.on_proposals
            and round_.rules.method in METHODS
            and METHODS[round_.rules.method].ranks
        ]
        return ranking[-1] if ranking else None


_RESTS_ON = {
    "group_by_id": ("groups",),
    "theme_by_id": ("themes",),
    "department_by_id": ("departments",),
    "card_by_id": ("cards",),
    "need_by_id": ("needs",),
    "open_needs": ("needs",),
    "needs_of_card": ("needs", "sources"),
    "cards_of_need": ("cards", "needs", "sources"),
    "unanswered": ("cards", "needs", "sources"),
    "named_round": ("rounds",),
    "here": ("participants",),
    "block_by_id": ("blocks",),
    "_counted": ("ballots",),
}
"""What each view of a snapshot is made from: it holds as long as none of these has changed."""


def renewed(before: ProjectSnapshot, **changed: Any) -> ProjectSnapshot:
    """A snapshot with other lists; what was worked out from the lists that stay is taken along, not done again."""
    after = replace(before, **changed)
    for name, fields in _RESTS_ON.items():
        if name in before.__dict__ and all(getattr(after, each) is getattr(before, each) for each in fields):
            after.__dict__[name] = before.__dict__[name]
    return after


def with_cards(before: ProjectSnapshot, touched: frozenset[UUID], found: dict[UUID, Card]) -> ProjectSnapshot:
    """The snapshot after cards were touched: those ``found`` are there now, the other touched ones have gone."""
    cards = patched(before.cards, before.card_by_id, touched, found)
    after = renewed(before, cards=cards)
    by_id = before.card_by_id.copy()
    for card_id in touched:
        by_id.pop(card_id, None)
    by_id.update(found)
    after.__dict__["card_by_id"] = by_id
    return after


def patched(
    values: tuple[Any, ...], by_id: dict[UUID, Any], touched: frozenset[UUID], found: dict[UUID, Any]
) -> tuple[Any, ...]:
    """Cards or needs in the order of their numbers, with touched ones replaced, left out or added.

    Takes time by what was touched, not by how many there are, as long as nothing went and new numbers are last.
    """
    new = sorted((value for id_, value in found.items() if id_ not in by_id), key=lambda value: value.number)
    if len(new) == len(touched) and (not values or new[0].number > values[-1].number):
        return (*values, *new)
    kept = list(values)
    for id_ in touched:
        if id_ in by_id and id_ in found:
            kept[_place(kept, by_id[id_])] = found[id_]
    gone = {id_ for id_ in touched if id_ not in found}
    if gone:
        kept = [value for value in kept if value.id not in gone]
    if new:
        kept = sorted([*kept, *new], key=lambda value: value.number)
    return tuple(kept)


def _place(values: list[Any], wanted: Any) -> int:
    at = bisect_left(values, wanted.number, key=lambda value: value.number)
    while values[at].id != wanted.id:
        at += 1
    return at
