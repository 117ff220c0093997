"""Where the keyboard stands on the board, so that it is found again when whole columns were filled anew."""

from charrette.ui.run.board import Board


class BoardPlace:
    """Taken before a change; ``keep`` after it."""

    def __init__(self, board: Board) -> None:
        self._board = board
        column, current = board.current_column(), board.current()
        self._column = column.key if column else None
        self._rows = list(column.cards.rows) if column and current else []
        self._at = column.cards.row_of(current) if column and current else 0

    def keep(self) -> None:
        """When the current card was lost: it, else the next that is left in its column, else wherever it is now."""
        if not self._rows or self._board.current() is not None:
            return
        cards = self._board.cards.columns.get(self._column)
        nearest = [row.card.id for row in (*self._rows[self._at :], *reversed(self._rows[: self._at]))]
        left = (each for each in nearest if cards is not None and cards.row_of(each) >= 0)
        self._board.go_to(next(left, nearest[0]), focus=False)
