"""Needs: made from cards, merged and split, edited, given a priority."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card, CardStatus
from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import LONGEST_SHORT_NAME, Need, NeedStatus, Priority, Source, short_name_from
from charrette.domain.wording import counted, quoted, several
from charrette.services.plan_follows import follow_merge, follow_split
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MakeNeed:
    """A need from one or several cards; an empty name or statement is taken from the first card."""

    project_id: UUID
    card_ids: tuple[UUID, ...] = ()
    short_name: str = ""
    statement: str = ""
    theme_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CardsOfNeed:
    """Cards to join into a need, or to take out of it."""

    need_id: UUID
    card_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class MergeNeeds:
    """Needs merged into one that lives on; every source card is kept."""

    into: UUID
    need_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class SplitNeed:
    """Some source cards of a need taken out into a new need of their own."""

    need_id: UUID
    card_ids: tuple[UUID, ...]
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Needs parked, declined (with a reason) or open again."""

    need_ids: tuple[UUID, ...]
    status: NeedStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetPriority:
    """Must, Should, Could, Won't, or None for not set; a reason where it departs from the vote (``departures``).

    Without a ``reason`` a need keeps the one it has as long as its priority stays; an empty one takes it away.
    """

    need_ids: tuple[UUID, ...]
    priority: Priority | None
    reason: str | None = None


def make_need(work: "UnitOfWork", command: MakeNeed) -> Need:
    """Makes a need and links its source cards; parked and declined cards come back by it."""
    cards = work.queries.by_ids(Card, command.card_ids)
    first = (
        next((card for card in cards if card.id == command.card_ids[0]), None) if command.card_ids else None
    )
    need = _new_need(work, command, first)
    _check(need)
    origin = f" from {_card_words(cards)}" if cards else ""
    work.describe(f"Made need {need.code} {quoted(need.short_name)}{origin}", command.project_id)
    work.add(need)
    _join(work, need, cards)
    return need


def _new_need(work: "UnitOfWork", command: MakeNeed, first: Card | None) -> Need:
    words = first.text if first else ""
    number = work.next_numbers(command.project_id, "N")[0]
    return Need(
        work.ids.new(),
        command.project_id,
        number,
        code("N", number),
        command.short_name.strip() or short_name_from(words),
        command.statement.strip() or words,
        theme_id=command.theme_id or (first.theme_id if first else None),
    )


def join_cards(work: "UnitOfWork", command: CardsOfNeed) -> Need:
    """Joins more cards into a need."""
    need = work.get(Need, command.need_id)
    cards = work.queries.by_ids(Card, command.card_ids)
    linked = {source.card_id for source in work.queries.sources(need.project_id) if source.need_id == need.id}
    work.describe(f"Joined {_card_words(cards)} into {need.code} {quoted(need.short_name)}", need.project_id)
    _join(work, need, [card for card in cards if card.id not in linked])
    return need


def take_out_cards(work: "UnitOfWork", command: CardsOfNeed) -> Need:
    """Takes cards out of a need, and out of the needs merged into it; the cards stay on the board."""
    need = work.get(Need, command.need_id)
    cards = work.queries.by_ids(Card, command.card_ids)
    work.describe(f"Took {_card_words(cards)} out of {need.code}", need.project_id)
    _unlink(work, need, command.card_ids)
    return need


def merge_needs(work: "UnitOfWork", command: MergeNeeds) -> Need:
    """Merges needs into one. Their cards and votes stay; ``unmerge_need`` brings each back as it was.

    The one that lives on is served by their scope and takes over their answer where it has none.
    """
    into = work.get(Need, command.into)
    merged = [work.get(Need, each) for each in command.need_ids if each != command.into]
    if not merged:
        raise InvalidInputError("Select the needs to merge into this one.")
    for need in merged:
        _check_merge(work, need, into)
    words = several([need.code for need in merged], "need")
    for need in merged:
        work.change(need, status=NeedStatus.MERGED, merged_into=into.id)
    follows = follow_merge(work, into, merged)
    work.describe(f"Merged {words} into {into.code} {quoted(into.short_name)}{follows}", into.project_id)
    return into


def _check_merge(work: "UnitOfWork", need: Need, into: Need) -> None:
    if need.status is NeedStatus.MERGED:
        raise InvalidInputError(f"{need.code} is merged already.")
    above: Need | None = into
    while above is not None:
        if above.id == need.id:
            raise InvalidInputError(f"{into.code} is itself merged into {need.code}.")
        above = work.get(Need, above.merged_into) if above.merged_into else None


def unmerge_need(work: "UnitOfWork", need_id: UUID) -> Need:
    """Splits a merged need off again, as it was before the merge."""
    need = work.get(Need, need_id)
    if need.status is not NeedStatus.MERGED or need.merged_into is None:
        raise InvalidInputError(f"{need.code} is not merged.")
    into = work.get(Need, need.merged_into)
    work.describe(f"Split {need.code} {quoted(need.short_name)} off {into.code} again", need.project_id)
    work.change(need, status=NeedStatus.OPEN, merged_into=None)
    return replace(need, status=NeedStatus.OPEN, merged_into=None)


