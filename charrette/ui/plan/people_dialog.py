"""The district's people by name, who lead and stand in: typed into a table, kept at once."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.people import Person
from charrette.services.staff import add_person, edit_person, remove_person
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView

_FIELDS = ("name", "department", "role")
_NEW = UUID(int=0)


class PeopleDialog(Question):
    """Every edit is a step of its own, with Undo; the row of fields at the foot adds somebody."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk) -> None:
        super().__init__(parent, theme, "People of the district", "Add")
        self._desk = desk
        self.take_size(640, 520)
        self.body.addWidget(
            label(
                "Staff and partners who lead scope and milestones; every project of the district has them. "
                "Participants of a charrette do not belong here.",
                "small",
                wraps=True,
            )
        )
        columns = [
            Column("Name", lambda row: row.name, editable=True),
            Column("Department", lambda row: row.department, editable=True),
            Column("Role", lambda row: row.role, editable=True),
        ]
        self.model = RowsTable(columns, writable=not desk.read_only, parent=self)
        self.table = RowsView(theme, self.model, "People", wide=2)
        self.table.when_empty = "Nobody yet. Type a name below."
        self.body.addWidget(self.table, 1)
        self.fields = [QLineEdit() for _ in _FIELDS]
        self._add_fields()
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.remove_button = button(theme, "Remove", key="Del")
        self.foot.insertWidget(0, self.remove_button)
        self.cancel.setText("Close")
        self._connect()
        self._show()
        self.fields[0].setFocus()

    def add(self) -> None:
        """Adds the person of the fields."""
        name, department, role = (field.text().strip() for field in self.fields)
        if not name:
            self.fields[0].setFocus()
            return
        self.keep.setEnabled(False)  # a second press would add the same person twice
        self._do(add_person, Person(_NEW, name, department, role), self._on_added)

    def remove(self) -> None:
        """Removes the current person."""
        person = self.table.current()
        if person is not None:
            self._do(remove_person, person)

    def _on_added(self, person: Person) -> None:
        self.keep.setEnabled(True)
        for field in self.fields:
            field.clear()
        self.table.select(person.id)
        self.fields[0].setFocus()

    def _on_edited(self, person: Person, column: int, typed: object) -> None:
        self._do(edit_person, replace(person, **{_FIELDS[column]: str(typed)}))

    def _do(self, function: "object", person: Person, then: "object" = None) -> None:
        self.told.hide()
        self._desk.do(function, person, then, self._on_failed, owner=self)  # pyright: ignore[reportArgumentType]

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(not self._desk.read_only)
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()

    def _show(self) -> None:
        people = sorted(self._desk.planned.planned.district.people, key=lambda each: each.name.casefold())
        self.table.show_rows(people)
        self.remove_button.setEnabled(bool(people) and not self._desk.read_only)

    def _add_fields(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for field, words in zip(self.fields, ("Name", "Department", "Role"), strict=True):
            field.setPlaceholderText(words)
            field.setAccessibleName(f"{words} of somebody new")
            row.addWidget(field, 1)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self.add)
        self.keep.setEnabled(not self._desk.read_only)
        self.remove_button.clicked.connect(self.remove)
        self.table.remove_wanted.connect(self.remove)
        self.table.add_wanted.connect(lambda: self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason))
        self.model.edited.connect(self._on_edited)
        self._desk.changed.connect(self._show)
