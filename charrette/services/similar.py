"""Cards and needs that look alike: what a person says of a pair, and what follows. Nothing is merged by itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.needs import Need
from charrette.domain.similar_verdict import Likeness, SimilarVerdict
from charrette.services.needs import CardsOfNeed, MakeNeed, MergeNeeds, join_cards, make_need, merge_needs

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class GiveVerdict:
    """What a person says of two cards or needs; in any order."""

    project_id: UUID
    first_id: UUID
    second_id: UUID
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class AcceptSimilar:
    """Two cards or needs that are the same, put together.

    ``into`` is the need that takes them in (for two needs the one that lives on); None makes one need of two cards.
    """

    project_id: UUID
    first_id: UUID
    second_id: UUID
    into: UUID | None = None


def give_verdict(work: "UnitOfWork", command: GiveVerdict) -> SimilarVerdict:
    """Keeps that two are not the same, or opposites, in place of an earlier verdict; the pair does not come back.

    That they are the same is kept by ``accept_similar``, together with what it does.
    """
    if command.likeness is Likeness.SAME:
        raise InvalidInputError(
            "Two that are the same are joined into one need, not only said to be the same."
        )
    codes = _codes(work, command.project_id, (command.first_id, command.second_id))
    words = {Likeness.NOT_SAME: "not the same", Likeness.OPPOSITE: "opposites"}[command.likeness]
    work.describe(f"Said that {codes[0]} and {codes[1]} are {words}", command.project_id)
    return _keep(work, command.project_id, (command.first_id, command.second_id), command.likeness)


def withdraw_verdict(work: "UnitOfWork", verdict: SimilarVerdict) -> None:
    """Takes back what was said of a pair: it may be suggested again. What was joined stays joined."""
    codes = _codes(work, verdict.project_id, (verdict.first_id, verdict.second_id))
    work.describe(f"Took back what was said of {codes[0]} and {codes[1]}", verdict.project_id)
    work.remove(work.get(SimilarVerdict, verdict.id))


def accept_similar(work: "UnitOfWork", command: AcceptSimilar) -> Need:
    """Puts two together that are the same, and keeps that they are: one step, undone as one.

    Two cards make a need or join one; a card joins a need; two needs are merged, with all of their cards and votes.
    """
    pair = (command.first_id, command.second_id)
    codes = _codes(work, command.project_id, pair)
    need = _put_together(work, command)
    said = f"{codes[0]} and {codes[1]} are the same: {_done(work)}"
    _keep(work, command.project_id, pair, Likeness.SAME)
    work.describe(said, command.project_id)
    return need


def _put_together(work: "UnitOfWork", command: AcceptSimilar) -> Need:
    pair = (command.first_id, command.second_id)
    cards = tuple(sorted(work.queries.by_ids(Card, pair), key=lambda card: card.number))
    card_ids = tuple(card.id for card in cards)
    needs = {need.id for need in work.queries.by_ids(Need, pair)}
    if command.into is None:
        if needs:
            raise InvalidInputError("Say which of the needs takes the other in.", "Nothing was changed.")
        return make_need(work, MakeNeed(command.project_id, card_ids))
    if needs and command.into not in needs:
        raise InvalidInputError("A need of the pair takes the other in.", "Nothing was changed.")
    if cards:
        return join_cards(work, CardsOfNeed(command.into, card_ids))
    return merge_needs(work, MergeNeeds(command.into, tuple(needs - {command.into})))


def _done(work: "UnitOfWork") -> str:
    """What was just described, within a sentence."""
    sentence = work.recording.step.sentence
    return sentence[:1].lower() + sentence[1:]


def _keep(
    work: "UnitOfWork", project_id: UUID, pair: tuple[UUID, UUID], likeness: Likeness
) -> SimilarVerdict:
    first, second = sorted(pair)
    known = next(
        (
            each
            for each in work.queries.verdicts(project_id)
            if (each.first_id, each.second_id) == (first, second)
        ),
        None,
    )
    now = work.clock.now()
    if known is not None:
        work.change(known, likeness=likeness, decided_at=now)
        return SimilarVerdict(known.id, project_id, first, second, likeness, now)
    verdict = SimilarVerdict(work.ids.new(), project_id, first, second, likeness, now)
    work.add(verdict)
    return verdict


def _codes(work: "UnitOfWork", project_id: UUID, pair: tuple[UUID, UUID]) -> tuple[str, ...]:
    """The codes of a pair; raises ``NotFoundError`` where one of the two is not in the project."""
    found: dict[UUID, str] = {
        each.id: each.code
        for kind in (Card, Need)
        for each in work.queries.by_ids(kind, pair)
        if each.project_id == project_id
    }
    if len(found) < len(pair):
        raise NotFoundError("One of the two is no longer in the project.")
    return tuple(sorted(found.values()))
