"""The commands of Run: each with a name, a key and the place where its key works."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from charrette.ui.run.activity.panel import VERBS

if TYPE_CHECKING:
    from charrette.ui.run.page import RunPage

_HELD = {"Alt+Up", "Alt+Down", "Ctrl+Left", "Ctrl+Right", "Ctrl+Shift+.", "Ctrl+Shift+,"}
"""Keys that go on while they are held down. D or P held down must not give away every turn, or park every card."""

Command = tuple[str, str, Callable[[], object]]


class RunActions(QObject):
    """Makes the actions. Single keys work only where the board or the list has the keyboard."""

    def __init__(self, page: "RunPage") -> None:
        super().__init__(page)
        self._page = page
        self._cards = [self._make(each, page.board) for each in self._cards_commands()]
        self._board = [self._make(each, page.board) for each in self._on_board_commands()]
        self._lists = [self._make(each, page.board) for each in self._lists_commands()]
        self._anywhere = [self._make(each, page) for each in self._anywhere_commands()]
        self._activity = [self._make(each, page) for each in self._activity_commands()]
        verbs = [(self.tr(words), key, partial(page.activity.view.do, verb)) for verb, key, words in VERBS]
        self._activity += [self._make(each, page.activity.view) for each in verbs]
        self.attend(page.activity.view, cards=False)
        page.board.addActions(page.side.commands.single)
        page.addActions(page.side.commands.anywhere)
        self._make((self.tr("To the board"), "Esc", page.to_board), page.bar)
        self._make((self.tr("To the board"), "Esc", page.sort_bar.leave), page.sort_bar)

    def all(self) -> list[QAction]:
        """For the menu and the list of shortcuts."""
        return [
            *self._lists[:1],
            *self._cards,
            *self._board,
            *self._anywhere,
            *self._activity,
            *self._lists[1:],
            *self._page.side.actions_(),
        ]

    def of_cards(self) -> list[QAction]:
        """For the menu of a card."""
        return self._cards

    def attend(self, view: QWidget, *, cards: bool) -> None:
        """Lets the keys work in another view too; those on cards only where there are cards."""
        view.addActions([*self._lists, *self._page.side.commands.single])
        if cards:
            view.addActions(self._cards)

    def _cards_commands(self) -> tuple[Command, ...]:
        """Acts on the chosen cards."""
        tr, page = self.tr, self._page
        return (
            (tr("Move to a theme…"), "M", page.acts.move_to_theme),
            (tr("Join into a need…"), "J", page.acts.join),
            (tr("Open the card"), "E", lambda: page.openings.open_card(next(iter(page.chosen()), None))),
            (tr("Park"), "P", page.acts.park),
            (tr("Decline…"), "Del", page.acts.decline),
            (tr("Put back on the board"), "Shift+P", page.acts.put_back),
            (tr("Show in a second theme…"), "D", page.acts.duplicate),
        )

    def _on_board_commands(self) -> tuple[Command, ...]:
        """Moving about and moving cards."""
        tr, page = self.tr, self._page
        on_theme, themes = page.keys.on_theme, page.themes
        return (
            (tr("Choose the card"), "Space", page.keys.mark),
            (tr("Move to the theme at the left"), "Ctrl+Left", page.keys.beside(-1)),
            (tr("Move to the theme at the right"), "Ctrl+Right", page.keys.beside(1)),
            (tr("Move up"), "Alt+Up", page.keys.within(-1)),
            (tr("Move down"), "Alt+Down", page.keys.within(1)),
            (tr("Rename the theme…"), "F2", on_theme(themes.rename)),
            (tr("Fold the theme to a strip"), "Ctrl+M", on_theme(themes.fold)),
            (tr("Move the theme left"), "Ctrl+Shift+Left", on_theme(lambda theme: themes.shift(theme, -1))),
            (tr("Move the theme right"), "Ctrl+Shift+Right", on_theme(lambda theme: themes.shift(theme, 1))),
            (tr("Remove the theme…"), "Ctrl+Shift+Del", on_theme(themes.remove)),
        )

    def _anywhere_commands(self) -> tuple[Command, ...]:
        """Keys with Ctrl that work everywhere on the page."""
        tr, page = self.tr, self._page
        return (
            (tr("Group of the next card"), "Ctrl+G", page.bar.picker.open),
            (tr("Table of the next card"), "Ctrl+T", page.bar.table_field.open),
            (tr("Search cards"), "Ctrl+F", page.strip.open_search),
            (tr("Sort by number"), "Ctrl+K", page.sort_bar.open),
            (tr("Cards from paper, by number…"), "Ctrl+Shift+K", page.open_paper),
            (tr("New theme…"), "Ctrl+Shift+T", page.themes.add),
            (tr("Parking lot"), "Ctrl+L", lambda: page.shelf.opened.emit(None)),
            (tr("Cards and needs that are alike…"), "Ctrl+Shift+S", page.openings.open_similar),
            (tr("Show the unanswered cards"), "Ctrl+U", page.strip.unanswered.click),
            (tr("Larger words on the board"), "Ctrl+Shift+.", partial(page.board.zoom, 1)),
            (tr("Smaller words on the board"), "Ctrl+Shift+,", partial(page.board.zoom, -1)),
            (tr("Usual words on the board"), "Ctrl+0", partial(page.board.zoom, 0)),
        )

    def _activity_commands(self) -> tuple[Command, ...]:
        """The activity that runs, from wherever the keyboard is."""
        tr, page = self.tr, self._page
        host = page.activity
        return (
            (tr("Activity: show it"), "Ctrl+Shift+A", partial(page.show_view, "activity")),
            (tr("Activity: next step"), "Alt+PgDown", partial(host.go_step, 1)),
            (tr("Activity: step before"), "Alt+PgUp", partial(host.go_step, -1)),
            (tr("Activity: rules in words"), "Ctrl+Shift+R", host.band.rules.click),
            (tr("Activity: my notes"), "Ctrl+Shift+N", host.band.notes.click),
            (tr("Activity: done, go on, even while typing"), "Ctrl+Shift+D", host.done),
            (tr("Activity: the speaker passes"), "Ctrl+Shift+P", partial(host.take_turn, passed=True)),
            (tr("Decisions, actions, parking lot, ground rules…"), "Ctrl+Shift+L", page.open_log),
        )

    def _lists_commands(self) -> tuple[Command, ...]:
        """Keys where the board or a table has the keyboard."""
        tr, page = self.tr, self._page
        return (
            (tr("New card"), "N", page.bar.take_focus),
            (tr("Sort the chosen cards by number"), ":", page.sort_bar.open),
            (tr("Start or pause the timer"), "T", page.stage.timer.toggle),
            (tr("Back: choice, search, capture bar"), "Esc", self._leave),
        )

    def _leave(self) -> None:
        """Esc: first the choice, then the search, then to the capture bar."""
        page = self._page
        if any(each.marked() for each in page.board.lists()):
            page.board.unmark()
        elif page.strip.wanted().any:
            page.strip.show_all()
        else:
            page.bar.take_focus()

    def _make(self, command: Command, place: QWidget) -> QAction:
        words, key, act = command
        action = QAction(words, self._page)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(key in _HELD)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: act())
        place.addAction(action)
        return action
