"""The stage: what the room sees now, and the windows it is seen in."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QLocale, QObject, QTime, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from charrette.domain.surfaces import View
from charrette.store.changes import Changes
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.presenter.place import Place
from charrette.ui.presenter.programme import Programme
from charrette.ui.presenter.screens import facilitators_windows, move_to, presenter_screen, remember
from charrette.ui.room_timer import RoomTimer
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.rounds import Round
    from charrette.ui.presenter.console import Console
    from charrette.ui.presenter.picture import Shown
    from charrette.ui.presenter.slides import Slide
    from charrette.ui.presenter.window import PresenterWindow

VIEWS = tuple(View)
VIEW_WORDS = {
    View.PROMPT: "prompt and timer",
    View.PROGRESS: "prompt and progress",
    View.TURN: "whose turn it is",
    View.GRID: "the round of sheets",
    View.ROTATION: "tables and topics",
    View.BOARD: "the board",
    View.ITEM: "one card large",
    View.VOTING: "the ballot",
    View.RESULT: "the result",
    View.LOG: "the log",
    View.RULES: "ground rules",
    View.AGENDA: "the agenda",
    View.THANKS: "thank you",
}


def key_words() -> list[tuple[str, str, str]]:
    """Where, what, key: those of the presenter window and the console, for the list of shortcuts."""
    from charrette.ui.presenter.keys import KEY_WORDS, VIEW_KEYS

    views = [(f"Show {VIEW_WORDS[view]}", key) for view, key in VIEW_KEYS.items()]
    return [("Presenter, console", words, key) for words, key in (*views, *KEY_WORDS)]


class Stage(QObject):
    """Follows the block and step that run, unless a view is held by hand. A result is made only after the reveal."""

    changed = Signal()
    """The view, its page, or whether it is presented has changed."""
    projector_lost = Signal()
    """The screen that was presented on has gone."""

    def __init__(self, desk: Desk, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.theme = desk, theme
        self.timer = RoomTimer(desk, self)
        self.blank = False
        self.dark_room = False
        self._programme = Programme(desk, theme, self)
        self._programme.ready.connect(self.changed)
        self._frozen: Shown | None = None
        self._key = Place().key
        self._window: PresenterWindow | None = None
        self._console: Console | None = None
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        self.timer.ticked.connect(self._on_ticked)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.screenRemoved.connect(self._on_screen_removed)
        self._on_opened()

    @property
    def presenting(self) -> bool:
        """Whether the presenter window is open."""
        return self._window is not None and self._window.isVisible()

    @property
    def window(self) -> "PresenterWindow | None":
        """The presenter window, once it was opened."""
        return self._window

    @property
    def console(self) -> "Console | None":
        """The facilitator's console, once it was opened."""
        return self._console

    @property
    def place(self) -> Place:
        """Where the room is, as the facilitator may read it."""
        return self._programme.place

    @property
    def view(self) -> View:
        """The view that is shown; a result the room has not seen yet is replaced by its ballot."""
        return self._programme.view

    @property
    def round(self) -> "Round | None":
        """The round on the stage: the one shown last, else that of the block, else the open one or the last."""
        return self._programme.round

    @property
    def following(self) -> bool:
        """Whether the view changes by itself when the room moves on."""
        return self._programme.choice.following

    @property
    def by_hand(self) -> bool:
        """Whether the view was chosen by hand."""
        return self._programme.choice.view is not None

    @property
    def slides(self) -> "tuple[Slide, ...]":
        """The pages of the view."""
        return self._programme.slides

    @property
    def page(self) -> int:
        """Which page is shown."""
        return self._programme.page

    @property
    def slide(self) -> "Slide":
        """The page of the view that is prepared: what the room sees, unless it is frozen."""
        return self.slides[self.page]

    def next_slide(self) -> "Slide | None":
        """What the room will see in the next step or block; None at the end. Never a number of a vote."""
        return self._programme.next_slide()

    @property
    def frozen(self) -> bool:
        """Whether the audience keeps a picture while the facilitator goes on."""
        return self._frozen is not None

    @property
    def shown(self) -> "Shown":
        """What the room sees now."""
        from charrette.ui.presenter.picture import Shown
        from charrette.ui.presenter.timer_face import TimerReading

        return self._frozen or Shown(self.slide, TimerReading.of(self.timer))

    def present(self) -> None:
        """Opens the presenter window: full screen on the other screen when there is one, else as a window."""
        from charrette.ui.presenter.window import PresenterWindow

        if self._window is None:
            self._window = PresenterWindow(self)
        screen = presenter_screen(self._desk.settings, self._window)
        self._window.open_on(screen, alone=len(QGuiApplication.screens()) < 2)
        self.changed.emit()

    def leave(self) -> None:
        """Closes the presenter window."""
        if self._window is not None:
            self._window.hide()
        self.changed.emit()

    def close(self) -> None:
        """Closes the presenter window and the console: the facilitator's window is closing."""
        self.leave()
        if self._console is not None:
            self._console.close()

    def open_console(self) -> None:
        """Opens the facilitator's console, or brings it to the front."""
        from charrette.ui.presenter.console import Console

        if self._console is None:
            self._console = Console(self._desk, self.theme, self)
        self._console.open_beside(self._window)

    def toggle_blank(self) -> None:
        """Shows the clock only, or what was there before."""
        self.blank = not self.blank
        self.changed.emit()

    def toggle_dark_room(self) -> None:
        """Light on dark, for a room that is dark; or back."""
        self.dark_room = not self.dark_room
        self.changed.emit()

    def toggle_freeze(self) -> None:
        """The audience keeps what it sees while the facilitator goes on; or sees again what is prepared."""
        self._frozen = None if self._frozen else self.shown
        self.changed.emit()

    def show_view(self, view: str, round_id: UUID | None = None) -> None:
        """Shows a view until the room moves on to the next step or block, or for good while it is held.

        The result of a round the room has not seen yet is refused and its ballot shown instead.
        """
        self._programme.choice.show(View(view), round_id=round_id)
        self._refresh()

    def show_item(self, item_id: UUID) -> None:
        """Shows one card or need large, or the cards of a theme one by one."""
        self._programme.choice.show(View.ITEM, item_id=item_id)
        self._refresh()

    def toggle_hold(self) -> None:
        """Holds the view whatever the room does; or lets it follow the room again."""
        if self.following:
            self._programme.choice.hold(self._programme.wanted)
            self.changed.emit()
        else:
            self.follow_room()

    def follow_room(self) -> None:
        """Shows what belongs to the block and step that run, now and from now on."""
        self._programme.choice.follow()
        self._refresh()

    def turn_to(self, page: int) -> None:
        """Shows a page of the view; the last one where there are fewer."""
        self._programme.choice.page = max(0, min(page, len(self.slides) - 1))
        self.changed.emit()

    def next_page(self) -> None:
        """The next page of the view."""
        self.turn_to(self.page + 1)

    def previous_page(self) -> None:
        """The page before."""
        self.turn_to(self.page - 1)

    def swap_screens(self) -> None:
        """The presenter window and the facilitator's windows change places; remembered for these screens."""
        screens = QGuiApplication.screens()
        if self._window is None or not self.presenting or len(screens) < 2:
            return
        here = self._window.screen()
        there = screens[(screens.index(here) + 1) % len(screens)]
        for window in facilitators_windows(self._window):
            move_to(window, here)
        remember(self._desk.settings, screens, there)
        self._window.open_on(there, alone=False)
        self.changed.emit()

    def on_screen_words(self) -> str:
        """For the header's chip: ``"On screen: prompt and timer"``."""
        if not self.presenting:
            return "Nothing on screen"
        if self.blank:
            return "On screen: blank"
        return "On screen: frozen" if self.frozen else f"On screen: {VIEW_WORDS[self.view]}"

    def page_words(self) -> str:
        """``"Page 1 of 2"``; empty for a view of one page."""
        pages = len(self.slides)
        return f"Page {self.page + 1} of {pages}" if pages > 1 else ""

    def clock_words(self) -> str:
        """The time of day where the project is: ``"7:36 PM"``."""
        zone = self._desk.snapshot.project.zone if self._programme.opened else "UTC"
        here = self._desk.clock.now().astimezone(zone_named(zone))
        return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self.presenting and len(QGuiApplication.screens()) < 2:
            self.leave()
            self.projector_lost.emit()

    def _on_opened(self) -> None:
        self.blank, self._frozen = False, None
        self._programme.choice.follow()
        self._key = self.place.key
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if self.place.key != self._key:
            self._key = self.place.key
            self._programme.choice.moved_on()
        self._refresh()

    def _on_ticked(self) -> None:
        if self.view is View.AGENDA:
            self._programme.forget_pages()  # what is to come moves with the clock

    def _refresh(self) -> None:
        self._programme.forget_pages()
        self.changed.emit()
