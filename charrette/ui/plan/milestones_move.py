"""Moving a milestone: what follows and must move is shown before it is done, with a choice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.milestones import Milestone
from charrette.services.milestones import MoveMilestone, move_milestone
from charrette.ui.desk import Desk
from charrette.ui.plan.days import day_words, today_of
from charrette.ui.plan.milestones_grid import days_of
from charrette.ui.plan.milestones_moving import MoveLook, day_typed, look_at_move, shifted
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class MoveQuestion(Question):
    """A day to type, or to move with ``Alt`` and the arrows; below it what follows. Nothing is kept before a button."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        snapshot: "ProjectSnapshot",
        milestone: Milestone,
        due: str,
        today: str,
    ) -> None:
        super().__init__(parent, theme, f"Move {milestone.code} {milestone.title}", "Move them too")
        self._snapshot, self._milestone, self._today = snapshot, milestone, today
        self.look: MoveLook = look_at_move(snapshot, milestone, due)
        self.with_followers = True
        self._add_words(due)
        self.only = button(theme, "Only this one")
        self.foot.insertWidget(self.foot.count() - 1, self.only)
        self.cancel.setText("Leave it")
        self.only.clicked.connect(self._on_only)
        self.day.textChanged.connect(self._on_day)
        self.take_size(520, 480)
        self._show()
        self.day.setFocus()

    def shift(self, days: int) -> None:
        """The day some days later."""
        self.day.setText(shifted(self.look.due, days, self._today))
        announce(self, f"{day_words(self.look.due)}. {self.look.words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if days := days_of(event):
            self.shift(days)
        else:
            super().keyPressEvent(event)

    def _add_words(self, due: str) -> None:
        was = day_words(self._milestone.due)
        self.body.addWidget(
            label(f"It is due {was} now." if was else "It has no day now.", "body", wraps=True)
        )
        self.day = QLineEdit(due)
        self.day.setAccessibleName("New day")
        self.day.setPlaceholderText("2028-03-14")
        self.day.setMinimumWidth(self.theme.px(110))
        named = label("New day", "label")
        named.setBuddy(self.day)
        self.body.addWidget(named)
        self.body.addLayout(self._day_row())
        self.head, self.early, self.missed = (
            label("", role, wraps=True) for role in ("lead", "warn", "error")
        )
        self.list = QListWidget()
        self.list.setAccessibleName("What follows and must move")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(self.theme.px(60))
        for widget in (self.head, self.missed, self.early):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)

    def _day_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(self.day, 1)
        self.steps: list[QPushButton] = []
        for words, spoken, days in (
            ("−7", "A week earlier", -7),
            ("−1", "A day earlier", -1),
            ("+1", "A day later", 1),
            ("+7", "A week later", 7),
        ):
            made = button(self.theme, words, kind="quiet")
            made.setAccessibleName(spoken)
            made.setToolTip(spoken)
            made.clicked.connect(calling(lambda days=days: self.shift(days)))
            row.addWidget(made)
            self.steps.append(made)
        return row

    def _on_day(self, text: str) -> None:
        try:
            due = day_typed(text, self._today)
        except CharretteError as error:
            self._refuse(error.what)
            return
        self.look = look_at_move(self._snapshot, self._milestone, due)
        self._show()

    def _refuse(self, words: str) -> None:
        self.head.setText(words)
        for widget in (self.missed, self.early, self.list):
            widget.hide()
        self.keep.setEnabled(False)
        self.only.setEnabled(False)

    def _show(self) -> None:
        look = self.look
        self.head.setText(look.head)
        for widget, words in ((self.missed, look.missed), (self.early, look.too_early)):
            widget.setText(words)
            widget.setVisible(bool(words))
        self.list.clear()
        self.list.addItems(look.lines)
        self.list.setVisible(bool(look.lines))
        moves = not look.same
        self.keep.setText("Move them too" if look.following else "Move it")
        self.keep.setEnabled(moves and not look.too_early)
        self.only.setVisible(bool(look.following or look.too_early))
        self.only.setEnabled(look.due != self._milestone.due)

    def _on_only(self) -> None:
        self.with_followers = False
        self.accept()


class MilestoneMoves(QObject):
    """Moves milestones for table and timeline: at once where nothing follows, else after a person chose."""

    def __init__(self, desk: Desk, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._theme, self._owner = desk, theme, owner

    def shift(self, milestone: Milestone, days: int) -> None:
        """Some days later, or earlier."""
        self.ask(milestone, shifted(milestone.due, days, today_of(self._desk)))

    def ask(self, milestone: Milestone, due: str, *, always: bool = False) -> None:
        """To a day such as "2027-03-14" (empty: no day); with ``always`` the dialog opens even if nothing follows."""
        if self._desk.read_only:
            return
        if milestone.done:
            words = self.tr("{code} is reached: set its state back first to move it.").format(
                code=milestone.code
            )
            self._desk.said.emit(words, False)
            return
        look = look_at_move(self._desk.planned, milestone, due)
        if not look.asks and not always:
            if not look.same:
                self._move(milestone, due, with_followers=False)
            return
        today = today_of(self._desk)
        dialog = MoveQuestion(self._owner, self._theme, self._desk.planned, milestone, due, today)
        if dialog.exec() == MoveQuestion.DialogCode.Accepted:
            self._move(milestone, dialog.look.due, with_followers=dialog.with_followers)
        dialog.deleteLater()

    def _move(self, milestone: Milestone, due: str, *, with_followers: bool) -> None:
        command = MoveMilestone(milestone.id, due, with_followers)
        then: Callable[[tuple[Milestone, ...]], object] = self._say
        self._desk.do(move_milestone, command, then, owner=self)

    def _say(self, moved: tuple[Milestone, ...]) -> None:
        first = moved[0]
        announce(self._owner, f"{first.code} {first.title}: {day_words(first.due) or 'no day'}")
