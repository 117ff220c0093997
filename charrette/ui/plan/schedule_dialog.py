"""A schedule template for the project: the first school day is asked for, and all days are shown before any is kept."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.backward import Line, ScheduleTemplate, scheduled_backward
from charrette.domain.wording import counted
from charrette.services.schedules import UseSchedule, schedules, use_schedule
from charrette.ui.desk import Desk
from charrette.ui.plan.days import day_words, today_of
from charrette.ui.plan.milestones_moving import day_typed
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from charrette.domain.plan.milestones import Milestone

_HEADS = ("Due", "Milestone", "Owner", "Now")


class ScheduleDialog(Question):
    """Which template, which first school day; below them each milestone with its day and what becomes of it."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk) -> None:
        super().__init__(parent, theme, "Schedule backward from the first school day", "Schedule")
        self._desk, self._today = desk, today_of(desk)
        plan = desk.planned.planned
        self._known: dict[str, Milestone] = {each.key: each for each in plan.milestones if each.key}
        self._templates = schedules()
        self.form = Form(theme)
        self.template = QComboBox()
        for each in self._templates:
            self.template.addItem(each.title, each.name)
        self.template.setCurrentIndex(self.template.count() - 1)
        self.form.add("Template", self.template)
        self.summary = label("", "hint", wraps=True)
        self.form.add_widget(self.summary)
        self.day = QLineEdit(plan.first_day)
        self.day.setPlaceholderText("2030-08-19")
        self.form.add("First school day", self.day, "All days are counted backward from it.")
        self.body.addWidget(self.form)
        self.told = label("", "base", wraps=True)
        self.body.addWidget(self.told)
        self.preview = PlainTable(theme, _HEADS, "What it would give", 1)
        self.body.addWidget(self.preview, 1)
        self.take_size(760, 680)
        self.template.currentIndexChanged.connect(self.look)
        self.day.textChanged.connect(self.look)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.look()
        self.day.setFocus()

    @property
    def chosen(self) -> ScheduleTemplate:
        """The template."""
        return self._templates[max(self.template.currentIndex(), 0)]

    def look(self) -> None:
        """Shows what the template gives for the day; says what is wrong with the day where it is none."""
        template = self.chosen
        self.summary.setText(template.summary)
        try:
            first = day_typed(self.day.text(), self._today)
        except CharretteError as error:
            self._tell(f"{error.what} {error.way_on}", wrong=True)
            return
        if not first:
            self._tell("Give the first school day.", wrong=False)
            return
        days = scheduled_backward(template, date.fromisoformat(first))
        ordered = sorted(template.lines, key=lambda line: days[line.key])
        rows = [
            (day_words(days[line.key].isoformat()), line.title, line.department, self._now(line, days))
            for line in ordered
        ]
        self.preview.show_cells(rows)
        self._tell(self._words(ordered, days, first), wrong=False, ready=True)

    def _now(self, line: Line, days: dict[str, date]) -> str:
        """What becomes of the milestone that came from the same line before."""
        known = self._known.get(line.key)
        if known is None:
            return "new"
        if known.done:
            return "stays: it is reached"
        due = days[line.key].isoformat()
        return "as it is" if known.due == due else f"moves from {day_words(known.due) or 'no day'}"

    def _words(self, ordered: list[Line], days: dict[str, date], first: str) -> str:
        now = [self._now(line, days) for line in ordered]
        new, moved = now.count("new"), sum(1 for each in now if each.startswith("moves"))
        parts = [f"{new} new" if new else "", f"{moved} moved" if moved else ""]
        said = ", ".join(part for part in parts if part) or "nothing changes"
        early = sum(1 for line in ordered if days[line.key].isoformat() < self._today)
        words = f"{counted(len(ordered), 'milestone')} to open on {day_words(first)}: {said}."
        if early:
            words += (
                f" {counted(early, 'day')} of them {'lies' if early == 1 else 'lie'} in the past already."
            )
        return words

    def _tell(self, words: str, *, wrong: bool, ready: bool = False) -> None:
        give_role(self.told, "error" if wrong else "base")
        self.told.setText(words.strip())
        self.preview.setVisible(ready)
        self.keep.setEnabled(ready and not self._desk.read_only)

    def _on_keep(self) -> None:
        self.keep.setEnabled(False)
        command = UseSchedule(self._desk.snapshot.project.id, self.chosen, self.day.text())
        self._desk.do(use_schedule, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._tell(" ".join(part for part in (error.what, error.way_on) if part), wrong=True)
