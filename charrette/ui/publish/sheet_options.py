"""What can be chosen for what is printed for the room; only what the document heeds is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from charrette.domain.rounds import RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.sheets.options import (
    FEWEST_PEOPLE,
    MOST_PEOPLE,
    MOST_SHEETS,
    PER_PAGE,
    SheetOptions,
    charrette_of,
    round_code,
)
from charrette.publishing.sheets.words import LANGUAGES
from charrette.ui.publish.choice import Choice
from charrette.ui.theme import Theme
from charrette.ui.widgets.fields import choose_value, inset
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment

_COUNT_WORDS = {"cards": "Cards", "ballots": "Ballots", "grids": "Sets", "tents": "Blank tents"}
_USUAL_WORDS = {
    "cards": "four a person",
    "ballots": "one a person",
    "grids": "one set",
    "tents": "four",
}


class SheetOptionsForm(QWidget):
    """``chosen`` carries the new ``SheetOptions``."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._options, self._quiet = theme, SheetOptions(), False
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self.session, self.round, self.meeting = QComboBox(), QComboBox(), QComboBox()
        self.per_page = Segment(
            theme, [(str(each), f"{each} a page") for each in PER_PAGE], name="Cards on a page"
        )
        self.count, self.people = QSpinBox(), QSpinBox()
        both = ",".join(LANGUAGES)
        self.languages = Segment(theme, [*LANGUAGES.items(), (both, "Both")], name="Languages")
        self.large = QCheckBox(self.tr("Large print, 18 points"))
        self._build()
        self._connect()

    def show_project(self, snapshot: ProjectSnapshot) -> None:
        """The sessions, the open rounds and the meetings there are now."""
        charrette = charrette_of(snapshot)
        sessions = [each for each in snapshot.sessions if charrette and each.charrette_id == charrette.id]
        names = [(each.title or f"Session {each.number}", each.number) for each in sessions]
        open_ = [each for each in snapshot.rounds if each.state is RoundState.OPEN]
        rounds = [(f"{round_code(each)} {each.title}".strip(), round_code(each)) for each in open_]
        self._fill(self.session, [(self.tr("All sessions"), 0), *names], self._options.session)
        self._fill(self.round, [(self.tr("The last open round"), ""), *rounds], self._options.round)
        held = snapshot.plan.meetings if snapshot.plan else ()
        meetings = [(f"{each.code}, {each.held_on}", each.code) for each in reversed(held)]
        self._fill(self.meeting, [(self.tr("The last meeting"), ""), *meetings], self._options.meeting)

    def show_choice(self, choice: Choice) -> None:
        """The options of a choice, and only the fields its document heeds."""
        self._options, self._quiet = choice.options, True
        for name, widgets in self._rows.items():
            shown = name in choice.document.options and (name != "round" or self.round.count() > 2)
            for widget in widgets:
                widget.setVisible(shown and bool(widget.parent()))
        self._rows["count"][0].setText(_COUNT_WORDS.get(choice.name, ""))
        self.count.setAccessibleName(_COUNT_WORDS.get(choice.name, ""))
        self.count.setSpecialValueText(_USUAL_WORDS.get(choice.name, ""))
        self.session.setItemText(
            0, self.tr("All sessions" if choice.name == "agenda" else "The next session")
        )
        self.per_page.choose(str(choice.options.per_page))
        self.count.setValue(choice.options.count)
        self.people.setValue(choice.options.people or FEWEST_PEOPLE - 1)
        self.languages.choose(",".join(choice.options.languages))
        self.large.setChecked(choice.options.large_print)
        choose_value(self.session, choice.options.session)
        choose_value(self.round, choice.options.round)
        choose_value(self.meeting, choice.options.meeting)
        self._quiet = False

    def _build(self) -> None:
        self.count.setRange(0, MOST_SHEETS)
        self.people.setRange(FEWEST_PEOPLE - 1, MOST_PEOPLE)
        self.people.setSpecialValueText(self.tr("as seated, else six"))
        for box in (self.count, self.people):
            box.setKeyboardTracking(False)
            inset(box, self._theme)
        self._row("session", self.tr("Session"), self.session)
        self._row("per_page", self.tr("Cards on a page"), self.per_page)
        self._row("count", self.tr("How many"), self.count)
        self._row("people", self.tr("People on one set"), self.people)
        self._row("round", self.tr("Round"), self.round)
        self._row("meeting", self.tr("Meeting"), self.meeting)
        self._row("languages", self.tr("Languages"), self.languages)
        self._row("large_print", "", self.large)

    def _row(self, name: str, words: str, widget: QWidget) -> None:
        head = label(words, "label")
        head.setContentsMargins(0, self._theme.px(10), 0, 0)
        head.setBuddy(widget)
        if words:
            widget.setAccessibleName(words)
            self._column.addWidget(head)
        else:
            self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(widget)
        self._rows[name] = (head, widget)

    def _connect(self) -> None:
        for field in (self.session, self.round, self.meeting):
            field.currentIndexChanged.connect(self._on_changed)
        for box in (self.count, self.people):
            box.valueChanged.connect(self._on_changed)
        for segment in (self.per_page, self.languages):
            segment.chosen.connect(self._on_changed)
        self.large.toggled.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._quiet:
            return
        people = self.people.value()
        self._options = SheetOptions(
            per_page=int(self.per_page.value),
            count=self.count.value(),
            people=people if people >= FEWEST_PEOPLE else 0,
            round=self.round.currentData() or "",
            large_print=self.large.isChecked(),
            languages=tuple(self.languages.value.split(",")),
            session=self.session.currentData() or 0,
            meeting=self.meeting.currentData() or "",
        )
        self.chosen.emit(self._options)

    def _fill(self, field: QComboBox, entries: list[tuple[str, object]], value: object) -> None:
        shown = [(field.itemText(row), field.itemData(row)) for row in range(field.count())]
        if shown[:1] and shown[1:] == entries[1:]:
            return
        self._quiet = True
        field.clear()
        for words, data in entries:
            field.addItem(words, data)
        choose_value(field, value)
        self._quiet = False
