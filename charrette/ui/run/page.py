"""Run: the page on which a charrette is held."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.cards import Card, CardStatus
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.board import Board
from charrette.ui.run.board_cards import BoardCards
from charrette.ui.run.capture_bar import CaptureBar
from charrette.ui.run.capture_note import CaptureNote, DuplicateWatch, hint_words
from charrette.ui.run.card_acts import CardActs
from charrette.ui.run.drawer import Drawer
from charrette.ui.run.header import RunHeader
from charrette.ui.run.run_actions import RunActions
from charrette.ui.run.shelf import Shelf
from charrette.ui.run.side_pane import SidePane
from charrette.ui.run.strip import Strip
from charrette.ui.run.theme_menu import ThemeMenu
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.services.hints import Hint
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
        self._build()
        self._commands = RunActions(self)
        self._connect()
        if desk.project_id is not None:
            self._on_opened()

    @property
    def title(self) -> str:
        """The project's name: what the room came for."""
        return self._desk.snapshot.project.name if self._desk.project_id is not None else "Run"

    def context(self) -> str:
        """Which session runs."""
        session = self._desk.session if self._desk.project_id is not None else None
        if session is None:
            return ""
        charrette = next(
            (each for each in self._desk.snapshot.charrettes if each.id == session.charrette_id), None
        )
        return f"{charrette.title}, {session.title}" if charrette else session.title

    def header_widgets(self) -> list[QWidget]:
        """For the header, the primary one last."""
        return self.header.widgets()

    def panes(self) -> list[QWidget]:
        """For F6: side pane, strip, board, shelf, capture bar."""
        return [self.side, self.strip, self.stack, self.shelf, self.foot]

    def actions(self) -> list[QAction]:
        """Every command with its name and key."""
        return self._commands.all()

    def enter(self) -> None:
        """The page is shown: the capture bar has the keyboard."""
        self.bar.take_focus()

    def reveal(self, payload: object) -> None:
        """Shows a card (its id) on the board."""
        if isinstance(payload, UUID):
            self.show_card(payload)

    def show_card(self, card_id: UUID) -> None:
        """Brings a card into sight, or opens it when it is not on the board."""
        card = self._desk.snapshot.card_by_id.get(card_id)
        if card is None:
            return
        if card.status is not CardStatus.OPEN:
            self.open_card(card_id)
            return
        self.show_view("board")
        if self.board_cards.column_of(card_id) is None:
            self.strip.show_all()
        self.board.show_column(card.theme_id)
        self.board.go_to(card_id)

    def open_card(self, card_id: UUID | None) -> None:
        """A card with everything about it."""
        if card_id is not None:
            from charrette.ui.run.card_detail import CardDetail

            detail = CardDetail(self._desk, self._theme, card_id, self)
            detail.need_asked.connect(self.open_need)
            detail.card_asked.connect(self.show_card)
            detail.open()

    def open_need(self, need_id: UUID) -> None:
        """A need with everything about it."""
        from charrette.ui.needs.editor import NeedEditor

        editor = NeedEditor(self._desk, self._theme, need_id, self)
        editor.card_asked.connect(self.show_card)
        editor.open()

    def open_parked(self, card_id: UUID | None = None) -> None:
        """What is parked, with reasons and a way back."""
        from charrette.ui.run.parked import ParkedCards

        parked = ParkedCards(self._desk, self._theme, self, card_id)
        parked.put_back_asked.connect(lambda ids: self.acts.put_back(ids))
        parked.open()

    def show_view(self, view: str) -> None:
        """``board``, ``list`` or ``needs``."""
        self.strip.view.choose(view)
        if view == "list":
            self._list_view().show_filter(self.strip.wanted())
        elif view == "needs":
            self._needs_view()
        self.stack.setCurrentWidget(self._views[view])
        self._views[view].setFocus()

    def move_beside(self, step: int) -> None:
        """The cards to the theme at the left or right."""
        column = self.board.current_column()
        target = self.board.neighbour(step)
        if column is not None and target != column.key:
            self.acts.move(self.board.chosen(), target, None)

    def move_within(self, step: int) -> None:
        """The current card one place up or down in its column."""
        column, current = self.board.current_column(), self.board.current()
        if column is None or current is None:
            return
        rows = column.cards.rows
        target = column.cards.row_of(current) + (step if step < 0 else step + 1)
        if 0 <= target <= len(rows):
            before = rows[target].card.id if target < len(rows) else None
            self.acts.move([current], column.key, before, at_end=before is None)

    def rename_theme(self) -> None:
        """F2: the theme of the current card."""
        column = self.board.current_column()
        theme = self._desk.snapshot.theme_by_id.get(column.key) if column and column.key else None
        if theme is not None:
            self.themes.rename(theme)

    def mark_current(self) -> None:
        """Space: chooses the current card, or no longer."""
        column = self.board.current_column()
        if column is not None:
            column.list.toggle()

    def to_board(self) -> None:
        """Esc in the capture bar: to the cards."""
        if self.stack.currentWidget() is self.board:
            self.board.take_focus()
        else:
            self.stack.currentWidget().setFocus()

    def toggle_unanswered(self) -> None:
        """Shows only the unanswered cards, or all again."""
        self.strip.unanswered.click()

    def leave(self) -> None:
        """Esc: choice, then search, then to the capture bar."""
        if any(each.marked() for each in self.board.lists()):
            self.board.unmark()
        elif self.strip.wanted().any:
            self.strip.show_all()
        else:
            self.bar.take_focus()

    def refresh_counts(self) -> None:
        """All that is counted over many cards: a moment after the change, never on the way of a card."""
        snapshot = self._desk.snapshot
        self.strip.chips.show_counts(snapshot.themes, dict(self.board_cards.counts))
        self.strip.show_unanswered(len(snapshot.unanswered))
        self.shelf.show_cards(tuple(card for card in snapshot.cards if card.status is CardStatus.PARKED))
        self.side.refresh_room()
        for view in self._views.values():
            if view is self.stack.currentWidget() and view is not self.board:
                view.refresh()  # pyright: ignore[reportAttributeAccessIssue]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _build(self) -> None:
        theme = self._theme
        self.side = SidePane(self._desk, theme, self.stage)
        self.drawer = Drawer(theme, self)
        self.strip = Strip(theme)
        self.board = Board(theme, self.board_cards, self.themes)
        self.shelf = Shelf(theme)
        self.bar = CaptureBar(self._desk, theme)
        self.foot = self.bar  # the window's notices stand above it
        self.note = CaptureNote(theme, self)
        self.watch = DuplicateWatch(self._desk, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.board)
        self._views: dict[str, QWidget] = {"board": self.board}
        edge = min(theme.px(20), 24)
        middle = QVBoxLayout()
        middle.setContentsMargins(edge, 0, edge, 0)
        middle.setSpacing(theme.px(8))
        middle.addWidget(self.strip)
        middle.addWidget(self.stack, 1)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addLayout(middle, 1)
        main.addWidget(self.shelf)
        main.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(main, 1)

    def _connect(self) -> None:
        desk, board = self._desk, self.board
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        board.moved.connect(lambda ids, key, before: self.acts.move(ids, key, before, at_end=before is None))
        board.opened.connect(self.open_card)
        board.need_asked.connect(self.open_need)
        board.menu_asked.connect(self._on_menu_asked)
        self.acts.done.connect(self._on_moved)
        self.acts.need_made.connect(self.open_need)
        self.shelf.dropped.connect(self.acts.park)
        self.shelf.opened.connect(self.open_parked)
        self.strip.filter_changed.connect(self._on_filter_changed)
        self.strip.theme_chosen.connect(self._on_theme_chosen)
        self.strip.view_chosen.connect(self.show_view)
        self.bar.said.connect(self._on_said)
        self.bar.typed.connect(self._on_typed)
        self.watch.found.connect(self._on_alike)
        self.note.asked.connect(self.show_card)
        self.header.room_asked.connect(lambda: self.drawer.open_with(self.side))
        self._theme.changed.connect(self._fit_width)

    def chosen(self) -> list[UUID]:
        """The cards that an act is about."""
        view = self.stack.currentWidget()
        return view.chosen() if hasattr(view, "chosen") else []  # pyright: ignore

    def _on_opened(self) -> None:
        if self._desk.project_id is None:
            return
        self.strip.show_all(quiet=True)
        self.board_cards.filter = self.strip.wanted()
        self.board_cards.show(self._desk.snapshot)
        self.watch.start_project()
        self.bar.start_project()
        self.strip.search.show_groups(self._desk.snapshot.groups)
        self.side.refresh()
        self._show_empty()
        self.board.arrange()
        self.refresh_counts()
        self.header_changed.emit()

    def _on_changed(self, changes: "Changes") -> None:
        snapshot = self._desk.snapshot
        self.board_cards.apply(snapshot, changes)
        self.board.arrange()
        self._show_empty()
        for card_id in changes.ids("card"):
            card = snapshot.card_by_id.get(card_id)
            self.watch.learn(card_id, card.text if card else None)
        if changes.ids("stakeholder_group") or changes.ids("project"):
            self.bar.refresh()
            self.strip.search.show_groups(snapshot.groups)
        if changes.ids("session") or changes.ids("charrette"):
            self.side.refresh()
            self.header_changed.emit()
        self._later.start()

    def _show_empty(self) -> None:
        session = self._desk.session
        prompt = session.prompt if session and session.prompt else "No card yet"
        self.board.show_empty(prompt, empty=not self._desk.snapshot.cards)

    def _list_view(self) -> "CardsTableView":
        if "list" not in self._views:
            from charrette.ui.run.card_table import CardsTableView

            made = CardsTableView(self._desk, self._theme)
            made.opened.connect(self.open_card)
            made.need_asked.connect(self.open_need)
            made.menu_asked.connect(self._on_menu_asked)
            self._add_view("list", made)
        view = self._views["list"]
        return view  # pyright: ignore[reportReturnType]

    def _needs_view(self) -> None:
        if "needs" not in self._views:
            from charrette.ui.needs.pane import NeedsPane

            made = NeedsPane(self._desk, self._theme)
            made.card_asked.connect(self.show_card)
            self._add_view("needs", made)
        self.refresh_counts()

    def _add_view(self, name: str, view: QWidget) -> None:
        self._views[name] = view
        self.stack.addWidget(view)
        self._commands.attend(view, cards=name == "list")

    def _on_moved(self, card_ids: tuple[UUID, ...]) -> None:
        if self.stack.currentWidget() is self.board and card_ids:
            self.board.unmark()
            self.board.go_to(card_ids[0])

    def _on_filter_changed(self) -> None:
        wanted = self.strip.wanted()
        self.board_cards.set_filter(wanted)
        if self.stack.currentWidget() is not self.board:
            self.show_view(self.strip.view.value)

    def _on_theme_chosen(self, key: UUID | None) -> None:
        if self.strip.view.value == "board":
            self.board.show_column(key)
        elif self.strip.view.value == "list":
            self._list_view().show_theme(key)

    def _on_menu_asked(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._commands.of_cards())
        menu.popup(spot)

    def _on_said(self, sentence: str, tone: str) -> None:
        self.note.say(sentence, tone)
        self._place_note()

    def _on_typed(self, text: str) -> None:
        if text:
            self.note.say("", "")
        self.watch.typed(text)

    def _on_alike(self, hint: "Hint | None") -> None:
        card: Card | None = self._desk.snapshot.card_by_id.get(hint.card_id) if hint else None
        if hint is not None and card is not None and self.bar.field.text():
            self.note.say(hint_words(card.code, hint), "hint", card.id)
            self._place_note()

    def _place_note(self) -> None:
        left = self.bar.x() + self.bar.field.x()
        self.note.place(left, self.bar.y(), self.width() - left)

    def _fit_width(self) -> None:
        effective = self.window().width() / self._theme.scale
        narrow = effective < 1120
        wide = 272 if effective >= 1360 else 248
        self.side.setFixedWidth(self._theme.half_px(wide))
        if narrow:
            self.drawer.take(self.side)
        elif self.drawer.give_back():
            layout = self.layout()
            assert isinstance(layout, QHBoxLayout)
            layout.insertWidget(0, self.side)
            self.side.show()
        self.header.show_width(narrow=narrow)
        self._place_note()
