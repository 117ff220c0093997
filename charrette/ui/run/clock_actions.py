"""The commands of the clock and the agenda, each with a name and a key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from charrette.ui.room_timer import RoomTimer
from charrette.ui.run.clock_acts import ClockActs


class ClockActions(QObject):
    """Keys with Ctrl work everywhere on the page; single keys where a list, the board or the pane has the keyboard."""

    def __init__(
        self, timer: RoomTimer, acts: ClockActs, to_agenda: Callable[[], object], pane: QWidget
    ) -> None:
        super().__init__(pane)
        tr = self.tr
        self.anywhere = [
            self._made(tr("Agenda: next block"), "Ctrl+PgDown", timer.go_next),
            self._made(tr("Agenda: block before"), "Ctrl+PgUp", timer.go_back),
            self._made(tr("Agenda: choose a block"), "Ctrl+Shift+B", to_agenda),
            self._made(tr("Close the session…"), "Ctrl+Shift+C", acts.close_session),
            self._made(tr("Switch the bell on or off"), "Ctrl+B", timer.toggle_bell),
        ]
        self.single = [
            self._made(tr("One minute more"), "+", timer.add_minute),
            self._made(tr("Running late: other times…"), "L", acts.advise),
        ]
        pane.addActions(self.single)

    def all(self) -> list[QAction]:
        """For the menu and the list of shortcuts."""
        return [*self.anywhere, *self.single]

    def _made(self, words: str, key: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: act())
        return action
