"""What is on Run beside the board and the capture bar; imported and made behind the first picture."""

from functools import partial
from typing import TYPE_CHECKING

from charrette.ui.desk import Desk
from charrette.ui.run.activity.host import ActivityHost
from charrette.ui.run.board import Board
from charrette.ui.run.board_keys import BoardKeys
from charrette.ui.run.capture_talk import CaptureTalk
from charrette.ui.run.card_acts import CardActs
from charrette.ui.run.drawer import Drawer
from charrette.ui.run.header import RunHeader
from charrette.ui.run.openings import Openings
from charrette.ui.run.shelf import Shelf
from charrette.ui.run.side_pane import SidePane
from charrette.ui.run.sort_bar import SortBar
from charrette.ui.run.strip import Strip
from charrette.ui.similar.alike_count import AlikeCount
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling

if TYPE_CHECKING:
    from charrette.ui.run.page import RunPage


class Around:
    """Makes the parts that stand around the board, and what acts on it."""

    def __init__(self, page: "RunPage", desk: Desk, theme: Theme) -> None:
        self.acts = CardActs(desk, theme, page, page.chosen)
        self.header = RunHeader(theme, page.stage, page)
        self.side, self.strip, self.shelf = SidePane(desk, theme, page.stage), Strip(theme), Shelf(theme)
        self.drawer = Drawer(theme, page, page.foot)
        self.openings = Openings(desk, theme, page, page.board, page.board_cards)
        self.keys = BoardKeys(desk, page.board, self.acts, page.themes)
        self.talk = CaptureTalk(desk, theme, page.bar, page)
        self.activity = ActivityHost(desk, theme, page)
        self.sort_bar = SortBar(desk, theme, page.chosen)
        self._connect(page.board)
        AlikeCount(desk, self.strip, page)

    def _connect(self, board: Board) -> None:
        board.moved.connect(self.keys.dropped)
        board.opened.connect(self.openings.open_card)
        board.need_asked.connect(self.openings.open_need)
        self.acts.need_made.connect(self.openings.open_need)
        self.strip.alike.clicked.connect(calling(self.openings.open_similar))
        self.shelf.dropped.connect(self.acts.park)
        self.talk.card_asked.connect(self.openings.show_card)
        self.header.room_asked.connect(partial(self.drawer.open_with, self.side))
