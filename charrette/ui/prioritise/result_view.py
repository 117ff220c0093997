"""The Result tab: hidden until the reveal, then the table with its filters and the detail beside it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.needs import Priority
from charrette.domain.rounds import Round, RoundState
from charrette.services.needs import SetPriority, set_priority
from charrette.ui.desk import Desk
from charrette.ui.models.ballots import ballots_in
from charrette.ui.models.needs_list import NeedLine, Place, RoundView, arranged, theme_names
from charrette.ui.prioritise.detail import DetailPane
from charrette.ui.prioritise.follow_strip import FollowStrip
from charrette.ui.prioritise.result_acts import ResultActs
from charrette.ui.prioritise.result_count import ResultCount
from charrette.ui.prioritise.result_filters import ResultFilters
from charrette.ui.prioritise.result_foot import ResultFoot
from charrette.ui.prioritise.result_table import ResultTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import IconLabel, label, panel

LOW = 480
"""Below this height only what must be said stands under the list."""
LOOKED = "look_before_reveal"
"""The name in the minutes of a look at the result before the room has seen it."""


class Cover(QWidget):
    """Stands before the numbers until they are revealed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        self.title, self.sentence = label("", "lead", wraps=True), label("", "small", wraps=True)
        column.addStretch(2)
        column.addWidget(IconLabel(theme, "eye-off", "ink3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(3)

    def show_words(self, title: str, sentence: str, *, struck: bool = False) -> None:
        """Says why nothing is shown and what to do; a void round's title is struck."""
        font = self._theme.font("lead", 600)
        font.setStrikeOut(struck)
        self.title.setFont(font)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title} {sentence}")


class ResultView(QWidget):
    """Numbers are on screen only after the reveal, or while Space is held; such a look is in the minutes."""

    go = Signal(str, object)
    edit_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._round: Round | None = None
        self._looking = False
        self._detail_alone = False
        self.cover, self.filters, self.foot = Cover(theme), ResultFilters(theme), ResultFoot(theme)
        self.table, self.detail = ResultTable(theme), DetailPane(desk, theme)
        self.follow = FollowStrip(theme)
        self._count = ResultCount(desk, self)
        self.acts = ResultActs(desk, theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list = QWidget()
        left = QVBoxLayout(self._list)
        inset = min(self._theme.px(20), 32)
        left.setContentsMargins(inset, self._theme.px(12), inset, self._theme.px(8))
        left.setSpacing(self._theme.px(8))
        for part in (self.follow, self.filters, self.table, self.foot):
            left.addWidget(part, 1 if part is self.table else 0)
        side = panel("detail")
        inner = QVBoxLayout(side)
        inner.setContentsMargins(1, 0, 0, 0)
        inner.addWidget(self.detail)
        self._side = side
        self._shown = QWidget()
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 1)
        row.addWidget(side)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cover)
        self._stack.addWidget(self._shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.filters.changed.connect(self._arrange)
        self.filters.reset_asked.connect(self.table.reset_sort)
        self.table.sort_changed.connect(self._arrange)
        self.table.current_changed.connect(self._on_current)
        self.table.detail_asked.connect(self._on_detail_asked)
        self.table.priority_chosen.connect(self.give_priority)
        self.detail.edit_asked.connect(self.edit_asked)
        self.detail.how_asked.connect(self.show_how)
        self.detail.go.connect(self.go)
        self.detail.back_asked.connect(self.back_to_list)
        self._theme.changed.connect(self._lay_out)
        self._count.changed.connect(self._on_counted)

    @property
    def revealed(self) -> bool:
        """Whether the numbers may stay on screen."""
        round_ = self._round
        return round_ is not None and round_.state is RoundState.CLOSED and round_.revealed_at is not None

    @property
    def numbers_shown(self) -> bool:
        """Whether numbers are on screen now."""
        return self._stack.currentWidget() is self._shown

    @property
    def view(self) -> RoundView | None:
        """The counted round, once it was counted."""
        return self._count.view

    @property
    def counted(self) -> bool:
        """Whether nothing is being counted any more."""
        return self._count.settled

    def show_round(self, round_: Round | None) -> None:
        """Shows a round as its state allows; counting is done on a reader lane."""
        if round_ is None or self._round is None or round_.id != self._round.id:
            self._looking = False
        self._round = round_
        self._count.take(round_)
        self._settle()

    def show_need(self, need_id: UUID) -> None:
        """Goes to a need in the list."""
        self.table.show_need(need_id)

    def commands(self) -> dict[str, tuple[str, Callable[[], object], str]]:
        """What can be done with a result that the room has seen: words, act and key by name."""
        return {
            "whatif": (self.tr("What if…"), self.ask_what_if, "W"),
            "how": (self.tr("How this came about…"), self.show_how, "H"),
            "picture": (self.tr("Save picture…"), lambda: self._with_seen(self.acts.picture), ""),
            "votes": (self.tr("Export ballots…"), lambda: self._with_seen(self.acts.export_ballots), ""),
        }

    def _with_seen(self, act: Callable[[Round], object]) -> None:
        if self._round is not None and self.revealed:
            act(self._round)

    def ask_what_if(self) -> None:
        """What if: only once the room has seen the result."""
        if self.view is not None and self.revealed:
            self.acts.what_if(self.view)

    def show_how(self, need_id: UUID | None = None) -> None:
        """How the result came about, beginning with a need, else with the selected one."""
        if self.view is not None and self.revealed:
            chosen = need_id or next(iter(self.table.selected_ids()), None)
            self.acts.how(self.view, chosen)

    def give_priority(self, priority: Priority | None) -> None:
        """Sets the priority of the selected needs; required needs keep theirs."""
        lines = {line.need.id: line for line in self.table.results.lines}
        may = {need_id for need_id, line in lines.items() if line.place is not Place.PROPOSAL}
        chosen = tuple(
            need_id
            for need_id in self.table.selected_ids()
            if need_id in may and not lines[need_id].need.required
        )
        if chosen and self.revealed:
            self._desk.do(
                set_priority,
                SetPriority(chosen, priority),
                lambda _: _ask_why(self._desk, chosen),
                owner=self,
            )

    def focus_first(self) -> None:
        """The table when its numbers are shown, else the place that Space looks from."""
        (self.table if self.revealed else self).setFocus()

    def back_to_list(self) -> None:
        """From the detail, which stands alone in a narrow window, to the list."""
        self._detail_alone = False
        self._lay_out()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._may_look() and not event.isAutoRepeat():
            self._look()
        elif event.key() == Qt.Key.Key_Escape and self._detail_alone:
            self.back_to_list()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._looking and not event.isAutoRepeat():
            self._looking = False
            self._settle()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._looking:
            self._looking = False
            self._settle()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _may_look(self) -> bool:
        closed = self._round is not None and self._round.state is RoundState.CLOSED
        return closed and not self.revealed and self.view is not None

    def _look(self) -> None:
        round_, project_id, library = self._round, self._desk.project_id, self._desk.library
        assert round_ is not None
        self._looking = True
        self._settle()
        sentence = f"Looked at the result of {round_.title} before the reveal"
        self._desk.write(lambda: library.note(LOOKED, sentence, project_id), owner=self)

    def _on_counted(self) -> None:
        view = self._count.view
        assert view is not None
        self.filters.show_themes(theme_names(view.lines))
        self.follow.show_view(view)
        self.foot.show_view(view)
        self._arrange()
        self._settle()

    def _arrange(self) -> None:
        view = self._count.view
        if view is None:
            return
        filters, table = self.filters, self.table
        lines = arranged(
            view.lines,
            sort=table.sort,
            descending=table.descending,
            text=filters.text,
            theme=filters.theme,
            priority=filters.priority,
        )
        measure = view.result.measure
        filters.show_sort(table.sort, len(lines), len(view.lines), measure)
        table.show_lines(lines, view)
        if not lines:
            self.detail.show_line(None, None)

    def _on_current(self, line: NeedLine | None) -> None:
        self.detail.show_line(line, self.view)

    def _on_detail_asked(self) -> None:
        self._detail_alone = True
        self._lay_out()
        self.detail.setFocus()

    def _settle(self) -> None:
        """Shows the numbers or the cover."""
        may = self.view is not None and (self.revealed or self._looking)
        if not may and self._round is not None:
            void = self._round.state is RoundState.VOID
            cast = ballots_in(self._desk.snapshot, self._round)
            words = _cover_words(self, self._round, cast, revealed=self.revealed)
            self.cover.show_words(*words, struck=void)
        self._stack.setCurrentWidget(self._shown if may else self.cover)
        self._shown.setEnabled(self.revealed)
        self._lay_out()

    def _lay_out(self) -> None:
        """Detail beside the list, or in its place where the window is narrow."""
        room = self.width() / self._theme.scale
        narrow = room < 900
        self.detail.back_shown = narrow
        wide = 348 if room >= 1270 else 300
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(self._theme.half_px(wide))
        self.foot.show_short(self.height() / self._theme.scale < LOW)
        self._side.setVisible(not narrow or self._detail_alone)
        self._list.setVisible(not narrow or not self._detail_alone)


def _cover_words(page: QWidget, round_: Round, cast: str, *, revealed: bool) -> tuple[str, str]:
    if round_.state is RoundState.VOID:
        reason = round_.void_reason.rstrip(".!? ")
        return round_.title, f"Declared void: {reason}. Its ballots stay readable under Ballots."
    if round_.state is RoundState.OPEN:
        return page.tr(
            "The round is open"
        ), f"{cast}. The result stays hidden until the round is closed and revealed."
    if revealed:
        return page.tr("Counting"), cast
    hold = page.tr(
        "Press V to reveal to the room. Hold Space to look alone; a look is recorded in the minutes."
    )
    return f"Hidden until revealed. {cast}", hold


def _ask_why(desk: Desk, need_ids: tuple[UUID, ...]) -> None:
    """Says where a priority just given departs from the vote; the reason is written on the Consensus tab."""
    from charrette.domain.departures import departures

    asked = [each for each in departures(desk.snapshot) if each.need.id in need_ids and not each.reason]
    if asked:
        desk.said.emit(f"{asked[0].question[:-1]} on the Consensus tab.", True)
