"""Run: the page on which a charrette is held."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from charrette.domain.cards import CardStatus
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.activity.host import ActivityHost
from charrette.ui.run.board import Board
from charrette.ui.run.board_cards import BoardCards
from charrette.ui.run.board_keys import BoardKeys
from charrette.ui.run.board_place import BoardPlace
from charrette.ui.run.capture_bar import CaptureBar
from charrette.ui.run.capture_talk import CaptureTalk
from charrette.ui.run.card_acts import CardActs
from charrette.ui.run.drawer import Drawer
from charrette.ui.run.foot import Foot
from charrette.ui.run.header import RunHeader, session_words
from charrette.ui.run.openings import Openings
from charrette.ui.run.run_actions import RunActions
from charrette.ui.run.shelf import Shelf
from charrette.ui.run.side_pane import SidePane
from charrette.ui.run.sort_bar import SortBar
from charrette.ui.run.strip import Strip
from charrette.ui.run.theme_menu import ThemeMenu
from charrette.ui.run.views import RunViews
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.store.changes import Changes

_COUNTS_MS = 100


class RunPage(QWidget):
    """Capture bar, board, strip, shelf and side pane, kept true to the desk."""

    header_changed = Signal()
    go = Signal(str, object)

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self.stage = desk, theme, stage
        self.board_cards = BoardCards(self)
        self.themes = ThemeMenu(desk, theme, self)
        self.acts = CardActs(desk, theme, self, self.chosen)
        self.header = RunHeader(theme, stage, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_COUNTS_MS)
        self._later.timeout.connect(self.refresh_counts)
        self._project_id: UUID | None = None
        self.activity = ActivityHost(desk, theme, self)
        self._build()
        self.keys = BoardKeys(desk, self.board, self.acts, self.themes)
        self.talk = CaptureTalk(desk, theme, self.bar, self)
        self._commands = RunActions(self)
        self._connect()
        if desk.project_id is not None:
            self._on_opened()
        self.activity.start()

    @property
    def title(self) -> str:
        """The project's name: what the room came for."""
        return self._desk.snapshot.project.name if self._desk.project_id is not None else "Run"

    def context(self) -> str:
        """Which session runs."""
        return session_words(self._desk)

    def header_widgets(self) -> list[QWidget]:
        """For the header, the primary one last."""
        return self.header.widgets()

    def panes(self) -> list[QWidget]:
        """For F6: side pane, strip, board, shelf, sort bar, capture bar."""
        return [self.side, self.strip, self.stack, self.shelf, self.sort_bar, self.bar]

    def actions(self) -> list[QAction]:
        """Every command with its name and key."""
        return self._commands.all()

    def enter(self) -> None:
        """The page is shown: the capture bar has the keyboard."""
        self.bar.take_focus()

    def reveal(self, payload: object) -> None:
        """Shows a card (its id) on the board."""
        if isinstance(payload, UUID):
            self.openings.show_card(payload)

    def show_view(self, view: str) -> None:
        """``activity``, ``board``, ``list`` or ``needs``, with the keyboard on it."""
        self.stack.show_view(view)

    def show_activity(self) -> None:
        """What runs comes into sight; words that are being typed keep the keyboard."""
        typing = self.bar.field.hasFocus() and bool(self.bar.field.text())
        self.stack.show_activity(with_focus=self.isVisible() and not typing)

    def open_log(self) -> None:
        """Decisions, actions, parking lot and ground rules, whatever runs."""
        self.openings.open_log(self.activity.running.block)

    def open_paper(self) -> None:
        """Card sheets, typed in by their numbers."""
        self.openings.open_paper(self.activity.running.block, self.bar.language)

    def to_board(self) -> None:
        """Esc in the capture bar: to the cards."""
        self.stack.take_focus()

    def refresh_counts(self) -> None:
        """All that is counted over many cards: a moment after the change, never on the way of a card."""
        snapshot = self._desk.snapshot
        self.strip.chips.show_counts(snapshot.themes, dict(self.board_cards.counts))
        self.strip.show_unanswered(len(snapshot.unanswered))
        self.shelf.show_cards(tuple(card for card in snapshot.cards if card.status is CardStatus.PARKED))
        self.side.refresh_room()
        self.stack.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._desk.project_id is not None:
            self.refresh_counts()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()
        self.talk.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _build(self) -> None:
        theme = self._theme
        self.side = SidePane(self._desk, theme, self.stage)
        self.strip = Strip(theme)
        self.board = Board(theme, self.board_cards, self.themes)
        self.openings = Openings(self._desk, theme, self, self.board, self.board_cards)
        self.shelf = Shelf(theme)
        self.bar = CaptureBar(self._desk, theme)
        self.sort_bar = SortBar(self._desk, theme, self.chosen)
        self.foot = Foot(self.sort_bar, self.bar)
        self.drawer = Drawer(theme, self, self.foot)
        self.stack = RunViews(self.board, self.activity, self.strip, self.openings.listing)
        edge = min(theme.px(20), 24)
        middle = QVBoxLayout()
        middle.setContentsMargins(edge, 0, edge, 0)
        middle.setSpacing(theme.px(8))
        middle.addWidget(self.strip)
        middle.addWidget(self.activity.band)
        middle.addWidget(self.stack, 1)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addLayout(middle, 1)
        main.addWidget(self.shelf)
        main.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(main, 1)

    def _connect(self) -> None:
        desk, board = self._desk, self.board
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        board.moved.connect(self.keys.dropped)
        board.opened.connect(self.openings.open_card)
        board.need_asked.connect(self.openings.open_need)
        self.openings.board_wanted.connect(self._on_board_wanted)
        self.openings.menu_asked.connect(self._on_menu_asked)
        board.menu_asked.connect(self._on_menu_asked)
        self.acts.need_made.connect(self.openings.open_need)
        self.shelf.dropped.connect(self.acts.park)
        self.sort_bar.left.connect(self.to_board)
        self.foot.resized.connect(self.header_changed, Qt.ConnectionType.QueuedConnection)
        self.shelf.opened.connect(self._on_shelf_opened)
        self.strip.filter_changed.connect(self._on_filter_changed)
        self.strip.search.closed.connect(self.to_board)
        self.strip.theme_chosen.connect(self.stack.show_theme)
        self.strip.view_chosen.connect(self.show_view)
        self.stack.listing_made.connect(self._on_listing_made)
        self.stack.panel_shown.connect(self.shelf.setHidden)
        self.side.room.coverage_wanted.connect(lambda: self.go.emit("prepare", "Coverage"))
        self.talk.card_asked.connect(self.openings.show_card)
        self.side.plan_asked.connect(lambda: self.go.emit("prepare", "Agenda"))
        self.header.room_asked.connect(lambda: self.drawer.open_with(self.side))
        self._theme.changed.connect(self._fit_width)

    def chosen(self) -> list[UUID]:
        """The cards that an act is about."""
        return self.stack.chosen()

    def _on_opened(self) -> None:
        if self._desk.project_id is None:
            return
        self.strip.show_all(quiet=True)
        self.board_cards.filter = self.strip.wanted()
        self.board_cards.show(self._desk.snapshot)
        if self._project_id != self._desk.project_id:
            self._project_id = self._desk.project_id
            self.talk.start_project()
            self.bar.start_project()
        self.strip.search.show_groups(self._desk.snapshot.groups)
        self.side.refresh()
        self._show_empty()
        self.board.arrange()
        self.refresh_counts()
        self.header_changed.emit()

    def _on_changed(self, changes: "Changes") -> None:
        snapshot = self._desk.snapshot
        place, focused = BoardPlace(self.board), self.board.holds_focus()
        self.board_cards.apply(snapshot, changes)
        self.board.arrange()
        place.keep()
        self._follow(self.acts.moved_by(changes))
        if focused and not self.board.holds_focus():
            self.board.take_focus()
        self._show_empty()
        self.talk.learn(changes)
        if changes.ids("stakeholder_group") or changes.ids("project"):
            self.bar.refresh()
            self.strip.search.show_groups(snapshot.groups)
        if changes.ids("session") or changes.ids("charrette"):
            self.side.refresh()
            self.header_changed.emit()
        if self.isVisible():
            self._later.start()

    def _show_empty(self) -> None:
        session = self._desk.session
        prompt = session.prompt if session and session.prompt else "No card yet"
        self.board.show_empty(prompt, empty=not self._desk.snapshot.cards)

    def _on_listing_made(self, listing: QWidget, cards: bool) -> None:
        self._commands.attend(listing, cards=cards)

    def _follow(self, card_ids: tuple[UUID, ...]) -> None:
        if self.stack.on_board and card_ids:
            self.board.unmark()
            self.board.go_to(card_ids[0])

    def _on_filter_changed(self) -> None:
        wanted = self.strip.wanted()
        self.board_cards.set_filter(wanted)
        self.strip.search.show_found(sum(each.total for each in self.board_cards.columns.values()))
        self.stack.show_filter(wanted)

    def _on_board_wanted(self) -> None:
        self.strip.show_all()
        self.show_view("board")

    def _on_shelf_opened(self, card_id: UUID | None) -> None:
        self.openings.open_parked(self.acts, card_id, self.activity.running.block)

    def _on_menu_asked(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._commands.of_cards())
        menu.popup(spot)

    def _fit_width(self) -> None:
        effective = self.window().width() / self._theme.scale
        narrow = effective < 1120
        wide = 272 if effective >= 1360 else 248
        self.side.setFixedWidth(self._theme.half_px(wide))
        self.drawer.fit(self.side, self.layout(), narrow=narrow)
        self.header.show_width(narrow=narrow)
        self.talk.place()
