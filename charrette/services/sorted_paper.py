"""Merging a second scribe's sorted paper: all or nothing, one step, and nothing the room decided is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card, Channel
from charrette.domain.errors import InvalidInputError, NotFoundError, StaleError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.sorted_paper import SortedDraft, SortedPlan, plan_sorted
from charrette.services.board import AddTheme, MoveCards, add_theme, move_cards
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.needs import CardsOfNeed, MakeNeed, join_cards, make_need

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MergeSorted:
    """The rows of a file, where they came from, and (after a preview) the plan that was shown."""

    project_id: UUID
    drafts: tuple[SortedDraft, ...]
    came_from: str
    foreseen: SortedPlan | None = None


def merge_sorted(work: "UnitOfWork", command: MergeSorted) -> SortedPlan:
    """Does what ``plan_sorted`` says. Raises ``StaleError`` where the room went on since the preview.

    Raises ``InvalidInputError`` where the file holds nothing that is not there already.
    """
    snapshot = work.queries.snapshot(command.project_id)
    if snapshot is None:
        raise NotFoundError("That project is no longer in the library.")
    plan = plan_sorted(command.drafts, snapshot)
    if command.foreseen is not None and plan != command.foreseen:
        raise StaleError("The room went on since you looked.", "Nothing was merged.", "Look at it again.")
    if plan.empty:
        raise InvalidInputError(f"{command.came_from} holds {plan.sentence}.", "Nothing was changed.")
    _apply(work, snapshot, plan)
    work.describe(f"Merged sorted paper from {command.came_from}: {plan.sentence}", command.project_id)
    return plan


def _apply(work: "UnitOfWork", snapshot: ProjectSnapshot, plan: SortedPlan) -> None:
    project_id = snapshot.project.id
    themes = {theme.name.casefold(): theme.id for theme in snapshot.themes}
    for name in plan.themes:
        themes[name.casefold()] = add_theme(work, AddTheme(project_id, name)).id
    made = _keep(work, snapshot, plan.new, themes)

    def ids(cards: Sequence[UUID | SortedDraft]) -> tuple[UUID, ...]:
        return tuple(made[each.row].id if isinstance(each, SortedDraft) else each for each in cards)

    for name, card_ids in plan.moved.items():
        move_cards(work, MoveCards(card_ids, themes[name.casefold()], at_end=True))
    for need_id, cards in plan.joined.items():
        join_cards(work, CardsOfNeed(need_id, ids(cards)))
    for name, cards in plan.made.items():
        make_need(work, MakeNeed(project_id, ids(cards), name))


def _keep(
    work: "UnitOfWork",
    snapshot: ProjectSnapshot,
    drafts: Sequence[SortedDraft],
    themes: dict[str, UUID],
) -> dict[int, Card]:
    """The new cards by the row they came from."""
    if not drafts:
        return {}
    groups = {group.label: group.id for group in snapshot.groups}
    session_id = snapshot.sessions[-1].id if snapshot.sessions else None
    commands = tuple(
        KeepCard(
            snapshot.project.id,
            draft.text,
            groups.get(draft.group),
            session_id,
            Channel.PAPER,
            snapshot.project.language,
            themes.get(draft.theme.casefold()) if draft.theme else None,
            table=draft.table,
            paper=draft.paper,
        )
        for draft in drafts
    )
    kept = keep_cards(work, KeepCards(commands))
    return {draft.row: card for draft, card in zip(drafts, kept, strict=True)}