def split_need(work: "UnitOfWork", command: SplitNeed) -> Need:
    """Takes source cards out of a need into a new one, in the same theme and department, with its answer and scope."""
    need = work.get(Need, command.need_id)
    cards = work.queries.by_ids(Card, command.card_ids)
    if not cards:
        raise InvalidInputError("Select the source cards that belong to the new need.")
    new = _new_need(work, MakeNeed(need.project_id, (), command.short_name, "", need.theme_id), cards[0])
    new = replace(new, department_id=need.department_id)
    _check(new)
    work.add(new)
    _unlink(work, need, command.card_ids)
    _join(work, new, cards)
    follows = follow_split(work, need, new)
    words = f"Split {_card_words(cards)} off {need.code} as {new.code} {quoted(new.short_name)}{follows}"
    work.describe(words, need.project_id)
    return new


def edit_need(work: "UnitOfWork", need: Need) -> Need:
    """Keeps the changed fields of a need; code, status and merging are not edited here."""
    before = work.get(Need, need.id)
    _check(need)
    changed = changed_fields(before, need)
    names = ", ".join(name.replace("_", " ") for name in changed) or "nothing"
    work.describe(f"Edited {need.code} {quoted(need.short_name)}: {names}", need.project_id)
    work.change(need, **changed)
    return need


def set_status(work: "UnitOfWork", command: SetStatus) -> tuple[Need, ...]:
    """Parks, declines or reopens needs."""
    needs = _needs(work, command.need_ids)
    reason = command.reason.strip()
    if command.status is NeedStatus.DECLINED and not reason:
        raise InvalidInputError(
            "A declined need needs a reason.", "Nothing was changed.", "Say why in a few words."
        )
    if command.status is NeedStatus.MERGED or any(need.status is NeedStatus.MERGED for need in needs):
        raise InvalidInputError("A merged need is split off first.")
    verb = {NeedStatus.PARKED: "Parked", NeedStatus.DECLINED: "Declined", NeedStatus.OPEN: "Reopened"}[
        command.status
    ]
    because = f": {reason}" if reason else ""
    work.describe(f"{verb} {_need_words(needs)}{because}", needs[0].project_id)
    for need in needs:
        work.change(need, status=command.status, reason=reason)
    return needs


def set_priority(work: "UnitOfWork", command: SetPriority) -> tuple[Need, ...]:
    """Sets the final priority. A required need is never a Must by vote: it stands first without one."""
    needs = _needs(work, command.need_ids)
    for need in needs:
        if need.required and command.priority is not None:
            raise InvalidInputError(
                f"{need.code} is required ({need.required_reference}); it needs no priority."
            )
    words = command.priority.words if command.priority else "not set"
    given = " ".join((command.reason or "").split())
    because = f": {given}" if given else ""
    work.describe(f"Set the priority of {_need_words(needs)} to {words}{because}", needs[0].project_id)
    for need in needs:
        kept = need.priority_reason if command.reason is None and need.priority is command.priority else given
        work.change(need, priority=command.priority, priority_reason=kept)
    return needs


def _check(need: Need) -> None:
    if not need.short_name:
        raise InvalidInputError("Give the need a short name.")
    if len(need.short_name) > LONGEST_SHORT_NAME:
        raise InvalidInputError(
            f"The short name has {len(need.short_name)} characters; the most is {LONGEST_SHORT_NAME}.",
            "",
            "Shorten it; the statement can be longer.",
        )
    if not need.cost.ordered:
        raise InvalidInputError("Costs must rise from low to high, and none may be negative.")
    if need.required and not need.required_reference.strip():
        raise InvalidInputError("A required need names its code, policy or standard.")


def _join(work: "UnitOfWork", need: Need, cards: Sequence[Card]) -> None:
    if cards:
        work.add(*(Source(need.id, card.id) for card in cards))
    for card in cards:
        if card.status is not CardStatus.OPEN:
            work.change(card, status=CardStatus.OPEN, reason="")


def _unlink(work: "UnitOfWork", need: Need, card_ids: tuple[UUID, ...]) -> None:
    parents = {each.id: each.merged_into for each in work.queries.needs(need.project_id)}
    family = {need.id}
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    links = [
        source
        for source in work.queries.sources(need.project_id)
        if source.need_id in family and source.card_id in card_ids
    ]
    if links:
        work.remove(*links)


def _needs(work: "UnitOfWork", need_ids: tuple[UUID, ...]) -> tuple[Need, ...]:
    if not need_ids:
        raise InvalidInputError("Select a need first.")
    return tuple(work.get(Need, each) for each in need_ids)


def _need_words(needs: Sequence[Need]) -> str:
    if len(needs) == 1:
        return f"{needs[0].code} {quoted(needs[0].short_name)}"
    return several([need.code for need in needs], "need")


def _card_words(cards: Sequence[Card]) -> str:
    return several([card.code for card in cards], "card") if cards else counted(0, "card")
