"""Synthesis at speed: what one typed line does with its cards, as one step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.sorting_line import Act, Sorting
from charrette.domain.wording import quoted
from charrette.services.board import (
    AddTheme,
    DeclineCards,
    MoveCards,
    ParkCards,
    add_theme,
    decline_cards,
    move_cards,
    park_cards,
)
from charrette.services.needs import CardsOfNeed, MakeNeed, join_cards, make_need

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SortLine:
    """What a line was understood to do (``sorting_line.read_line``), for a project."""

    project_id: UUID
    sorting: Sorting


def sort_line(work: "UnitOfWork", command: SortLine) -> None:
    """Does exactly what the line was understood to do: one step of the minutes.

    Raises ``NotFoundError`` where a card, theme or need has gone since.
    """
    _DOES[command.sorting.act](work, command)


def _move(work: "UnitOfWork", command: SortLine) -> None:
    move_cards(work, MoveCards(command.sorting.card_ids, command.sorting.theme_id))


def _new_theme(work: "UnitOfWork", command: SortLine) -> None:
    theme = add_theme(work, AddTheme(command.project_id, command.sorting.name))
    move_cards(work, MoveCards(command.sorting.card_ids, theme.id))
    moved = work.recording.step.sentence
    work.describe(f"Made theme {quoted(theme.name)}. {moved}")


def _make_need(work: "UnitOfWork", command: SortLine) -> None:
    make_need(work, MakeNeed(command.project_id, command.sorting.card_ids, command.sorting.name))


def _join(work: "UnitOfWork", command: SortLine) -> None:
    assert command.sorting.need_id is not None
    join_cards(work, CardsOfNeed(command.sorting.need_id, command.sorting.card_ids))


def _park(work: "UnitOfWork", command: SortLine) -> None:
    park_cards(work, ParkCards(command.sorting.card_ids, command.sorting.reason))


def _decline(work: "UnitOfWork", command: SortLine) -> None:
    decline_cards(work, DeclineCards(command.sorting.card_ids, command.sorting.reason))


_DOES: dict[Act, Callable[["UnitOfWork", SortLine], None]] = {
    Act.MOVE: _move,
    Act.NEW_THEME: _new_theme,
    Act.MAKE_NEED: _make_need,
    Act.JOIN: _join,
    Act.PARK: _park,
    Act.DECLINE: _decline,
}
