"""The views of Run in one place: the activity, the board, the list of cards, the table of needs."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from charrette.ui.models.cards import CardFilter
from charrette.ui.run.board import Board
from charrette.ui.run.openings import Listing

if TYPE_CHECKING:
    from charrette.ui.run.activity.host import ActivityHost
    from charrette.ui.run.strip import Strip


class RunViews(QStackedWidget):
    """Shows one view at a time, narrowed as the strip asks; listings are made when they are first asked for."""

    listing_made = Signal(QWidget, bool)
    """A list or table, and whether its rows are cards."""
    panel_shown = Signal(bool)
    """Whether an activity's panel is shown, to which nothing can be dropped."""

    def __init__(self, board: Board) -> None:
        """The board alone; ``complete`` brings the rest."""
        super().__init__()
        self._board = board
        self._views: dict[str, QWidget] = {"board": board}
        self.addWidget(board)

    def complete(self, activity: "ActivityHost", strip: "Strip", listing: Callable[[str], QWidget]) -> None:
        """The view of what runs, the strip that chooses a view, and the maker of lists."""
        self._activity, self._strip, self._listing = activity, strip, listing
        self.addWidget(activity.view)
        self.currentChanged.connect(self._on_current)

    def show_view(self, name: str) -> None:
        """``activity``, ``board``, ``list`` or ``needs``, with the keyboard on it."""
        self._strip.view.choose(name)
        shown = self._activity.widget() if name == "activity" else self._view(name)
        self.setCurrentWidget(shown)
        if isinstance(shown, Listing):
            shown.show_filter(self._strip.wanted())
        self.take_focus()

    def show_activity(self, *, with_focus: bool) -> None:
        """What runs comes into sight by itself; where nothing runs, whatever is shown stays."""
        if self._activity.running.block is None and self._strip.view.value != "activity":
            return
        self._strip.view.choose("activity")
        self.setCurrentWidget(self._activity.widget())
        if with_focus and self.currentWidget() is self._activity.view:
            self._activity.view.take_focus()

    def take_focus(self) -> None:
        """Puts the keyboard into the view that is shown."""
        shown = self.currentWidget()
        if isinstance(shown, Board) or shown is self._activity.view:
            (self._board if isinstance(shown, Board) else self._activity.view).take_focus()
        elif shown is not None:
            shown.setFocus()

    @property
    def on_board(self) -> bool:
        """Whether the board is shown."""
        return self.currentWidget() is self._board

    def chosen(self) -> list[UUID]:
        """The cards that an act is about."""
        shown = self.currentWidget()
        return shown.chosen() if isinstance(shown, Board | Listing) else []

    def refresh(self) -> None:
        """A list or table reads anew what the desk has."""
        shown = self.currentWidget()
        if isinstance(shown, Listing):
            shown.refresh()

    def show_filter(self, wanted: CardFilter) -> None:
        """Only what the strip asks for."""
        shown = self.currentWidget()
        if isinstance(shown, Listing):
            shown.show_filter(wanted)

    def show_theme(self, key: UUID | None) -> None:
        """Only one theme in a list; on the board its column comes into sight."""
        shown = self.currentWidget()
        if isinstance(shown, Listing):
            shown.show_theme(key)
            return
        if not self.on_board:
            self.show_view("board")
        self._board.show_column(key)

    def _view(self, name: str) -> QWidget:
        """A view, made when it is asked for the first time."""
        if name not in self._views:
            made = self._listing(name)
            self._views[name] = made
            self.addWidget(made)
            self.listing_made.emit(made, name == "list")
        return self._views[name]

    def _on_current(self, _: int) -> None:
        self.panel_shown.emit(self.currentWidget() is self._activity.view)
