"""People: who is invited and who came, by alias; a whole list can be imported."""

from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.project import Participant
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.people import AddParticipants, add_participants, edit_participant, remove_participant
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, Words, plain_words
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.file_questions import file_to_open
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.rows_view import RowsView

GROUP, ALIAS, ROLE, LANGUAGE, ASKED, MINOR, GRADES, CONSENT, TABLE, HERE = range(10)
_TEXTS = {ALIAS: "alias", ROLE: "role", LANGUAGE: "language", ASKED: "accommodation", GRADES: "grade_band"}
_BOXES = {MINOR: "minor", CONSENT: "consent"}
_LISTS = "Lists of people (*.csv *.tsv *.xlsx);;All files (*)"


class PeoplePart(Part):
    """One alias a line, one group at a time; below, everyone who is on the list, to be changed in the cells."""

    title = "People"
    sentence = (
        "Who is invited and who came, by alias. A minor is never kept by name: an alias, a group and a grade band "
        "are enough."
    )
    look = ""

    def build(self) -> None:
        theme = self.theme
        self._groups: dict[Any, Any] = {}
        self._asked: dict[UUID, Participant] = {}
        """What was asked to be kept and is not kept yet: the next edit stands on it."""
        self.group, self.aliases = QComboBox(), Words(theme, 3)
        self.aliases.setPlaceholderText("Oak\nElm\nMaple")
        self.minor, self.grade_band = QCheckBox("These are minors"), QLineEdit()
        self.grade_band.setPlaceholderText("Grades 6 to 8")
        self.form = Form(theme)
        self.form.add("Group", self.group)
        self.form.add("Aliases, one a line", self.aliases, "Type or paste as many as there are.")
        self.form.add_widget(self._minors())
        self.column.addWidget(self.form)
        self.add = button(theme, "Check in", kind="primary", icon="plus")
        self.expect = button(theme, "Put on the list", tip="Invited: they check in at the door")
        self.bring = button(theme, "Import list…", icon="import")
        self.row(self.add, self.expect, self.bring)
        self._add_list()
        self.regroup = button(theme, "Change group…")
        self.remove = button(theme, "Remove", key="Del")
        self.row(self.regroup, self.remove)
        self.column.addWidget(label("F2 or typing edits a cell. Space ticks Minor and Consent.", "hint"))
        self._connect()
        self._on_typed()

    def _add_list(self) -> None:
        self.model = RowsTable(
            (
                Column("Group", self._group_label, icon=self._icon),
                Column("Alias", lambda person: person.alias, editable=True),
                Column("Role", lambda person: person.role, editable=True),
                Column("Lang", lambda person: person.language, editable=True),
                Column("Asked for", lambda person: person.accommodation, editable=True),
                Column("Minor", lambda _: "", check=lambda person: person.minor),
                Column("Grades", lambda person: person.grade_band, editable=True),
                Column("Consent", lambda _: "", check=lambda person: person.consent),
                Column("Table", lambda person: person.table or "", editable=True, right=True),
                Column("Here", lambda person: "✓" if person.came else ""),
            ),
            writable=not self.desk.read_only,
            parent=self,
        )
        self.view = RowsView(self.theme, self.model, "People on the list", wide=ASKED)
        self.view.setMinimumHeight(self.theme.px(180))
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.error)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self._on_add(came=True))
        self.expect.clicked.connect(lambda: self._on_add(came=False))
        self.bring.clicked.connect(self._on_import)
        self.regroup.clicked.connect(self._on_regroup)
        self.remove.clicked.connect(self._on_remove)
        self.model.edited.connect(self._on_edited)
        self.view.remove_wanted.connect(self._on_remove)
        self.view.add_wanted.connect(self.aliases.setFocus)
        self.aliases.textChanged.connect(self._on_typed)
        self.minor.toggled.connect(self.grade_band.setEnabled)
        self.grade_band.setEnabled(False)
        self.theme.changed.connect(self.model.refresh)

    def _minors(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.minor)
        row.addWidget(self.grade_band, 1)
        self.grade_band.setAccessibleName("Grade band")
        return holder

    def first_field(self) -> QWidget:
        return self.aliases

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        on_list, here = len(snapshot.participants), len(snapshot.here)
        seats = sum(group.invited for group in snapshot.groups)
        if here < on_list:
            return Filled(bool(on_list), f"{on_list} on the list")
        return Filled(bool(here), f"{here} of {seats} here" if seats else f"{here} here")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        chosen = self.group.currentData()
        here = Counter(each.group_id for each in snapshot.here)
        self._groups = snapshot.group_by_id
        self.group.clear()
        for group in snapshot.groups:
            words = f"{group.name}  ({here[group.id]} of {group.invited} here)"
            self.group.addItem(mark_icon(self.theme, group.mark, 12), words, group.id)
        choose_value(self.group, chosen)
        order = {group.id: place for place, group in enumerate(snapshot.groups)}
        people = sorted(snapshot.participants, key=lambda each: (order[each.group_id], each.alias.casefold()))
        self.view.show_rows(people)
        self._on_typed()

    def _group_label(self, person: Participant) -> str:
        return self._groups[person.group_id].label if person.group_id in self._groups else ""

    def _icon(self, person: Participant) -> QIcon:
        return mark_icon(self.theme, self._groups[person.group_id].mark, 12)

    def _typed(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.aliases.toPlainText().splitlines() if line.strip())

    def _on_typed(self) -> None:
        count = len(self._typed())
        self.add.setText(f"Check in {counted(count, 'person', 'people')}" if count else "Check in")
        for made in (self.add, self.expect):
            made.setEnabled(bool(count and self.group.count()))
        self.form.show_error(self.aliases, "")

    def _on_add(self, *, came: bool) -> None:
        command = AddParticipants(
            self.desk.snapshot.project.id,
            self.group.currentData(),
            self._typed(),
            self.minor.isChecked(),
            self.grade_band.text().strip() if self.minor.isChecked() else "",
            came,
        )
        self.desk.do(add_participants, command, self._on_added, self._on_failed, owner=self)

    def _on_added(self, people: tuple[Participant, ...]) -> None:
        self.aliases.clear()
        self.view.select(people[-1].id)
        self.aliases.setFocus()

    def _on_failed(self, error: CharretteError) -> None:
        self.form.show_error(self.aliases, plain_words(error))

    def _on_edited(self, person: Participant, column: int, value: object) -> None:
        text = str(value).strip()
        person = self._asked.get(person.id, person)
        if column == TABLE:
            if text and not text.isdecimal():
                self._say("A table is a number, for example 4; empty is no table.")
                return
            changed = replace(person, table=int(text) if text else None)
        elif column in _BOXES:
            changed = replace(person, **{_BOXES[column]: bool(value)})
        else:
            changed = replace(person, **{_TEXTS[column]: text})
        self._edit(changed)

    def _edit(self, person: Participant) -> None:
        self._say("")
        self._asked[person.id] = person

        def kept(_: object) -> None:
            if self._asked.get(person.id) is person:
                del self._asked[person.id]

        def refused(error: CharretteError) -> None:
            self._asked.pop(person.id, None)
            self._say(plain_words(error))

        self.desk.do(edit_participant, person, kept, refused, owner=self)

    def _on_regroup(self) -> None:
        person = self.view.current()
        if person is None:
            return
        choices: list[tuple[str, object]] = [
            (group.name, group.id) for group in self.desk.snapshot.groups if group.id != person.group_id
        ]
        picked = ask.pick(self, self.theme, f"Group of {person.alias}", "Group", choices)
        if picked in self._groups:
            self._edit(replace(person, group_id=picked))  # pyright: ignore[reportArgumentType] - an id of a group
        self.view.setFocus()

    def _on_import(self) -> None:
        path = file_to_open(self, "Import a list of people", _LISTS)
        if path is None:
            return
        from charrette.exchange.people_file import open_list
        from charrette.ui.prepare.people_import import PeopleDialog

        def show(table: Any) -> None:
            dialog = PeopleDialog(self, self.theme, self.desk, table)
            dialog.exec()
            dialog.deleteLater()

        self.desk.run(lambda: open_list(path), show, lambda error: self._say(plain_words(error)), owner=self)

    def _on_remove(self) -> None:
        person = self.view.current()
        if person is not None:
            self._say("")
            self.desk.do(
                remove_participant, person, failed=lambda error: self._say(plain_words(error)), owner=self
            )

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
