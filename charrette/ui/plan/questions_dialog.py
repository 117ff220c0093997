"""Asking a question, and answering one."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.plan.coordination import Question as Asked
from charrette.services.coordination import (
    AnswerQuestion,
    AskQuestion,
    answer_question,
    ask_question,
    edit_question,
)
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_dialog import scrolled
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class AskDialog(Question):
    """A new question, or one that is changed (``asked``): who asks whom, by when, and what it blocks."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, desk: Desk, asked: Asked | None = None, blocks: str = ""
    ) -> None:
        super().__init__(parent, theme, asked.code if asked else "New question", "Keep" if asked else "Ask")
        self._desk, self._asked, self._snapshot = desk, asked, desk.planned
        self.form = Form(theme)
        self.text = QPlainTextEdit(asked.text if asked else "")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(72))
        self.asking, self.answering = QComboBox(), QComboBox()
        self.asker, self.answerer = QLineEdit(), QLineEdit()
        self.needed_by, self.escalate_to = QLineEdit(), QLineEdit()
        self.blocks = CellField(self, _blockable(self._snapshot), several=True, coded=True)
        self._fill()
        if blocks:
            self.blocks.setText(blocks)
        self._add_fields()
        self.body.addWidget(scrolled(theme, self.form), 1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(500, 640)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.text.textChanged.connect(self._enable)
        self._enable()
        self.text.setFocus()

    def _fill(self) -> None:
        asked = self._asked
        for field in (self.asking, self.answering):
            field.addItem("No department", None)
            for each in self._snapshot.departments:
                field.addItem(each.name, each.id)
        if asked is None:
            first = [each.id for each in self._snapshot.departments[:2]]
            for field, id_ in zip((self.asking, self.answering), first, strict=False):
                choose_value(field, id_)
            return
        choose_value(self.asking, asked.asking_id)
        choose_value(self.answering, asked.answering_id)
        for name in ("asker", "answerer", "needed_by", "escalate_to"):
            getattr(self, name).setText(getattr(asked, name))
        self.blocks.setText("; ".join(_codes(self._snapshot, asked)))

    def _add_fields(self) -> None:
        form = self.form
        form.add("Question", self.text)
        form.add("Asks", self._pair(self.asking, self.asker, "Who asks"))
        form.add("Answers", self._pair(self.answering, self.answerer, "Who answers"))
        self.needed_by.setPlaceholderText("2028-03-14, or +7")
        form.add("Needed by", self.needed_by)
        self.blocks.setPlaceholderText("M-003; S-014")
        form.add("Blocks", self.blocks, "A milestone, a scope item, or one of each.")
        form.add(
            "When late, for", self.escalate_to, "Who is asked then: the superintendent, the project manager."
        )

    def _pair(self, department: QComboBox, name: QLineEdit, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        department.setAccessibleName(f"{words}: department")
        name.setAccessibleName(f"{words}: name")
        name.setPlaceholderText("Name")
        row.addWidget(department, 1)
        row.addWidget(name, 1)
        holder.setFocusProxy(department)
        return holder

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.text.toPlainText().strip()) and not self._desk.read_only)

    def _on_keep(self) -> None:
        self.told.hide()
        try:
            milestone_id, scope_id = self._blocked()
        except CharretteError as error:
            self._on_failed(error)
            return
        fields: dict[str, Any] = {
            "text": self.text.toPlainText(),
            "asking_id": self.asking.currentData(),
            "answering_id": self.answering.currentData(),
            "asker": self.asker.text(),
            "answerer": self.answerer.text(),
            "needed_by": self.needed_by.text().strip(),
            "milestone_id": milestone_id,
            "scope_id": scope_id,
            "escalate_to": self.escalate_to.text(),
        }
        self.keep.setEnabled(False)
        if self._asked is None:
            command = AskQuestion(self._snapshot.project.id, **fields)
            self._desk.do(ask_question, command, lambda _: self.accept(), self._on_failed, owner=self)
            return
        after = replace(self._asked, **fields)
        if after == self._asked:
            self.accept()
            return
        self._desk.do(edit_question, after, lambda _: self.accept(), self._on_failed, owner=self)

    def _blocked(self) -> tuple[UUID | None, UUID | None]:
        """The milestone and the scope item of the codes. Raises ``InvalidInputError`` for others, or several."""
        plan = self._snapshot.planned
        milestones = {each.code: each.id for each in (*plan.milestones, *plan.district.calendar)}
        scope = {each.code: each.id for each in plan.scope}
        found: list[UUID | None] = [None, None]
        for code in (each.strip().upper() for each in self.blocks.text().split(";") if each.strip()):
            place, known = (0, milestones) if code in milestones else (1, scope)
            if code not in known:
                raise InvalidInputError(
                    f"There is no milestone or scope item “{code}”.", "Nothing was changed."
                )
            if found[place] is not None:
                raise InvalidInputError(
                    "A question blocks one milestone and one scope item at the most.",
                    "Nothing was changed.",
                    "Name the first of them: what follows it waits too.",
                )
            found[place] = known[code]
        return found[0], found[1]

    def _on_failed(self, error: CharretteError) -> None:
        self._enable()
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()


class AnswerDialog(Question):
    """The answer to a question, by whom and when."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk, asked: Asked) -> None:
        super().__init__(parent, theme, f"Answer {asked.code}", "Keep")
        self._desk, self._asked = desk, asked
        self.body.addWidget(label(asked.text, "body", wraps=True))
        self.form = Form(theme)
        self.text = QPlainTextEdit(asked.answer)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(88))
        self.answerer = QLineEdit(asked.answerer)
        self.day = QLineEdit(asked.answered_on or today_of(desk))
        self.form.add("Answer", self.text, "Empty: the question is open again." if asked.answer else "")
        self.form.add("Answered by", self.answerer)
        self.form.add("On", self.day)
        self.body.addWidget(scrolled(theme, self.form), 1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(480, 420)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.text.textChanged.connect(self._enable)
        self._enable()
        self.text.setFocus()

    def _enable(self) -> None:
        said = bool(self.text.toPlainText().strip()) or bool(self._asked.answer)
        self.keep.setEnabled(said and not self._desk.read_only)

    def _on_keep(self) -> None:
        self.told.hide()
        self.keep.setEnabled(False)
        answer = self.text.toPlainText()
        command = AnswerQuestion(self._asked.id, answer, self.answerer.text(), self.day.text().strip())
        self._desk.do(answer_question, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._enable()
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()


def _blockable(snapshot: "ProjectSnapshot") -> list[str]:
    plan = snapshot.planned
    milestones = [f"{each.code} {each.title}" for each in (*plan.milestones, *plan.district.calendar)]
    return [*milestones, *(f"{each.code} {each.words}" for each in plan.scope)]


def _codes(snapshot: "ProjectSnapshot", asked: Asked) -> list[str]:
    plan = snapshot.planned
    milestone = plan.milestone_by_id.get(asked.milestone_id) if asked.milestone_id else None
    item = plan.scope_by_id.get(asked.scope_id) if asked.scope_id else None
    return [each.code for each in (milestone, item) if each is not None]
