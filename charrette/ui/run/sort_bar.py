"""The sort bar: cards sorted, gathered into needs, parked and declined by typing their numbers, a line at a time."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.sorting_line import Sorting, UnfinishedLineError, completions, read_line
from charrette.services.synthesis import SortLine, sort_line
from charrette.ui.desk import Desk
from charrette.ui.run.sort_field import SortField
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import IconLabel, give_role, label


class SortBar(QFrame):
    """Tells what a line will do while it is typed; Enter does it. A line that cannot be read stays as it is.

    While a line is being written the next ones wait their turn, so that each is understood with what those before it
    have done.
    """

    left = Signal()
    """Esc: back to the board."""

    def __init__(self, desk: Desk, theme: Theme, chosen: Callable[[], Sequence[UUID]]) -> None:
        super().__init__()
        self._desk, self._theme, self._chosen = desk, theme, chosen
        self._waiting: deque[str] = deque()
        self._writing = False
        self._done = ""
        self.setProperty("panel", "notice")
        self.field = SortField(self._completions)
        self.field.setAccessibleName(self.tr("Sort by number"))
        self.hint = label("", "small", wraps=True)
        self._icon = IconLabel(theme, "sort", "ink2", 18)
        self._build()
        self.field.textChanged.connect(self._tell)
        self.field.returnPressed.connect(self.enter)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self.leave)
        self.hide()

    def open(self) -> None:
        """Shows the bar with the keyboard in it; the numbers of chosen cards stand there already."""
        cards = self._desk.snapshot.card_by_id
        chosen = [cards[each].code.partition("-")[2].lstrip("0") for each in self._chosen() if each in cards]
        if self.isHidden() or not self.field.text():
            self.field.setText("".join(f"{number} " for number in chosen))
        self._done = ""
        self.show()
        self.field.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # the usual reason would select what stands there
        self._tell()

    def leave(self) -> None:
        """Takes the bar away; a line that is half typed is there again next time."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def enter(self) -> None:
        """Does what the line says, or says why not and keeps it."""
        line = self.field.text().strip()
        if not line:
            return
        if not self._writing and self._read(line) is None:
            return
        self.field.remember(line)
        self._done = ""
        self.field.setText("")  # unlike clear() it forgets the words: Ctrl+Z takes back what the line did
        self._waiting.append(line)
        self._write_next()

    def _build(self) -> None:
        theme = self._theme
        do_it = button(theme, self.tr("Do it"), key=self.tr("Enter"))
        do_it.clicked.connect(self.enter)
        close = button(theme, self.tr("Leave"), kind="quiet", key="Esc")
        close.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in (self._icon, self.field, do_it, close):
            row.addWidget(widget, 1 if widget is self.field else 0)
        column = QVBoxLayout(self)
        edge = min(theme.px(20), 24)
        column.setContentsMargins(edge, theme.px(10), edge, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.hint)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.field.setFont(self._theme.font("lead"))
        self.field.setFixedHeight(self._theme.px(36))

    def _completions(self, line: str) -> tuple[str, ...]:
        return completions(line, self._desk.snapshot)

    def _read(self, line: str) -> Sorting | None:
        """What a line does, told in the hint; None with the reason told."""
        try:
            sorting = read_line(line, self._desk.snapshot)
        except UnfinishedLineError as more:
            self._say(str(more), "hint")
        except InvalidInputError as refused:
            self._say(str(refused), "error")
        else:
            self._say(f"{sorting.sentence}.", "small")
            return sorting
        return None

    def _tell(self) -> None:
        line = self.field.text()
        if line.strip():
            self._done = ""
            self._read(line)
        else:
            self._say(self._done or self._help(), "hint" if not self._done else "ok")

    def _help(self) -> str:
        return self.tr(
            "12 44 51 > health moves, 12-18 = n makes a need, 12 = N-003 adds to it, 12 ! why parks, "
            "12 x why declines, p17 is 17 on paper. Tab completes, Up brings lines back."
        )

    def _say(self, sentence: str, role: str) -> None:
        self.hint.setText(sentence)
        give_role(self.hint, role)
        self.field.setAccessibleDescription(sentence)

    def _write_next(self) -> None:
        if self._writing or not self._waiting:
            return
        line = self._waiting.popleft()
        try:
            sorting = read_line(line, self._desk.snapshot)
        except InvalidInputError as refused:
            self._give_back(line, refused)
            self._write_next()
            return
        self._writing = True
        command = SortLine(self._desk.snapshot.project.id, sorting)
        self._desk.do(
            sort_line,
            command,
            lambda _: self._on_written(sorting),
            partial(self._on_refused, line),
            owner=self,
        )

    def _on_written(self, sorting: Sorting) -> None:
        self._writing = False
        self._done = self.tr("Done: {what}.").format(what=sorting.sentence[0].lower() + sorting.sentence[1:])
        self._announce(self._done)
        if not self.field.text():
            self._tell()
        self._write_next()

    def _on_refused(self, line: str, error: CharretteError) -> None:
        self._writing = False
        self._give_back(line, error)
        self._write_next()

    def _give_back(self, line: str, error: CharretteError) -> None:
        """A line that was entered could not be done: it comes back where the field is free, else by Up."""
        if not self.field.text():
            self.field.setText(line)
        self._say(self.tr("Not done: {line}. {why}").format(line=line, why=error), "error")
        self._announce(self.hint.text())

    def _on_changed(self) -> None:
        if self.isVisible() and self.field.text().strip():
            self._read(self.field.text())

    def _announce(self, sentence: str) -> None:
        """For people who hear the screen."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))
