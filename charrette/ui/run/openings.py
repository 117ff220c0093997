"""What opens over Run: a card, a need, the parking lot; and the tables beside the board."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from charrette.domain.cards import CardStatus
from charrette.ui.desk import Desk
from charrette.ui.models.cards import CardFilter
from charrette.ui.run.board import Board
from charrette.ui.run.board_cards import BoardCards
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.agenda import Block
    from charrette.ui.run.card_acts import CardActs


@runtime_checkable
class Listing(Protocol):
    """A view of the page that is a table: it is narrowed by the strip and read anew after changes."""

    def chosen(self) -> list[UUID]:
        """The cards chosen in it."""
        ...

    def refresh(self) -> None:
        """What the desk has now."""
        ...

    def show_filter(self, wanted: CardFilter) -> None:
        """Only what the strip asks for."""
        ...

    def show_theme(self, key: UUID | None) -> None:
        """Only one theme; None for all."""
        ...


class Openings(QObject):
    """Opens dialogs without waiting for them; each is made when it is asked for."""

    board_wanted = Signal()
    """A card is to be shown on the board: nothing may be left out there."""
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, theme: Theme, page: QWidget, board: Board, cards: BoardCards) -> None:
        super().__init__(page)
        self._desk, self._theme, self._page, self._board, self._cards = desk, theme, page, board, cards

    def show_card(self, card_id: UUID) -> None:
        """Brings a card into sight, or opens it when it is not on the board."""
        card = self._desk.snapshot.card_by_id.get(card_id)
        if card is None:
            return
        if card.status is not CardStatus.OPEN:
            self.open_card(card_id)
            return
        if self._cards.column_of(card_id) is None or not self._board.isVisible():
            self.board_wanted.emit()
        self._board.show_column(card.theme_id)
        self._board.go_to(card_id)

    def open_card(self, card_id: UUID | None) -> None:
        """A card with everything about it."""
        if card_id is not None:
            from charrette.ui.run.card_detail import CardDetail

            detail = CardDetail(self._desk, self._theme, card_id, self._page)
            detail.need_asked.connect(self.open_need)
            detail.card_asked.connect(self.show_card)
            detail.open()

    def open_need(self, need_id: UUID) -> None:
        """A need with everything about it."""
        from charrette.ui.needs.editor import NeedEditor

        editor = NeedEditor(self._desk, self._theme, need_id, self._page)
        editor.card_asked.connect(self.show_card)
        editor.open()

    def open_parked(
        self, acts: "CardActs", card_id: UUID | None = None, block: "Block | None" = None
    ) -> None:
        """What is parked, with reasons, a way back, and who takes it by when."""
        from charrette.ui.run.parked import ParkedCards

        parked = ParkedCards(self._desk, self._theme, self._page, card_id)
        parked.put_back_asked.connect(acts.put_back)
        parked.owners_asked.connect(lambda: self.open_log(block, "parking"))
        parked.open()

    def open_similar(self) -> None:
        """The pairs of cards and needs that may say the same."""
        from charrette.ui.similar.dialog import SimilarDialog

        SimilarDialog(self._desk, self._theme, self._page).open()

    def open_log(self, block: "Block | None", name: str = "log") -> None:
        """The log, to write into: ``log``, ``parking`` or ``rules`` first."""
        from charrette.ui.run.log_dialog import LogDialog

        dialog = LogDialog(self._desk, self._theme, block, self._page)
        dialog.open()
        dialog.show_panel(name)

    def open_paper(self, block: "Block | None", language: str) -> None:
        """Cards keyed from sheets by their numbers; they belong to the block that runs."""
        from charrette.ui.run.paper_cards import PaperCards

        PaperCards(self._desk, self._theme, block.id if block else None, language, self._page).open()

    def listing(self, name: str) -> QWidget:
        """A new ``list`` of cards, or the table of ``needs``."""
        if name == "needs":
            from charrette.ui.needs.pane import NeedsPane

            needs = NeedsPane(self._desk, self._theme)
            needs.card_asked.connect(self.show_card)
            return needs
        from charrette.ui.run.card_table import CardsTableView

        table = CardsTableView(self._desk, self._theme)
        table.opened.connect(self.open_card)
        table.need_asked.connect(self.open_need)
        table.menu_asked.connect(self.menu_asked)
        return table
