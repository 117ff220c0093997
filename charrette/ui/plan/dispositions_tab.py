"""The Dispositions tab: every need and loose card gets an answer; and the same as "You said, we decided, why"."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.plan.answered import answered
from charrette.domain.plan.answers import Disposition
from charrette.domain.wording import counted
from charrette.services.answers import WithdrawAnswer, give_answer, withdraw_answer
from charrette.ui.desk import Desk
from charrette.ui.models.answer_rows import AnswerRow, VoiceRow, answer_rows, voice_rows
from charrette.ui.plan.dispositions_acts import asked_answer, with_reason
from charrette.ui.plan.dispositions_table import ANSWERS, VOICES, AnswersModel, AnswersTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

ANSWERED = "Every need and every card outside a need has an answer with its reason."
FOOT = 760
"""Effective width below which the answers are one button with a menu."""
ACTS = (
    (Disposition.ADOPTED, "Adopt", "A"),
    (Disposition.MERGED, "Merge", "M"),
    (Disposition.DEFERRED, "Defer", "D"),
    (Disposition.DECLINED, "Decline", "X"),
    (Disposition.OTHER_PROJECT, "Other project", "O"),
)


class DispositionsTab(QWidget):
    """Letters answer the chosen rows; what an answer needs to be said is asked for."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self.unanswered = 0
        self.answers = AnswersModel(theme, ANSWERS, writable=not desk.read_only, parent=self)
        self.voices = AnswersModel(theme, VOICES, writable=False, parent=self)
        self.table = AnswersTable(
            theme, self.answers, self.tr("Answers"), (64, 200, 120, 150, 200, 160), (1, 4)
        )
        self.voice_table = AnswersTable(
            theme, self.voices, self.tr("You said, we decided, why"), (64, 240, 200, 200), (1, 2, 3)
        )
        self.shown = Segment(
            theme,
            [
                ("waiting", self.tr("Waiting")),
                ("all", self.tr("All")),
                ("group", self.tr("By group")),
                ("alias", self.tr("By alias")),
            ],
            name=self.tr("What is shown"),
        )
        self.count = label("", "small")
        self.print_button = button(theme, self.tr("Print “You said”"), icon="print")
        self.act_buttons = {each: button(theme, words, key=key) for each, words, key in ACTS}
        self.withdraw_button = button(theme, self.tr("Take back"), key="Del")
        self.answer_button, self._menu = button(theme, self.tr("Answer…")), QMenu(self)
        self.done = EmptyState(
            theme,
            self.tr("Everything is answered"),
            self.tr(ANSWERED),
            [(self.tr("Show all answers"), lambda: self.show_view("all"))],
        )
        self._either, self._foot = QStackedWidget(), QWidget()
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The answers as they are now; what was chosen stays chosen, else what took its place."""
        del findings
        self._snapshot = snapshot
        self._show_answers(snapshot)

    def _show_answers(self, snapshot: "ProjectSnapshot") -> None:
        found = answered(snapshot)
        self.unanswered = found.unanswered
        current = self.table.currentIndex().row()
        kept = [row.id for row in self.table.chosen()]
        view = self.shown.value
        if view in {"waiting", "all"}:
            self.answers.show(answer_rows(snapshot, found, all_of_them=view == "all"))
            self._choose(kept, current)
        else:
            self.voices.show(voice_rows(found.by_group if view == "group" else found.by_alias))
        self._show_count(len(found.lines))
        self._place()

    def tab_words(self, words: str) -> str:
        """The tab says how many wait."""
        return f"{words} ({self.unanswered})" if self.unanswered else words

    def enter(self) -> None:
        """The table takes the focus."""
        self._part_shown.setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.shown, self._part_shown]

    @property
    def _part_shown(self) -> QWidget:
        """The table that is shown, or what is said when everything is answered."""
        return self._either.currentWidget() or self.table

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """The way to the printed page."""
        return [self.print_button]

    def reveal(self, code: str) -> bool:
        """Goes to a need or a card, among all where it has an answer already."""
        if self._snapshot is None:
            return False
        found = next((line for line in answered(self._snapshot).lines if line.code == code), None)
        of = found and (found.need or found.card)
        if of is None:
            return False
        if self.shown.value != "all" and (self.shown.value != "waiting" or self.answers.place_of(of.id) < 0):
            self.show_view("all")
        self._choose([of.id], 0)
        return True

    def show_view(self, view: str) -> None:
        """Those that wait, all, or by group or alias."""
        self.shown.choose(view)
        self._again()
        self.enter()

    def answer(self, disposition: Disposition) -> None:
        """The same answer for the chosen rows; asks for what it needs."""
        rows = [row for row in self.table.chosen() if isinstance(row, AnswerRow)]
        if not rows or self._desk.read_only or self._either.currentWidget() is not self.table:
            return
        command = asked_answer(self, self._desk, self._theme, disposition, rows)
        if command is not None:
            self._desk.do(give_answer, command, owner=self)
        self.table.setFocus()

    def withdraw(self) -> None:
        """Takes the answers of the chosen rows back."""
        rows = [row for row in self.table.chosen() if isinstance(row, AnswerRow) and row.given]
        ids = tuple(row.line.answer.id for row in rows if row.line.answer)
        if ids and not self._desk.read_only:
            self._desk.do(withdraw_answer, WithdrawAnswer(ids), owner=self)

    def _build(self) -> None:
        px = self._theme.px
        top, foot = QHBoxLayout(), QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        for row in (top, foot):
            row.setSpacing(px(8))
        top.addWidget(self.shown)
        top.addWidget(self.count, 1)
        for made in (*self.act_buttons.values(), self.withdraw_button):
            foot.addWidget(made)
        foot.addWidget(self.answer_button)
        foot.addStretch(1)
        for each in (self.table, self.voice_table, self.done):
            self._either.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addLayout(top)
        column.addWidget(self._either, 1)
        column.addWidget(self._foot)

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        commands = [
            (self.tr("{words} the chosen").format(words=words), key, each) for each, words, key in ACTS
        ]
        for words, key, disposition in commands:
            self._act(words, key).triggered.connect(calling(lambda each=disposition: self.answer(each)))
        self._act(self.tr("Take the answer back"), "Delete").triggered.connect(calling(self.withdraw))
        self._act(self.tr("Print “You said, we decided, why”"), "").triggered.connect(self.print_button.click)

        self._menu.addActions(self._acts[: len(ACTS) + 1])
        self.answer_button.setMenu(self._menu)

    def _act(self, words: str, key: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the table takes the key itself
        self._acts.append(action)
        return action

    def _connect(self) -> None:
        self.table.answered.connect(self.answer)
        self.table.withdrawn.connect(self.withdraw)
        self.table.opened.connect(self._on_opened)
        self.voice_table.opened.connect(self._on_voice_opened)
        self.answers.why_typed.connect(self._on_why)
        self.shown.chosen.connect(calling(self._again))
        self.print_button.clicked.connect(calling(lambda: self.go.emit("publish", "answers")))
        self.withdraw_button.clicked.connect(calling(self.withdraw))
        for disposition, made in self.act_buttons.items():
            made.clicked.connect(calling(lambda each=disposition: self.answer(each)))
        self.table.selectionModel().selectionChanged.connect(calling(self._enable))

    def _choose(self, ids: list[UUID], place: int) -> None:
        """Chooses rows that are still there, else the one in their place."""
        places = [self.answers.place_of(each) for each in ids]
        places = [each for each in places if each >= 0] or [min(max(place, 0), self.answers.rowCount() - 1)]
        if places[0] < 0:
            return
        flags, selection = QItemSelectionModel.SelectionFlag, self.table.selectionModel()
        selection.setCurrentIndex(self.answers.index(places[0], 1), flags.ClearAndSelect | flags.Rows)
        for each in places[1:]:
            selection.select(self.answers.index(each, 1), flags.Select | flags.Rows)

    def _place(self) -> None:
        voices = self.shown.value in {"group", "alias"}
        empty = not voices and not self.answers.rowCount()
        self._either.setCurrentWidget(self.voice_table if voices else self.done if empty else self.table)
        self._foot.setVisible(not voices and not empty)
        self.setFocusProxy(self._part_shown)  # Tab would not come past what is hidden
        self._enable()

    def _enable(self) -> None:
        rows = self.table.chosen()
        writable = not self._desk.read_only
        for made in (self.answer_button, *self.act_buttons.values()):
            made.setEnabled(bool(rows) and writable)
        self.withdraw_button.setEnabled(writable and any(row.given for row in rows))

    def _show_count(self, whole: int) -> None:
        self.count.setText(count_words(self.unanswered, whole))
        self.done.show_words(*done_words(whole))
        self.done.buttons[0].setVisible(bool(whole))
        give_role(self.count, "warn" if self.unanswered else "ok")

    def _again(self) -> None:
        if self._snapshot is not None:
            self._show_answers(self._snapshot)

    def _on_why(self, row: AnswerRow, reason: str) -> None:
        """Another reason for an answer that was given."""
        command = with_reason(row, reason)
        if command is not None:
            self._desk.do(give_answer, command, owner=self)

    def _on_opened(self, place: int) -> None:
        if 0 <= place < len(self.answers.rows):
            row: AnswerRow = self.answers.rows[place]
            if row.line.need is None:
                self.go.emit("run", row.id)
                return
            from charrette.ui.needs.editor import NeedEditor

            editor = NeedEditor(self._desk, self._theme, row.id, self)
            editor.card_asked.connect(self._on_card_asked)
            editor.show()

    def _on_card_asked(self, card_id: UUID) -> None:
        self.go.emit("run", card_id)

    def _on_voice_opened(self, place: int) -> None:
        row: VoiceRow = self.voices.rows[place]
        if not row.heading:
            self.go.emit("run", row.id[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / self._theme.scale
        for made in (*self.act_buttons.values(), self.withdraw_button):
            made.setVisible(width >= FOOT)
        self.answer_button.setVisible(width < FOOT)
        self.table.fit([column for column, least in ((5, 860), (2, 720), (4, 520)) if width < least])


def count_words(unanswered: int, whole: int) -> str:
    """How many of all wait; empty where there is nothing to answer."""
    if unanswered:
        return f"{unanswered} of {counted(whole, 'need or card', 'needs and cards')} without an answer"
    return f"All {whole} answered" if whole else ""


def done_words(whole: int) -> tuple[str, str]:
    """What stands in the place of the table while nothing waits."""
    if not whole:
        return "No needs and no cards yet", "They come from the room, in Run."
    return "Everything is answered", ANSWERED
