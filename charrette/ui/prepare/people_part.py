"""People: who came, by alias; many can be checked in at once."""

from collections import Counter
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.project import Participant
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.people import AddParticipants, add_participants, remove_participant
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, Words, plain_words
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.rows_view import RowsView


class PeoplePart(Part):
    """One alias a line, one group at a time; below, everyone who is on the list."""

    title = "People"
    sentence = (
        "Who came, by alias. A minor is never kept by name: an alias, a group and a grade band are enough."
    )
    look = "coverage"

    def build(self) -> None:
        theme = self.theme
        self._groups: dict[Any, Any] = {}
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
        self.remove = button(theme, "Remove", key="Del")
        self.row(self.add, self.remove)
        self.model = RowsTable(
            (
                Column("Group", self._group_name, icon=self._icon),
                Column("Alias", lambda person: person.alias),
                Column("Minor", lambda person: "minor" if person.minor else ""),
                Column("Grades", lambda person: person.grade_band),
            ),
            parent=self,
        )
        self.view = RowsView(theme, self.model, "People on the list", wide=1)
        self.view.setMinimumHeight(theme.px(180))
        self.column.addWidget(self.view, 1)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.view.remove_wanted.connect(self._on_remove)
        self.view.add_wanted.connect(self.aliases.setFocus)
        self.aliases.textChanged.connect(self._on_typed)
        self.minor.toggled.connect(self.grade_band.setEnabled)
        self.grade_band.setEnabled(False)
        theme.changed.connect(self.model.refresh)
        self._on_typed()

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
        here = len(snapshot.participants)
        seats = sum(group.invited for group in snapshot.groups)
        return Filled(bool(here), f"{here} of {seats} here" if seats else f"{here} here")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        chosen = self.group.currentData()
        here = Counter(each.group_id for each in snapshot.participants)
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

    def _group_name(self, person: Participant) -> str:
        return self._groups[person.group_id].name if person.group_id in self._groups else ""

    def _icon(self, person: Participant):
        return mark_icon(self.theme, self._groups[person.group_id].mark, 12)

    def _typed(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.aliases.toPlainText().splitlines() if line.strip())

    def _on_typed(self) -> None:
        count = len(self._typed())
        self.add.setText(f"Check in {counted(count, 'person', 'people')}" if count else "Check in")
        self.add.setEnabled(bool(count and self.group.count()))
        self.form.show_error(self.aliases, "")

    def _on_add(self) -> None:
        command = AddParticipants(
            self.desk.snapshot.project.id,
            self.group.currentData(),
            self._typed(),
            self.minor.isChecked(),
            self.grade_band.text().strip() if self.minor.isChecked() else "",
        )
        self.desk.do(add_participants, command, self._on_added, self._on_failed, owner=self)

    def _on_added(self, people: tuple[Participant, ...]) -> None:
        self.aliases.clear()
        self.view.select(people[-1].id)
        self.aliases.setFocus()

    def _on_failed(self, error: CharretteError) -> None:
        self.form.show_error(self.aliases, plain_words(error))

    def _on_remove(self) -> None:
        person = self.view.current()
        if person is not None:
            self.desk.do(remove_participant, person, owner=self)
