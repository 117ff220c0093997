"""What became of every need and every card: answers given, and those that follow from a merge, a need or the room."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card, CardStatus
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.project import Participant, StakeholderGroup
from charrette.domain.wording import quoted

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """A need, or a card that is in no need, with its answer; exactly one of ``need`` and ``card`` is set.

    ``follows`` says in words what an answer follows from that nobody gave to it: "merged into N-001", "declined in the
    room"; empty for one that was given. ``decided`` and ``why`` are the words of "We decided" and "Why".
    """

    need: Need | None
    card: Card | None
    answer: Answer | None
    follows: str = ""
    decided: str = ""
    why: str = ""

    @property
    def code(self) -> str:
        """The code of the need or card."""
        return (self.need or self._card).code

    @property
    def words(self) -> str:
        """The need's short name, else the card's words."""
        return self.need.short_name if self.need else self._card.text

    @property
    def _card(self) -> Card:
        assert self.card is not None
        return self.card


@dataclass(frozen=True, slots=True)
class Said:
    """What a voice said, and what was decided about it: one line for each need the card is in, or one of its own."""

    card: Card
    lines: tuple[AnsweredLine, ...]

    @property
    def answered(self) -> bool:
        """Whether there is an answer to all of it."""
        return all(line.answer for line in self.lines)


@dataclass(frozen=True, slots=True)
class Voice:
    """The cards of one group, or of one alias of it; neither: said by nobody in particular."""

    group: StakeholderGroup | None
    participant: Participant | None
    said: tuple[Said, ...]

    @property
    def name(self) -> str:
        """The alias, else the group."""
        if self.participant:
            return self.participant.alias
        return self.group.name if self.group else "No group"


@dataclass(frozen=True)
class Answered:
    """Every need and every card that is in none, in the order of their numbers, needs first; and every card."""

    lines: tuple[AnsweredLine, ...]
    said: tuple[Said, ...]
    groups: tuple[StakeholderGroup, ...]
    participants: tuple[Participant, ...]

    @cached_property
    def unanswered(self) -> int:
        """How many needs and cards wait for an answer; a card in a need does not wait on its own."""
        return len(self.waiting)

    @cached_property
    def waiting(self) -> tuple[AnsweredLine, ...]:
        """The needs and cards without an answer."""
        return tuple(line for line in self.lines if line.answer is None)

    @cached_property
    def line_by_id(self) -> dict[UUID, AnsweredLine]:
        """Lines by the id of their need or card."""
        return {each.id: line for line in self.lines if (each := line.need or line.card)}

    @cached_property
    def by_group(self) -> tuple[Voice, ...]:
        """You said, we decided, why: by group in their order; cards without a group last."""
        found: dict[UUID | None, list[Said]] = defaultdict(list)
        for said in self.said:
            found[said.card.group_id].append(said)
        keyed: list[StakeholderGroup | None] = [*self.groups, None]
        pairs = ((group, found.get(group.id if group else None)) for group in keyed)
        return tuple(Voice(group, None, tuple(said)) for group, said in pairs if said)

    @cached_property
    def by_alias(self) -> tuple[Voice, ...]:
        """The same by alias, in the order of groups and names; only cards whose author is known."""
        found: dict[UUID | None, list[Said]] = defaultdict(list)
        for said in self.said:
            found[said.card.participant_id].append(said)
        groups = {group.id: group for group in self.groups}
        people = sorted(
            (each for each in self.participants if each.id in found),
            key=lambda each: (groups[each.group_id].position, each.alias.casefold()),
        )
        return tuple(Voice(groups[each.group_id], each, tuple(found[each.id])) for each in people)


def answered(snapshot: "ProjectSnapshot") -> Answered:
    """What became of everything that was said.

    An answer that was given counts first. Else a merged need, and a card, follow the need they live on in; a copied
    card its original; what the room declined or parked was declined or deferred with the room's reason.
    """
    asked = _Asked(snapshot)
    loose = [card for card in snapshot.cards if card.id not in snapshot.needs_of_card]
    lines = (*(asked.need(need) for need in snapshot.needs), *(asked.card(card) for card in loose))
    return Answered(
        lines,
        tuple(Said(card, asked.of_card(card)) for card in snapshot.cards),
        snapshot.groups,
        snapshot.participants,
    )


class _Asked:
    """Asks after one need or card at a time."""

    def __init__(self, snapshot: "ProjectSnapshot") -> None:
        self.snapshot, self.plan = snapshot, snapshot.planned
        self.parked = {
            entry.card_id: entry
            for entry in snapshot.entries
            if entry.card_id and entry.kind.value == "parked"
        }

    def of_card(self, card: Card) -> tuple[AnsweredLine, ...]:
        """The lines that answer a card: of its needs, or its own."""
        needs = self.snapshot.needs_of_card.get(card.id, ())
        return tuple(self.need(need) for need in needs) or (self.card(card),)

    def need(self, need: Need, seen: frozenset[UUID] = frozenset()) -> AnsweredLine:
        """The line of a need; ``seen`` are the needs that were merged on the way to it."""
        given = self.plan.answer_of_need.get(need.id)
        if need.status is NeedStatus.MERGED and need.merged_into:
            into = self.snapshot.standing_need(need.id)
            given = Answer(need.id, need.project_id, Disposition.MERGED, need_id=need.id, into_need_id=into)
            return self._line(
                need, None, given, f"merged into {self.snapshot.need_by_id[into].code}", seen | {need.id}
            )
        if given:
            return self._line(need, None, given, seen=seen | {need.id})
        return self._in_the_room(need, None, need.status.value, need.reason)

    def card(self, card: Card) -> AnsweredLine:
        """The line of a card that is in no need."""
        given = self.plan.answer_of_card.get(card.id)
        if given:
            return self._line(None, card, given)
        original = self.snapshot.card_by_id.get(card.duplicate_of) if card.duplicate_of else None
        if original is not None and card.status is CardStatus.OPEN:
            line = self.of_card(original)[0]
            return replace(line, need=None, card=card, follows=f"as {original.code}" if line.answer else "")
        entry = self.parked.get(card.id)
        taken = f"{entry.owner} takes it by {entry.due}" if entry and entry.owner and entry.due else ""
        outcome = entry.outcome if entry else ""
        return self._in_the_room(None, card, card.status.value, outcome or card.reason or taken)

    def _in_the_room(self, need: Need | None, card: Card | None, status: str, reason: str) -> AnsweredLine:
        disposition = {"declined": Disposition.DECLINED, "parked": Disposition.DEFERRED}.get(status)
        of = need or card
        if disposition is None or of is None:
            return AnsweredLine(need, card, None)
        answer = Answer(
            of.id,
            of.project_id,
            disposition,
            need_id=need.id if need else None,
            card_id=card.id if card else None,
            reason=reason,
        )
        return self._line(need, card, answer, f"{status} in the room")

    def _line(
        self,
        need: Need | None,
        card: Card | None,
        answer: Answer,
        follows: str = "",
        seen: frozenset[UUID] = frozenset(),
    ) -> AnsweredLine:
        words, why = self._words(answer, seen)
        return AnsweredLine(need, card, answer, follows, words, why)

    def _words(self, answer: Answer, seen: frozenset[UUID]) -> tuple[str, str]:
        """What was decided and why; of a merged need, what became of the one it lives on in."""
        if answer.disposition is Disposition.OTHER_PROJECT:
            return f"For another project: {answer.other_project}", answer.reason
        if answer.disposition is not Disposition.MERGED or answer.into_need_id is None:
            return answer.disposition.words, answer.reason
        into = self.snapshot.need_by_id[answer.into_need_id]
        words = f"Merged into {into.code} {quoted(into.short_name)}"
        if into.id in seen:
            return words, answer.reason
        further = self.need(into, seen)
        if further.answer is None:
            return f"{words}, which waits for its answer", answer.reason
        return f"{words}: {_small(further.decided)}", answer.reason or further.why


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
