"""Marking a milestone as reached: the day, what shows it, and of a gate why it is passed with a review open."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.gates import open_reviews
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.wording import listed
from charrette.services.milestone_fill import FillMilestones, fill_milestones
from charrette.services.milestones import PassGate, pass_gate
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_dialog import scrolled
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label


class ReachedDialog(Question):
    """For a gate the open reviews are named; it is passed despite them only after saying why."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk, milestone: Milestone) -> None:
        gate = milestone.gate and milestone.project_id is not None
        title = f"Pass the gate {milestone.title}" if gate else f"{milestone.title} is reached"
        super().__init__(parent, theme, title, "Call it passed" if gate else "Mark as reached")
        self._desk, self._milestone, self._gate = desk, milestone, gate
        waited_for = [each.name for each in open_reviews(desk.planned, milestone)] if gate else []
        self.waited_for = listed(waited_for)
        self.form = Form(theme)
        if gate:
            words = (
                f"Open: the review of {self.waited_for}."
                if waited_for
                else "Every review is in: the gate is clear."
            )
            self.form.add_widget(label(words, "warn" if waited_for else "ok", wraps=True))
        self.day = QLineEdit(today_of(desk))
        self.form.add("On", self.day, "A day such as 2028-03-14, or 14 March.")
        self.evidence = QLineEdit(milestone.evidence)
        self.form.add(
            "Evidence", self.evidence, "What shows it: a letter, minutes, a photograph, a paper’s name."
        )
        self.despite = QPlainTextEdit()
        self.despite.setTabChangesFocus(True)
        self.despite.setFixedHeight(theme.px(64))
        if waited_for:
            self.form.add(
                "Why it is passed all the same", self.despite, "Kept beside the gate, and in the minutes."
            )
        self.body.addWidget(scrolled(theme, self.form), 1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(480, 500 if waited_for else 360)
        self.despite.textChanged.connect(self._enable)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self._enable()
        self.day.setFocus()

    def _enable(self) -> None:
        self.keep.setEnabled(not self.waited_for or bool(self.despite.toPlainText().strip()))

    def _on_keep(self) -> None:
        self.told.hide()
        self.keep.setEnabled(False)
        if not self._gate:
            changed = {
                "state": MilestoneState.DONE,
                "done_on": self.day.text().strip(),
                "evidence": self.evidence.text(),
            }
            command = FillMilestones((self._milestone.id,), changed)
            self._desk.do(fill_milestones, command, lambda _: self.accept(), self._on_failed, owner=self)
            return
        passed = PassGate(
            self._milestone.id,
            self.day.text().strip(),
            self.despite.toPlainText().strip(),
            self.evidence.text(),
        )
        self._desk.do(pass_gate, passed, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._enable()
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()
