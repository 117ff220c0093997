"""Ground rules: how the room works together; proposed here, agreed by the room when the session begins."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.log import AddEntry, add_entry, edit_entry, remove_entry
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView
from charrette.ui.widgets.wrapped import wrap_rows

PROPOSED = (
    "One voice at a time; what is written counts as much as what is said.",
    "A student counts as much as a superintendent: no rank in this room.",
    "Wait for three others, or three minutes, before you speak again.",
    "Say what you need and why, not who is wrong.",
    "Needs first, then money: nobody has to defend a price today.",
    "Ask what it means before you say whether it is right.",
    "Everybody may pass, and come back in.",
    "Every language is welcome; the interpreter is there for all of us.",
    "Phones are for cards and votes; calls are taken outside.",
    "What does not belong here goes to the parking lot, with a name and a date.",
)
"""Rules that have proved themselves: rank, dominance, silence, money and what goes off the topic."""


class GroundRulesPart(Part):
    """A list to type into: Insert adds, F2 changes, Delete removes."""

    title = "Ground rules"
    sentence = (
        "Five to seven are enough. The room reads them at the start, adds what is missing and agrees; "
        "they stay on the wall and in the minutes."
    )
    look = ""

    def build(self) -> None:
        theme = self.theme
        self.model = RowsTable(
            (
                Column("", lambda entry: entry.code),
                Column("Rule", lambda entry: entry.text, editable=True),
            ),
            writable=not self.desk.read_only,
            parent=self,
        )
        self.view = RowsView(theme, self.model, "Ground rules", wide=1)
        self.view.setMinimumHeight(theme.px(220))
        wrap_rows(theme, self.view)
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.error)
        self.add = button(theme, "Add rule…", key="Ins", icon="plus")
        self.propose = button(theme, "Proved rules…")
        self.remove = button(theme, "Remove", key="Del")
        self.row(self.add, self.propose, self.remove)
        self.column.addWidget(label("F2 or typing changes a rule.", "hint"))
        self.model.edited.connect(self._on_edited)
        self.view.add_wanted.connect(self._on_add)
        self.view.remove_wanted.connect(self._on_remove)
        self.add.clicked.connect(self._on_add)
        self.propose.clicked.connect(self._on_propose)
        self.remove.clicked.connect(self._on_remove)

    def first_field(self) -> QWidget:
        return self.view

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        count = len(_rules(snapshot))
        return Filled(bool(count), counted(count, "rule") if count else "none yet")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        rules = _rules(snapshot)
        self.view.show_rows(rules)
        self.remove.setEnabled(bool(rules))

    def _on_add(self) -> None:
        text = ask.ask_text(
            self, self.theme, "Add rule", "How the room works together", placeholder=PROPOSED[0], accept="Add"
        )
        if text:
            self._add(text)
        self.view.setFocus()

    def _on_propose(self) -> None:
        known = {entry.text for entry in _rules(self.desk.snapshot)}
        choices: list[tuple[str, object]] = [(text, text) for text in PROPOSED if text not in known]
        picked = ask.pick(self, self.theme, "Proved ground rules", "Rule", choices)
        if isinstance(picked, str):
            self._add(picked)
        self.view.setFocus()

    def _add(self, text: str) -> None:
        self._say("")
        command = AddEntry(self.desk.snapshot.project.id, EntryKind.GROUND_RULE, text)
        self.desk.do(
            add_entry, command, lambda entry: self.view.select(entry.id), self._on_failed, owner=self
        )

    def _on_edited(self, entry: LogEntry, _column: int, value: object) -> None:
        self._say("")
        self.desk.do(edit_entry, replace(entry, text=str(value)), failed=self._on_failed, owner=self)

    def _on_remove(self) -> None:
        entry: LogEntry | None = self.view.current()
        if entry is not None:
            self._say("")
            self.desk.do(remove_entry, entry, failed=self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._say(plain_words(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))


def _rules(snapshot: ProjectSnapshot) -> tuple[LogEntry, ...]:
    return tuple(entry for entry in snapshot.entries if entry.kind is EntryKind.GROUND_RULE)
