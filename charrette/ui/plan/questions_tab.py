"""The part Questions of Coordination: what one department wants to know of another, late ones first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.wording import counted
from charrette.services.coordination import remove_question
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.days import day_words, today_of
from charrette.ui.plan.milestones_actions import part_actions
from charrette.ui.plan.questions_rows import QuestionRow, question_rows
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.rows_view import RowsView
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


ASKS, BLOCKS = 2, 5
NARROW = 900


class QuestionsTab(QWidget):
    """``Insert`` asks, ``Enter`` answers, ``Ctrl+E`` changes the question; below the table the whole of it stands."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self.model = RowsTable(self._columns(), writable=False, parent=self)
        self.table = RowsView(theme, self.model, self.tr("Questions"), wide=1)
        self.table.setProperty("bare", "true")
        self.table.when_empty = self.tr("No question here.")
        self.department = QComboBox()
        self.department.setAccessibleName(self.tr("Department"))
        states = [("open", self.tr("Open")), ("answered", self.tr("Answered")), ("all", self.tr("All"))]
        self.shown = Segment(theme, states, name=self.tr("Which questions"))
        self.count, self.whole = label("", "hint"), label("", "body", wraps=True)
        self.blocks_button = button(theme, "", kind="link")
        self.answer_button = button(theme, self.tr("Answer…"))
        self.ask_button = button(theme, self.tr("Question"), kind="primary", icon="plus", key="Ins")
        self.empty = EmptyState(
            theme,
            self.tr("No questions yet"),
            self.tr(
                "What one department wants to know of another, by when, and what waits for the answer. "
                "A late one goes to whom you name, and stands on the agenda of the next meeting."
            ),
            [(self.tr("Ask a question"), self.ask)],
        )
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The questions as they are now; the current one stays current."""
        del findings
        self._snapshot = snapshot
        chosen = self.department.currentData()
        self.department.blockSignals(True)
        self.department.clear()
        self.department.addItem(self.tr("All departments"), None)
        for each in snapshot.departments:
            self.department.addItem(each.name, each.id)
        choose_value(self.department, chosen)
        self.department.blockSignals(False)
        self._show_rows()

    def enter(self) -> None:
        """The table takes the focus."""
        (self.empty if self._either.currentWidget() is self.empty else self.table).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        empty = self._either.currentWidget() is self.empty
        return [self.empty] if empty else [self.department, self.shown, self.table]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return self._acts

    def header_widgets(self) -> list[QWidget]:
        """Answering, and asking."""
        return [self.answer_button, self.ask_button]

    def reveal(self, code: str) -> bool:
        """Chooses the question with a code, whatever was filtered out."""
        questions = self._snapshot.planned.questions if self._snapshot else ()
        question = next((each for each in questions if each.code == code), None)
        if question is None:
            return False
        if self.model.place_of(question.id) < 0:
            self.shown.choose("all")
            self.department.setCurrentIndex(0)
            self._show_rows()
        self.table.select(question.id)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the question keeps its room: who asks and what it blocks stand below the table."""
        super().resizeEvent(event)
        for column in (ASKS, BLOCKS):
            self.table.setColumnHidden(column, self.width() / self._theme.scale < NARROW)

    def ask(self) -> None:
        """A new question."""
        from charrette.ui.plan.questions_dialog import AskDialog

        if not self._desk.read_only:
            dialog = AskDialog(self, self._theme, self._desk)
            dialog.exec()
            dialog.deleteLater()
            self.enter()

    def edit(self) -> None:
        """Changes the current question."""
        from charrette.ui.plan.questions_dialog import AskDialog

        if (row := self.current) is not None and not self._desk.read_only:
            dialog = AskDialog(self, self._theme, self._desk, row.question)
            dialog.exec()
            dialog.deleteLater()
            self.table.setFocus()

    def answer(self) -> None:
        """Answers the current question."""
        from charrette.ui.plan.questions_dialog import AnswerDialog

        if (row := self.current) is not None and not self._desk.read_only:
            dialog = AnswerDialog(self, self._theme, self._desk, row.question)
            dialog.exec()
            dialog.deleteLater()
            self.table.setFocus()

    def remove(self) -> None:
        """Removes the current question; the notice offers Undo."""
        if (row := self.current) is not None and not self._desk.read_only:
            self._desk.do(remove_question, row.id, owner=self)

    @property
    def current(self) -> QuestionRow | None:
        """The current question."""
        row = self.table.current()
        return row if isinstance(row, QuestionRow) else None

    def _columns(self) -> list[Column]:
        late = self._theme.icon
        return [
            Column("Code", lambda row: row.question.code),
            Column("Question", lambda row: row.question.text),
            Column("Asks", lambda row: row.asks),
            Column("Answers", lambda row: row.answers),
            Column("Needed by", lambda row: day_words(row.question.needed_by)),
            Column("Blocks", lambda row: row.blocks.split(" ", maxsplit=1)[0] if row.blocks else ""),
            Column("State", lambda row: row.state, icon=lambda row: late(*_sign(row), 16)),
        ]

    def _show_rows(self) -> None:
        if self._snapshot is None:
            return
        rows = question_rows(
            self._snapshot, today_of(self._desk), self.shown.value, self.department.currentData()
        )
        self.table.show_rows(rows)
        late = sum(1 for row in rows if row.late)
        words = counted(len(rows), "question")
        self.count.setText(f"{words}, {late} late" if late else words)
        has = bool(self._snapshot.planned.questions)
        self._either.setCurrentWidget(self._whole if has else self.empty)
        self._show_whole()

    def _show_whole(self) -> None:
        row = self.current
        self.whole.setText(row.sentence if row else "")
        self.blocks_button.setText(
            self.tr("Show {code}").format(code=row.blocks.split(" ")[0]) if row and row.blocks else ""
        )
        self.blocks_button.setVisible(bool(row and row.blocks))
        self.answer_button.setEnabled(row is not None and not self._desk.read_only)

    def _build(self) -> None:
        self._either, self._whole, self._frame = QStackedWidget(), QWidget(), panel("surface")
        self._top, inside = QHBoxLayout(), QVBoxLayout(self._frame)
        for widget in (self.department, self.shown):
            self._top.addWidget(widget)
        self._top.addStretch(1)
        self._top.addWidget(self.count)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._rows = QVBoxLayout(self._whole)
        self._rows.addLayout(self._top)
        self._rows.addWidget(self._frame, 1)
        self._rows.addWidget(self.whole)
        below = QHBoxLayout()
        below.addWidget(self.blocks_button)
        below.addStretch(1)
        self._rows.addLayout(below)
        for part in (self.empty, self._whole):
            self._either.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px, edge = self._theme.px, min(self._theme.px(20), 32)
        self._rows.setContentsMargins(edge, px(12), edge, px(12))
        self._rows.setSpacing(px(8))
        self._top.setSpacing(px(8))

    def _make_actions(self) -> None:
        commands = [
            (self.tr("Ask a question"), "Insert", self.ask),
            (self.tr("Answer the question…"), "Return", self.answer),
            (self.tr("Change the question…"), "Ctrl+E", self.edit),
            (self.tr("Remove the question"), "Delete", self.remove),
        ]
        self._acts = part_actions(self, commands)
        self.table.addAction(self._acts[2])  # the other keys are the table's own

    def _connect(self) -> None:
        self.ask_button.setEnabled(not self._desk.read_only)
        self.ask_button.clicked.connect(self.ask)
        self.answer_button.clicked.connect(self.answer)
        self.blocks_button.clicked.connect(self._on_blocks)
        self.department.currentIndexChanged.connect(calling(self._show_rows))
        self.shown.chosen.connect(calling(self._show_rows))
        self.table.add_wanted.connect(self.ask)
        self.table.remove_wanted.connect(self.remove)
        self.table.activated.connect(calling(self.answer))
        self.table.current_changed.connect(self._show_whole)

    def _on_blocks(self) -> None:
        if (row := self.current) is not None and row.blocks:
            self.code_asked.emit(row.blocks.split(" ", maxsplit=1)[0])


def _sign(row: QuestionRow) -> tuple[str, str]:
    """Icon and colour: a clock where it is late, a tick where it is answered, a ring else."""
    if row.late:
        return "clock", "stop"
    return ("ring", "ink2") if row.question.open else ("tick", "ok")
