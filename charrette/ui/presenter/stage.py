"""The stage: what the room sees now, and the presenter window it sees it in."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QLocale, QObject, QTime, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from charrette.domain.editions import Edition
from charrette.domain.rounds import Round, RoundState
from charrette.store.changes import Changes
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.room_timer import RoomTimer
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot
    from charrette.ui.presenter.slides import Slide
    from charrette.ui.presenter.window import PresenterWindow

VIEWS = ("prompt", "board", "voting", "result")
_WORDS = {"prompt": "prompt and timer", "board": "the board", "voting": "the ballot", "result": "the result"}


class Stage(QObject):
    """Holds one view with its pages. The result is made only after the reveal, never before."""

    changed = Signal()
    """The view, its page, or whether it is presented has changed."""
    projector_lost = Signal()
    """The screen that was presented on has gone."""

    def __init__(self, desk: Desk, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.theme = desk, theme
        self.timer = RoomTimer(desk, self)
        self.view = "prompt"
        self.blank = False
        self.dark_room = False
        self.page = 0
        self._slides: tuple[Slide, ...] | None = None
        self._round_id: UUID | None = None
        self._window: PresenterWindow | None = None
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
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
    def round(self) -> Round | None:
        """The round on the stage: the one shown last, else the open one, else the last that counts."""
        if self._desk.project_id is None:
            return None
        rounds = [each for each in self._desk.snapshot.rounds if each.state is not RoundState.VOID]
        chosen = next((each for each in rounds if each.id == self._round_id), None)
        running = next((each for each in rounds if each.state is RoundState.OPEN), None)
        return chosen or running or (rounds[-1] if rounds else None)

    @property
    def slides(self) -> "tuple[Slide, ...]":
        """The pages of the view; made when they are first asked for after a change."""
        if self._slides is None:
            self._slides = self._made()
        return self._slides

    @property
    def slide(self) -> "Slide":
        """The page the room sees now."""
        return self.slides[min(self.page, len(self.slides) - 1)]

    def present(self) -> None:
        """Opens the presenter window: full screen on the other screen when there is one, else as a window."""
        from charrette.ui.presenter.window import PresenterWindow

        if self._window is None:
            self._window = PresenterWindow(self)
        self._window.open_on(self._screen(), alone=len(QGuiApplication.screens()) < 2)
        self.changed.emit()

    def leave(self) -> None:
        """Closes the presenter window."""
        if self._window is not None:
            self._window.hide()
        self.changed.emit()

    def toggle_blank(self) -> None:
        """Shows the clock only, or what was there before."""
        self.blank = not self.blank
        self.changed.emit()

    def toggle_dark_room(self) -> None:
        """Light on dark, for a room that is dark; or back."""
        self.dark_room = not self.dark_room
        self.changed.emit()

    def show_view(self, view: str, round_id: UUID | None = None) -> None:
        """Shows ``prompt``, ``board``, ``voting`` or ``result``; the result of a round the room has not seen yet
        is refused and its ballot shown instead."""
        self._round_id = round_id or (self._round_id if view == "result" else None)
        self.view, self.page = view, 0
        self._refresh()

    def next_page(self) -> None:
        """The next page of the view."""
        self._turn(1)

    def previous_page(self) -> None:
        """The page before."""
        self._turn(-1)

    def swap_screens(self) -> None:
        """The presenter window and the facilitator's window change places; remembered."""
        screens = QGuiApplication.screens()
        if self._window is None or not self.presenting or len(screens) < 2:
            return
        here = self._window.screen()
        there = screens[(screens.index(here) + 1) % len(screens)]
        for window in _facilitators_windows(self._window):
            _move(window, here)
        self._remember(there)
        self._window.open_on(there, alone=False)
        self.changed.emit()

    def on_screen_words(self) -> str:
        """For the header's chip: ``"On screen: prompt and timer"``."""
        if not self.presenting:
            return "Nothing on screen"
        return "On screen: blank" if self.blank else f"On screen: {_WORDS[self.view]}"

    def page_words(self) -> str:
        """``"Page 1 of 2"``; empty for a view of one page."""
        pages = len(self.slides)
        return f"Page {min(self.page, pages - 1) + 1} of {pages}" if pages > 1 else ""

    def clock_words(self) -> str:
        """The time of day where the project is: ``"7:36 PM"``."""
        zone = self._desk.snapshot.project.zone if self._desk.project_id is not None else "UTC"
        here = self._desk.clock.now().astimezone(zone_named(zone))
        return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)

    def _turn(self, by: int) -> None:
        self.page = max(0, min(self.page + by, len(self.slides) - 1))
        self.changed.emit()

    def _screen(self) -> QScreen:
        """The one remembered; else one where the facilitator's window is not."""
        screens = QGuiApplication.screens()
        named = [each for each in screens if each.name() == self._desk.settings.presenter_screen]
        taken = {window.screen() for window in _facilitators_windows(self._window)}
        free = [each for each in screens if each not in taken]
        chosen = (named or free or screens[-1:])[0]
        if len(screens) > 1:
            self._remember(chosen)
        return chosen

    def _remember(self, screen: QScreen) -> None:
        self._desk.settings.presenter_screen = screen.name()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self.presenting and len(QGuiApplication.screens()) < 2:
            self.leave()
            self.projector_lost.emit()

    def _on_opened(self) -> None:
        self.view, self.page, self.blank, self._round_id = "prompt", 0, False, None
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if self.view != "result" or changes.ids("round") or changes.ids("ballot"):
            self._refresh()

    def _refresh(self) -> None:
        round_ = self.round
        if self.view == "result" and (round_ is None or round_.revealed_at is None):
            self.view, self.page = "voting", 0
        if self.view == "result" and round_ is not None:
            self._make_result(round_)
        else:
            self._slides = None
            self.changed.emit()

    @cached_property
    def _broken(self) -> Any:
        """A card's words in lines, remembered."""
        from charrette.ui.presenter.canvas import broken_card

        return lru_cache(maxsize=20_000)(broken_card(self.theme))

    def _made(self) -> "tuple[Slide, ...]":
        from charrette.ui.presenter.canvas import BOARD_LINES
        from charrette.ui.presenter.slides import ListSlide, board_slides, prompt_slides, voting_slides

        desk = self._desk
        if desk.project_id is None:
            return (ListSlide("Charrette", "", "", ()),)
        if self.view == "board":
            return board_slides(self._public(), self._broken, BOARD_LINES)
        if self.view in {"voting", "result"}:
            return voting_slides(desk.snapshot, self._as_read(self.round))
        session = desk.session
        return prompt_slides(session.title if session else "", session.prompt if session else "")

    def _public(self) -> "ProjectSnapshot":
        """The project as the room may read it: redacted words and aliases are taken out wherever they stand."""
        from charrette.domain.public_words import snapshot_for

        return snapshot_for(self._desk.snapshot, Edition.PUBLIC)

    def _as_read(self, round_: Round | None) -> Round | None:
        """A round with its needs as the room may read them."""
        return round_ and next(each for each in self._public().rounds if each.id == round_.id)

    def _make_result(self, round_: Round) -> None:
        """Counts on a reader lane; until then the room sees the ballot as before."""
        from charrette.ui.presenter.slides import ResultSlide, result_slides

        snapshot = self._desk.snapshot
        if not any(isinstance(slide, ResultSlide) for slide in self._slides or ()):
            self._slides = None

        def shown(slides: "tuple[Slide, ...]") -> None:
            still = self.round
            if self.view == "result" and still is not None and still.revealed_at and still.id == round_.id:
                self._slides, self.page = slides, min(self.page, len(slides) - 1)
                self.changed.emit()

        read = self._as_read(round_) or round_
        self._desk.run(lambda: result_slides(read, snapshot.result(read)), shown, owner=self)


def _facilitators_windows(presenter: QWidget | None) -> list[QWidget]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window is not presenter and window.isVisible() and window.isWindow() and window.parent() is None
    ]


def _move(window: QWidget, screen: QScreen) -> None:
    """To the same place on another screen, in the same state."""
    maximised, full = window.isMaximized(), window.isFullScreen()
    inner = screen.availableGeometry()
    window.showNormal()
    window.setGeometry(
        inner.adjusted(20, 40, -20, -20)
        if window.width() > inner.width()
        else window.geometry().translated(inner.topLeft() - window.screen().availableGeometry().topLeft())
    )
    show: Callable[[], None] = (
        window.showFullScreen if full else window.showMaximized if maximised else window.show
    )
    show()
