"""What accepting a suggestion does: a new need, cards joined into a need, or two needs merged."""

from dataclasses import dataclass
from uuid import UUID

from charrette.domain.needs import Need
from charrette.domain.similarity.suggestions import PairKind, Suggestion, open_needs_of
from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Acceptance:
    """``words`` say what will happen; ``into`` is the need that takes the others in, None for a new one."""

    words: str
    into: UUID | None = None


def acceptance(snapshot: ProjectSnapshot, suggestion: Suggestion) -> Acceptance:
    """What the project as it stands makes of a suggestion.

    Of two cards one may support a need already: the other joins it. Of two needs the required one lives on, else the
    one with the lower number.
    """
    needs = [snapshot.need_by_id[each] for each in suggestion.pair if each in snapshot.need_by_id]
    cards = [snapshot.card_by_id[each] for each in suggestion.pair if each in snapshot.card_by_id]
    if suggestion.kind is PairKind.NEEDS:
        into, other = sorted(needs, key=_standing)
        return Acceptance(f"Merge {other.code} into {into.code}", into.id)
    if needs:
        return Acceptance(f"Join {cards[0].code} into {needs[0].code}", needs[0].id)
    cards.sort(key=lambda card: card.number)
    for card, other in (cards, cards[::-1]):
        for need in open_needs_of(card.id, snapshot)[:1]:
            return Acceptance(f"Join {other.code} into {need.code}, with {card.code}", need.id)
    return Acceptance(f"Make one need of {cards[0].code} and {cards[1].code}")


def _standing(need: Need) -> tuple[bool, int]:
    return not need.required, need.number
