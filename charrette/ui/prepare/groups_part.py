"""Groups and seats: who is invited to the table, how many, and by which mark they are known."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.marks import MARKS
from charrette.domain.project import StakeholderGroup
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.importing import labels_for
from charrette.services.projects import (
    AddGroup,
    ShiftGroup,
    add_group,
    edit_group,
    remove_group,
    shift_group,
)
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, plain_words, to_fill
from charrette.ui.theme import Theme
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import number_field
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.rows_view import RowsView

LABEL, NAME, INVITED, HERE, HOST = range(5)


class GroupsPart(Part):
    """A table to type into; adding, removing and moving by key or button."""

    title = "Groups and seats"
    sentence = (
        "Who should be at the table, and how many seats each is offered. A group that runs the room is marked as host: "
        "its ballots are shown apart."
    )
    look = "coverage"

    def build(self) -> None:
        theme = self.theme
        self._here: Counter[UUID] = Counter()
        self.model = RowsTable(
            (
                Column("Label", lambda group: group.label, editable=True, icon=self._icon),
                Column("Name", lambda group: group.name, editable=True),
                Column("Invited", lambda group: group.invited, editable=True, right=True),
                Column("Here", lambda group: self._here[group.id], right=True),
                Column("Host", lambda _: "", check=lambda group: group.host),
            ),
            writable=not self.desk.read_only,
            parent=self,
        )
        self.view = RowsView(theme, self.model, "Groups and seats", wide=NAME)
        self.view.when_empty = "No group yet. Insert adds one."
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.error)
        self._add_buttons()
        self.model.edited.connect(self._on_edited)
        self.view.add_wanted.connect(self._on_add)
        self.view.remove_wanted.connect(self._on_remove)
        self.view.shift_wanted.connect(self._on_shift)
        theme.changed.connect(self.model.refresh)

    def _add_buttons(self) -> None:
        theme = self.theme
        self.add = button(theme, "Add group", key="Ins", icon="plus")
        self.mark = button(theme, "Change mark…")
        self.up = button(theme, "Up", tip="Alt+Up", icon="arrow-up")
        self.down = button(theme, "Down", tip="Alt+Down", icon="arrow-down")
        self.remove = button(theme, "Remove", key="Del")
        for made, act in (
            (self.add, self._on_add),
            (self.mark, self._on_mark),
            (self.up, lambda: self._on_shift(-1)),
            (self.down, lambda: self._on_shift(1)),
            (self.remove, self._on_remove),
        ):
            made.clicked.connect(act)
        self.row(self.add, self.mark, self.up, self.down, self.remove)
        self.column.addWidget(label("F2 or typing edits a cell. Space ticks Host.", "hint"))

    def first_field(self) -> QWidget:
        return self.view

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        if not snapshot.groups:
            return Filled(False, "no group yet")
        return to_fill(sum(not group.invited for group in snapshot.groups))

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        self._here = Counter(each.group_id for each in snapshot.here)
        self.view.show_rows(snapshot.groups)

    def _icon(self, group: StakeholderGroup):
        return mark_icon(self.theme, group.mark, 14)

    def _on_edited(self, group: StakeholderGroup, column: int, value: object) -> None:
        text = str(value).strip()
        match column:
            case 0:
                changed = replace(group, label=text.upper())
            case 1:
                changed = replace(group, name=text)
            case 2:
                if not text.isdecimal():
                    self._say("Seats are a whole number, for example 12.")
                    return
                changed = replace(group, invited=int(text))
            case _:
                changed = replace(group, host=bool(value))
        self._edit(changed)

    def _edit(self, group: StakeholderGroup) -> None:
        self._say("")
        self.desk.do(edit_group, group, failed=self._on_failed, owner=self)

    def _on_add(self) -> None:
        dialog = GroupDialog(self, self.theme, [group.label for group in self.desk.snapshot.groups])
        if dialog.exec() == GroupDialog.DialogCode.Accepted:
            self._say("")
            self.desk.do(
                add_group,
                dialog.command(self.desk.snapshot.project.id),
                lambda group: self.view.select(group.id),
                self._on_failed,
                owner=self,
            )
        dialog.deleteLater()
        self.view.setFocus()

    def _on_remove(self) -> None:
        group = self.view.current()
        if group is not None:
            self._say("")
            self.desk.do(remove_group, group, failed=self._on_failed, owner=self)

    def _on_shift(self, places: int) -> None:
        group = self.view.current()
        if group is not None:
            self.desk.do(shift_group, ShiftGroup(group.id, places), failed=self._on_failed, owner=self)

    def _on_mark(self) -> None:
        group = self.view.current()
        if group is None:
            return
        taken = {each.mark: each.name for each in self.desk.snapshot.groups if each.id != group.id}
        choices: list[tuple[str, object]] = [
            (f"{shape.name} ({taken[shape.mark]} has it)" if shape.mark in taken else shape.name, shape.mark)
            for shape in MARKS
        ]
        picked = ask.pick(self, self.theme, f"Mark of {group.name}", "Mark", choices)
        if isinstance(picked, int) and picked != group.mark:
            self._edit(replace(group, mark=picked))

    def _on_failed(self, error: CharretteError) -> None:
        self._say(plain_words(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))


class GroupDialog(ask.Question):
    """A new group: name, label, seats, host."""

    def __init__(self, parent: QWidget | None, theme: Theme, taken: list[str]) -> None:
        super().__init__(parent, theme, "Add group", "Add the group")
        self._taken, self._proposed = taken, ""
        self.name, self.label, self.invited = QLineEdit(), QLineEdit(), number_field(0)
        self.host = QCheckBox("Runs the room (its ballots are shown apart)")
        self.label.setMaxLength(2)
        form = Form(theme)
        form.add("Name", self.name, "For example Bus drivers.")
        form.add("Label", self.label, "Two letters; the capture bar knows them.")
        form.add("Seats offered", self.invited)
        self.body.addWidget(form)
        self.body.addWidget(self.host)
        self.name.textEdited.connect(self._on_named)
        self._on_named("")
        self.name.setFocus()

    def command(self, project_id: UUID) -> AddGroup:
        """What was answered."""
        return AddGroup(
            project_id,
            self.label.text(),
            self.name.text(),
            int(self.invited.text() or 0),
            self.host.isChecked(),
        )

    def _on_named(self, name: str) -> None:
        """Proposes a free label until a person types one."""
        if self.label.text() == self._proposed:
            self._proposed = labels_for([name], self._taken)[name] if name.strip() else ""
            self.label.setText(self._proposed)
        self.keep.setEnabled(bool(name.strip()))
