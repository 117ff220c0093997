"""Moving cards on the board by keyboard: to the column beside, up and down, chosen and renamed."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from charrette.domain.themes import Theme
from charrette.ui.desk import Desk
from charrette.ui.run.board import Board
from charrette.ui.run.card_acts import CardActs
from charrette.ui.run.theme_menu import ThemeMenu


class BoardKeys(QObject):
    """What the keys of the board do; every one has a drag or a menu that does the same."""

    def __init__(self, desk: Desk, board: Board, acts: CardActs, themes: ThemeMenu) -> None:
        super().__init__(board)
        self._desk, self._board, self._acts, self._themes = desk, board, acts, themes

    def beside(self, step: int) -> Callable[[], None]:
        """The chosen cards to the theme at the left (-1) or right (1)."""

        def act() -> None:
            column, target = self._board.current_column(), self._board.neighbour(step)
            if column is not None and target != column.key:
                self._acts.move(self._board.chosen(), target, None)

        return act

    def within(self, step: int) -> Callable[[], None]:
        """The current card one place up (-1) or down (1) in its column."""

        def act() -> None:
            column, current = self._board.current_column(), self._board.current()
            if column is None or current is None:
                return
            rows = column.cards.rows
            target = column.cards.row_of(current) + (step if step < 0 else step + 1)
            if 0 <= target <= len(rows):
                before = rows[target].card.id if target < len(rows) else None
                self._acts.move([current], column.key, before, at_end=before is None)

        return act

    def dropped(self, card_ids: list[UUID], key: UUID | None, before: UUID | None) -> None:
        """Cards were dropped on a column, before a card or at its foot."""
        self._acts.move(card_ids, key, before, at_end=before is None)

    def on_theme(self, act: Callable[[Theme], object]) -> Callable[[], None]:
        """Does something with the theme of the current card."""

        def do() -> None:
            column = self._board.current_column()
            theme = self._desk.snapshot.theme_by_id.get(column.key) if column and column.key else None
            if theme is not None:
                act(theme)

        return do

    def mark(self) -> None:
        """Chooses the current card, or no longer."""
        column = self._board.current_column()
        if column is not None:
            column.list.toggle()
