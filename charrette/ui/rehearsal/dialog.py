"""What to rehearse: whose agenda, how many people, how fast."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from charrette.domain.templates import Template
from charrette.domain.wording import counted
from charrette.services.rehearse import USUAL_TEMPLATE
from charrette.services.templates import read_shelf
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import number_field
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

SPEEDS = (1, 10, 60, 600)
"""Minutes of the agenda that pass in a minute."""
_MOST_PEOPLE, _MOST_CARDS = 400, 3000


@dataclass(frozen=True, slots=True)
class RehearsalPlan:
    """``speed`` None: all at once; the finished charrette is opened."""

    template: Template
    participants: int
    cards: int
    speed: int | None


class RehearsalDialog(Question):
    """Enter opens the finished sample; a speed lets you watch it, and lead it, block by block."""

    def __init__(self, parent: QWidget | None, theme: Theme) -> None:
        super().__init__(parent, theme, "Rehearse with simulated people", "Rehearse")
        self.setMinimumWidth(theme.half_px(560))
        self.template, self.speed = QComboBox(), QComboBox()
        for template in read_shelf().templates:
            self.template.addItem(template.title, template)
            if template.name == USUAL_TEMPLATE:
                self.template.setCurrentIndex(self.template.count() - 1)
        self.people, self.cards = number_field(38), number_field(118)
        self.speed.addItem(self.tr("All at once: open the finished charrette"), None)
        for speed in SPEEDS:
            self.speed.addItem(speed_words(speed), speed)
        words = self.tr("It runs in a library of its own. Your projects are not touched.")
        self.body.addWidget(label(words, "small", wraps=True))
        self.form = Form(theme)
        self.form.add(self.tr("Agenda"), self.template)
        self.form.add(self.tr("People"), self.people)
        self.form.add(self.tr("Cards they write"), self.cards)
        self.form.add(
            self.tr("Speed"),
            self.speed,
            self.tr("While it runs you can press Next, pause the clock, or do anything a facilitator does."),
        )
        self.body.addWidget(self.form)
        for field in (self.people, self.cards):
            field.textChanged.connect(self._on_changed)
        self.speed.setFocus()

    def plan(self) -> RehearsalPlan:
        """What was answered."""
        return RehearsalPlan(
            self.template.currentData(),
            int(self.people.text()),
            int(self.cards.text()),
            self.speed.currentData(),
        )

    def _on_changed(self) -> None:
        people, cards = (int(field.text() or 0) for field in (self.people, self.cards))
        wrong = {
            self.people: "" if 1 <= people <= _MOST_PEOPLE else self.tr("1 to 400 people."),
            self.cards: "" if 1 <= cards <= _MOST_CARDS else self.tr("1 to 3,000 cards."),
        }
        self.form.clear_errors()
        for field, words in wrong.items():
            if words:
                self.form.show_error(field, words)
        self.keep.setEnabled(not any(wrong.values()))


def speed_words(speed: int) -> str:
    """``"As in the room"``, ``"60 times as fast: an hour in a minute"``."""
    if speed == 1:
        return "As in the room: a minute takes a minute"
    hour = 3600 // speed
    takes = counted(hour // 60, "minute") if hour >= 60 else counted(hour, "second")
    return f"{speed} times as fast: an hour takes {takes}"
