"""Which cards and needs of a project may say the same: suggested, or asked where only one of them says "not".

Compared are the words of open cards and of open needs (short name and statement). What people have settled stays
settled: a pair with a verdict never comes back, a card and a need it supports are no pair, nor are two cards that
were each put into a need. Themes play no part, and nothing is merged by itself.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from charrette.domain.cards import Card, CardStatus
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.similarity.kept import KeptTexts
from charrette.domain.similarity.pair import Pair, by_place
from charrette.domain.snapshot import ProjectSnapshot


class PairKind(StrEnum):
    """What two things alike are."""

    CARDS = "cards"
    CARD_NEED = "card and need"
    NEEDS = "needs"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two cards or needs that are alike, the lesser id first; ``score`` is the cosine, from ``ALIKE`` to 1.

    ``words`` made them alike, the weightiest first. ``opposed``: only one of the two holds a negation, so a person is
    asked whether they are opposites. ``across``: needs of two departments.
    """

    first_id: UUID
    second_id: UUID
    kind: PairKind
    score: float
    words: tuple[str, ...]
    opposed: bool
    across: bool

    @property
    def pair(self) -> tuple[UUID, UUID]:
        """The two ids, as a verdict has them."""
        return self.first_id, self.second_id


class Suggestions:
    """The suggestions of one project, kept up to date with its snapshots. Not for use by two threads at once."""

    def __init__(self) -> None:
        self._kept = KeptTexts[UUID]()
        self._snapshot: ProjectSnapshot | None = None
        self._words: dict[tuple[UUID, UUID], tuple[str, str, tuple[str, ...]]] = {}

    def follow(self, snapshot: ProjectSnapshot) -> None:
        """What the project holds now; only what has changed is read."""
        texts: dict[UUID, tuple[str, Hashable]] = {
            card.id: (card.text, None) for card in snapshot.cards if stands_open(card, snapshot)
        }
        for need in snapshot.open_needs:
            texts[need.id] = (need_text(need), None)
        self._kept.follow(texts)
        self._snapshot = snapshot

    def all(self) -> tuple[Suggestion, ...]:
        """Every suggestion: the most alike first, those that are only asked last."""
        return self._suggested(self._kept.index.pairs())

    def of(self, id_: UUID) -> tuple[Suggestion, ...]:
        """Those of one card or need, in the same order; none where it is not open."""
        return self._suggested(self._kept.index.pairs_of(id_)) if id_ in self._kept.index else ()

    def _suggested(self, pairs: Iterable[Pair[UUID]]) -> tuple[Suggestion, ...]:
        snapshot = self._snapshot
        if snapshot is None:
            return ()
        settled = {(verdict.first_id, verdict.second_id) for verdict in snapshot.verdicts}
        found: list[Suggestion] = []
        for pair in by_place(pairs, {}):
            kind = _kind(snapshot, pair)
            if kind is not None and (pair.first, pair.second) not in settled:
                words = self._read_words(pair.first, pair.second)
                across = kind is PairKind.NEEDS and _across(snapshot, pair)
                found.append(
                    Suggestion(pair.first, pair.second, kind, pair.score, words, pair.opposed, across)
                )
        return tuple(found)

    def _read_words(self, first: UUID, second: UUID) -> tuple[str, ...]:
        """The words of a pair, read anew only where one of the two texts has changed: most stay from edit to edit."""
        texts = self._kept.text(first), self._kept.text(second)
        known = self._words.get((first, second))
        if known is None or known[:2] != texts:
            known = self._words[first, second] = (*texts, self._kept.index.words(first, second))
        return known[2]


def need_text(need: Need) -> str:
    """The words of a need that are compared."""
    return f"{need.short_name}. {need.statement}"


def stands_open(card: Card, snapshot: ProjectSnapshot) -> bool:
    """Whether a card is compared: on the board, no copy, and in no need or in one that is open."""
    needs = snapshot.needs_of_card.get(card.id, ())
    put_aside = bool(needs) and all(need.status is not NeedStatus.OPEN for need in needs)
    return card.status is CardStatus.OPEN and card.duplicate_of is None and not put_aside


def open_needs_of(card_id: UUID, snapshot: ProjectSnapshot) -> tuple[Need, ...]:
    """The open needs that a card supports, by their numbers."""
    needs = (need for need in snapshot.needs_of_card.get(card_id, ()) if need.status is NeedStatus.OPEN)
    return tuple(sorted(needs, key=lambda need: need.number))


def _kind(snapshot: ProjectSnapshot, pair: Pair[UUID]) -> PairKind | None:
    """What a pair is; None where people have settled it by what they put together."""
    needs = [each for each in (pair.first, pair.second) if each in snapshot.need_by_id]
    cards = [each for each in (pair.first, pair.second) if each in snapshot.card_by_id]
    if not cards:
        return PairKind.NEEDS
    if needs:
        joined = {need.id for need in snapshot.needs_of_card.get(cards[0], ())}
        return None if needs[0] in joined else PairKind.CARD_NEED
    return PairKind.CARDS if any(each not in snapshot.needs_of_card for each in cards) else None


def _across(snapshot: ProjectSnapshot, pair: Pair[UUID]) -> bool:
    departments = {snapshot.need_by_id[each].department_id for each in (pair.first, pair.second)}
    return len(departments) == 2 and None not in departments
