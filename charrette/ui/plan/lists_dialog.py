"""The spaces and systems of a project: added to, renamed with all that is in them, put in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.scope import STANDARD_SPACES, STANDARD_SYSTEMS
from charrette.services.plan_setup import SetLists, set_lists
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView

_ROOT = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a list: what it was when the dialog opened (empty: new), what it is now, how many items have it."""

    id: UUID
    before: str
    now: str
    used: int


class NamesEditor(QWidget):
    """One of the two lists: ``F2`` renames, ``Insert`` adds, ``Delete`` takes out, ``Alt`` with an arrow moves."""

    def __init__(
        self, theme: Theme, words: str, names: Iterable[str], used: dict[str, int], standard: Iterable[str]
    ):
        super().__init__()
        self._standard, self._made = tuple(standard), 0
        self.names = [Name(uuid5(_ROOT, each), each, each, used.get(each, 0)) for each in names]
        columns = [
            Column(words, lambda row: row.now, editable=True),
            Column("Items", lambda row: row.used or "", right=True),
        ]
        self.model = RowsTable(columns, parent=self)
        self.table = RowsView(theme, self.model, words, wide=0)
        self.field = QLineEdit()
        self.field.setPlaceholderText("New name")
        self.field.setAccessibleName(f"New name in {words.lower()}")
        self.add_button, self.remove_button = button(theme, "Add"), button(theme, "Take out", key="Del")
        self.reset_button = button(theme, "Add the standard ones", kind="link")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for part in (self.field, self.add_button, self.remove_button):
            row.addWidget(part, part is self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.reset_button)
        self._connect()
        self._show()

    @property
    def now(self) -> tuple[str, ...]:
        """The list as it stands."""
        return tuple(each.now for each in self.names)

    @property
    def renamed(self) -> dict[str, str]:
        """Old names with their new ones."""
        return {each.before: each.now for each in self.names if each.before and each.before != each.now}

    def add(self) -> None:
        """Adds what was typed, where it is not there yet."""
        name = " ".join(self.field.text().split())
        if name:
            self._append([name])
            self.field.clear()
            self.table.select(next(each.id for each in self.names if each.now.casefold() == name.casefold()))
        self.field.setFocus()

    def add_standard(self) -> None:
        """Adds what is missing of the standard list."""
        self._append(self._standard)

    def remove(self) -> None:
        """Takes the current name out; scope items that have it keep it."""
        current = self.table.current()
        if current is not None:
            self.names = [each for each in self.names if each.id != current.id]
            self._show()

    def shift(self, step: int) -> None:
        """Moves the current name up or down."""
        current = self.table.current()
        place = next(
            (place for place, each in enumerate(self.names) if current and each.id == current.id), -1
        )
        if place >= 0 and 0 <= place + step < len(self.names):
            self.names.insert(place + step, self.names.pop(place))
            self._show()

    def _append(self, names: Iterable[str]) -> None:
        known = {each.now.casefold() for each in self.names}
        for name in names:
            if name.casefold() not in known:
                self._made += 1
                self.names.append(Name(uuid5(_ROOT, f"new {self._made} {name}"), "", name, 0))
        self._show()

    def _on_edited(self, name: Name, _column: int, typed: object) -> None:
        words = " ".join(str(typed).split())
        if words:
            self.names = [
                Name(each.id, each.before, words, each.used) if each.id == name.id else each
                for each in self.names
            ]
            self._show()

    def _show(self) -> None:
        self.table.show_rows(self.names)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.field.returnPressed.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.reset_button.clicked.connect(self.add_standard)
        self.table.remove_wanted.connect(self.remove)
        self.table.add_wanted.connect(self.field.setFocus)
        self.table.shift_wanted.connect(self.shift)
        self.model.edited.connect(self._on_edited)


class ListsDialog(Question):
    """Both lists side by side; kept in one step."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk) -> None:
        super().__init__(parent, theme, "Spaces and systems", "Keep")
        self._desk = desk
        self.take_size(760, 600)
        plan = desk.planned.planned
        spaces: dict[str, int] = {}
        systems: dict[str, int] = {}
        for item in plan.scope:
            spaces[item.space] = spaces.get(item.space, 0) + 1
            systems[item.system] = systems.get(item.system, 0) + 1
        self.body.addWidget(
            label(
                "A name that is changed here changes in every scope item that has it. A name that is taken out stays "
                "in the items that have it.",
                "small",
                wraps=True,
            )
        )
        self.spaces = NamesEditor(theme, "Spaces", plan.spaces, spaces, STANDARD_SPACES)
        self.systems = NamesEditor(theme, "Systems", plan.systems, systems, STANDARD_SYSTEMS)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.spaces, 1)
        row.addWidget(self.systems, 1)
        self.body.addLayout(row, 1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.keep.setDefault(False)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.keep.setEnabled(not desk.read_only)
        self.spaces.table.setFocus()

    def _on_keep(self) -> None:
        plan = self._desk.planned.planned
        renamed = self.spaces.renamed | self.systems.renamed
        if not renamed and (self.spaces.now, self.systems.now) == (plan.spaces, plan.systems):
            self.accept()
            return
        self.keep.setEnabled(False)
        command = SetLists(self._desk.snapshot.project.id, self.spaces.now, self.systems.now, renamed)
        self._desk.do(set_lists, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()
