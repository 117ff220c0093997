"""What Run puts into the header: what the room sees, blank, present; in a narrow window the timer too."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from charrette.domain.surfaces import View
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.timer_panel import TimerPanel
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import KeyButton, button

_VIEWS = {
    View.PROMPT: "Prompt and timer",
    View.AGENDA: "The agenda",
    View.BOARD: "The board, without names",
    View.ITEM: "One card large",
    View.VOTING: "The ballot",
    View.RESULT: "The result, once it was revealed",
    View.LOG: "Decisions and actions",
    View.RULES: "Ground rules",
    View.THANKS: "Thank you, and what happens next",
}


class RunHeader(QObject):
    """Makes the widgets once and keeps them true to the stage."""

    room_asked = Signal()
    """Open the drawer with room and timer."""

    def __init__(self, theme: Theme, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.timer = TimerPanel(theme, stage.timer, compact=True)
        self.room = button(theme, self.tr("Room"))
        self.room.clicked.connect(self.room_asked)
        self.on_screen = button(theme, "", icon="screen", tip=self.tr("What the room sees: choose it here"))
        self._menu = QMenu(self.on_screen)
        self.on_screen.clicked.connect(self._open_menu)
        self.blank = button(theme, self.tr("Blank"), key="B")
        self.blank.clicked.connect(stage.toggle_blank)
        self.present = button(theme, self.tr("Present"), kind="primary", key="F5")
        assert isinstance(self.present, KeyButton)
        self.present.clicked.connect(self.toggle_present)
        stage.changed.connect(self.refresh)
        self.refresh()

    def widgets(self) -> list[QWidget]:
        """For the header, the primary one last."""
        return [self.timer, self.room, self.on_screen, self.blank, self.present]

    def show_width(self, *, narrow: bool) -> None:
        """A narrow window has the timer here and the room in a drawer."""
        self.timer.setVisible(narrow)
        self.room.setVisible(narrow)
        self.on_screen.setVisible(not narrow)
        self.blank.setVisible(not narrow)

    def toggle_present(self) -> None:
        """Opens the presenter window, or closes it."""
        if self._stage.presenting:
            self._stage.leave()
        else:
            self._stage.present()

    def refresh(self) -> None:
        """What is on screen now."""
        self.on_screen.setText(self._stage.on_screen_words())
        words = self.tr("Show again") if self._stage.blank else self.tr("Blank")
        self.blank.setText(words)
        self.present.setText(self.tr("End the show") if self._stage.presenting else self.tr("Present"))

    def _open_menu(self) -> None:
        self._menu.clear()
        stage = self._stage
        follow = self._menu.addAction(self.tr("As the agenda says"), stage.follow_room)
        follow.setCheckable(True)
        follow.setChecked(not stage.by_hand)
        for view, words in _VIEWS.items():
            act = self._menu.addAction(words, partial(stage.show_view, view))
            act.setCheckable(True)
            act.setChecked(stage.by_hand and view == stage.view)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Presenter’s console (Shift+F5)"), stage.open_console)
        self._menu.popup(self.on_screen.mapToGlobal(QPoint(0, self.on_screen.height())))
