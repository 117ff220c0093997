"""Run: the page on which a charrette is held."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from charrette.domain.agenda import BlockState
from charrette.domain.cards import CardStatus
from charrette.ui.desk import Desk
from charrette.ui.models.cards import CardFilter
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.board import Board
from charrette.ui.run.board_cards import BoardCards
from charrette.ui.run.board_place import BoardPlace
from charrette.ui.run.capture_bar import CaptureBar
from charrette.ui.run.foot import Foot
from charrette.ui.run.page_layout import PageLayout
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
        self._later = QTimer(self, singleShot=True, interval=_COUNTS_MS)
        self._later.timeout.connect(self.refresh_counts)
        self._project_id: UUID | None = None
        self._is_complete = False
        self._build()
        if desk.first_picture.awaited and not self._runs():
            self._layout.hold_room(self.window().width())
            self.board.whole = False
            self._show_cards()
            desk.first_picture.then(self._complete)
        else:
            desk.first_picture.tell()
            self._complete()

    @property
    def title(self) -> str:
        """The project's name: what the room came for."""
        return self._desk.snapshot.project.name if self._desk.project_id is not None else "Run"

    def context(self) -> str:
        """Which session runs."""
        return _session_words(self._desk)

    def header_widgets(self) -> list[QWidget]:
        """For the header, the primary one last."""
        return self.header.widgets()

    def panes(self) -> list[QWidget]:
        """For F6: side pane, strip, board, shelf, sort bar, capture bar."""
        self._desk.first_picture.tell()
        return [self.side, self.strip, self.stack, self.shelf, self.sort_bar, self.bar]

    def actions(self) -> list[QAction]:
        """Every command with its name and key."""
        self._desk.first_picture.tell()
        return self._commands.all()

    def enter(self) -> None:
        """The page is shown: the capture bar has the keyboard."""
        self.bar.take_focus()

    def reveal(self, payload: object) -> None:
        """Shows a card (its id) on the board."""
        self._desk.first_picture.tell()
        if isinstance(payload, UUID):
            self.openings.show_card(payload)

    def show_view(self, view: str) -> None:
        """``activity``, ``board``, ``list`` or ``needs``, with the keyboard on it."""
        self._desk.first_picture.tell()
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
        if self._is_complete and self._desk.project_id is not None:
            self.refresh_counts()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()
        if self._is_complete:
            self.talk.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_complete:
            self._fit_width()
        else:
            self._layout.hold_room(self.window().width())

    def _build(self) -> None:
        """The board and the capture bar: what is seen and used first."""
        self.board = Board(self._theme, self.board_cards, self.themes)
        self.bar = CaptureBar(self._desk, self._theme)
        self.foot = Foot(self.bar)
        self.stack = RunViews(self.board)
        self._layout = PageLayout(self, self._theme, self.stack, self.foot)

    def _runs(self) -> bool:
        """Whether an activity runs, whose band and panel belong into the first picture."""
        return any(block.state is BlockState.RUNNING for block in self._desk.snapshot.blocks)

    def _complete(self) -> None:
        """All the rest: behind the first picture of the app, else at once."""
        from charrette.ui.run.around import Around
        from charrette.ui.run.run_actions import RunActions

        made = Around(self, self._desk, self._theme)
        self.side, self.strip, self.shelf, self.drawer = made.side, made.strip, made.shelf, made.drawer
        self.acts, self.header, self.openings = made.acts, made.header, made.openings
        self.keys, self.talk, self.activity = made.keys, made.talk, made.activity
        self.sort_bar = made.sort_bar
        self.stack.complete(self.activity, self.strip, self.openings.listing)
        self._layout.complete(self.side, self.strip, self.activity.band, self.shelf)
        self.foot.put_above(self.sort_bar)
        self.board.whole = True
        self._commands = RunActions(self)
        self._connect()
        self._is_complete = True
        self._fit_width()
        if self._project_id is not None and self._project_id == self._desk.project_id:
            self.board_cards.show_whole(self._desk.snapshot)
            self._show_rest()
        else:
            self._on_opened()
        self.activity.start()

    def _connect(self) -> None:
        self._desk.opened.connect(self._on_opened)
        self._desk.changed.connect(self._on_changed)
        self.openings.board_wanted.connect(self._on_board_wanted)
        self.openings.menu_asked.connect(self._on_menu_asked)
        self.board.menu_asked.connect(self._on_menu_asked)
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
        self.side.plan_asked.connect(lambda: self.go.emit("prepare", "Agenda"))
        self._theme.changed.connect(self._fit_width)

    def chosen(self) -> list[UUID]:
        """The cards that an act is about."""
        return self.stack.chosen()

    def _on_opened(self) -> None:
        if self._desk.project_id is None:
            return
        self.strip.show_all(quiet=True)
        if self._project_id != self._desk.project_id:
            self.talk.start_project()
        self._show_cards()
        self._show_rest()

    def _show_cards(self) -> None:
        """Every card of the project on the board; group and language of another project in the capture bar."""
        self.board_cards.filter = CardFilter()
        self.board_cards.show(self._desk.snapshot, self._desk.first_look)
        if self._project_id != self._desk.project_id:
            self._project_id = self._desk.project_id
            self.bar.start_project()
        self._show_empty()

    def _show_rest(self) -> None:
        """What stands around the cards."""
        self.board.arrange()
        self.strip.search.show_groups(self._desk.snapshot.groups)
        self.side.refresh()
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
        narrow, wide = self._layout.beside(self.window().width())
        self.side.setFixedWidth(wide)
        self.drawer.fit(self.side, self._layout.row, narrow=narrow)
        self.header.show_width(narrow=narrow)
        self.talk.place()


def _session_words(desk: Desk) -> str:
    """The charrette and its session that runs; empty when there is none."""
    session = desk.session if desk.project_id is not None else None
    if session is None:
        return ""
    charrettes = {each.id: each.title for each in desk.snapshot.charrettes}
    title = charrettes.get(session.charrette_id, "")
    return f"{title}, {session.title}" if title else session.title
