"""Check-in at the door: a letter or two find somebody, Enter checks them in, a digit picks among several."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.door import Match, matches, picked, walk_in_typed
from charrette.domain.errors import CharretteError
from charrette.domain.project import Participant, StakeholderGroup
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.people import (
    CheckIn,
    CheckOut,
    WalkIn,
    check_in,
    check_out,
    remove_participant,
    walk_in,
)
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.here_counts import HereCounts
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.rows_view import RowsView

_LIST_LEAST = 480
_MEASURED = 12
"""Rows that are measured for the widths of the columns: all of them would cost more than a key may."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class DoorField(QLineEdit):
    """Keeps the keyboard: letters are typed, the keys of a list and the digits that pick go to the part."""

    stepped = Signal(int)
    digit_typed = Signal(str)
    """A digit; the part types it where it picks nobody."""
    left_empty = Signal()
    """Backspace with nothing to delete."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif plain and len(event.text()) == 1 and event.text().isdecimal():
            self.digit_typed.emit(event.text())
        elif key == Qt.Key.Key_Escape and self.text():
            self.setText("")
        else:
            super().keyPressEvent(event)


class CheckInPart(Part):
    """One field for the keyboard, the people who fit below it, and who is here beside it."""

    title = "Check-in"
    sentence = (
        "Type one or two letters; Enter checks in, a digit picks. +nb is a walk-in of NB, +st* a minor of ST."
    )
    look = ""

    def build(self) -> None:
        theme = self.theme
        self._under_way: set[UUID] = set()
        self._last: tuple[Participant, bool] | None = None
        self.field = DoorField()
        self.field.setFont(theme.font("lead"))
        self.field.setMinimumHeight(theme.px(44))
        self.field.setPlaceholderText("Alias or number, + for a walk-in")
        self.field.setAccessibleName("Find somebody at the door")
        self.told = label("", "base", wraps=True)
        self.take_back = button(theme, "Take back", icon="undo")
        self.take_back.setEnabled(False)
        self.counts = HereCounts(theme)
        self._add_list()
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        said = QHBoxLayout()
        said.addWidget(self.told, 1)
        said.addWidget(self.take_back)
        left.addWidget(self.field)
        left.addLayout(said)
        left.addWidget(self.view, 1)
        left.addWidget(
            label("Up and Down choose, Esc clears. Del on a row takes a check-in back.", "hint", wraps=True)
        )
        self.total = label("", "lead")
        self.column.addWidget(self.total)
        both = QHBoxLayout()
        both.setSpacing(theme.px(24))
        both.addLayout(left, 1)
        both.addWidget(self.counts)
        self.column.addLayout(both, 1)
        self._connect()

    def _add_list(self) -> None:
        self.model = RowsTable(
            (
                Column("Key", lambda match: match.digit or "", right=True),
                Column("Group", self._group_words, icon=self._icon),
                Column("Alias", lambda match: match.person.alias),
                Column("", lambda match: "◆ minor" if match.person.minor else ""),
                Column("Asked for", asked_for),
                Column("Table", lambda match: match.person.table or "", right=True),
                Column("Here", self._here_words),
            ),
            parent=self,
        )
        self.view = RowsView(self.theme, self.model, "People who fit", wide=4)
        self.view.setMinimumHeight(self.theme.px(160))
        self.view.horizontalHeader().setResizeContentsPrecision(_MEASURED)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self.field.stepped.connect(self._on_stepped)
        self.field.digit_typed.connect(self._on_digit)
        self.view.doubleClicked.connect(self._on_double_clicked)
        self.view.remove_wanted.connect(self._on_remove)
        self.take_back.clicked.connect(self._on_take_back)
        self.counts.walk_in_wanted.connect(self._on_group)
        self.theme.changed.connect(self.model.refresh)

    def first_field(self) -> QWidget:
        return self.field

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow the counts by group go and one line stays."""
        super().resizeEvent(event)
        wide = self.width() >= self.theme.half_px(264) + self.theme.px(_LIST_LEAST)
        self.counts.setVisible(wide)
        self.total.setVisible(not wide)

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        expected = len(snapshot.participants) - len(snapshot.here)
        return Filled(
            bool(snapshot.here), f"{expected} expected" if expected else f"{len(snapshot.here)} here"
        )

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        self._groups = snapshot.group_by_id
        self._under_way -= {each.id for each in snapshot.here}
        if self._last is not None and self._last[0].id not in {each.id for each in snapshot.here}:
            self._last = None
        self.take_back.setEnabled(self._last is not None)
        self.counts.show_snapshot(snapshot)
        self.total.setText(f"{len(snapshot.here)} of {len(snapshot.participants)} here")
        self._show_matches()

    def _show_matches(self) -> None:
        typed = self.field.text()
        self._found = () if typed.lstrip().startswith("+") else self._matches(typed)
        self.view.show_rows(self._found)
        if self._found:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _matches(self, typed: str) -> tuple[Match, ...]:
        snapshot = self.desk.snapshot
        return matches(typed, snapshot.participants, snapshot.group_by_id, self._under_way)

    def _on_typed(self, typed: str) -> None:
        self._show_matches()
        if not typed:
            return
        walk = walk_in_typed(typed, self.desk.snapshot.groups)
        if walk is not None:
            who = f"“{walk.alias}”" if walk.alias else "someone"
            kind = "a minor" if walk.minor else "a walk-in"
            self._say(f"Enter adds {who} of {walk.group.name} as {kind} and checks them in.")
        elif typed.lstrip().startswith("+"):
            labels = ", ".join(group.label for group in self.desk.snapshot.groups)
            self._say(f"Then the letters of the group: {labels}.")
        elif not self._found:
            self._say(
                "Nobody on the list. + and a group’s letters let a walk-in in, for example +nb.", "warn"
            )
        else:
            self._say("")

    def _on_enter(self) -> None:
        typed = self.field.text()
        walk = walk_in_typed(typed, self.desk.snapshot.groups)
        if walk is not None:
            self._walk_in(walk.group, walk.alias, minor=walk.minor)
        elif typed.strip() and self._found:
            match = self.view.current()
            self._check_in(match.person if match is not None else self._found[0].person)

    def _on_digit(self, digit: str) -> None:
        typed = self.field.text()
        longer = self._matches(typed + digit) if typed.strip() else ()
        match = None if typed.lstrip().startswith("+") else picked(typed, digit, self._found, longer)
        if match is None:
            self.field.insert(digit)
        else:
            self._check_in(match.person)

    def _on_stepped(self, places: int) -> None:
        row = min(max(self.view.currentIndex().row() + places, 0), self.model.rowCount() - 1)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        match = self.model.at(index.row())
        if match is not None:
            self._check_in(match.person)
            self.field.setFocus()

    def _check_in(self, person: Participant) -> None:
        if person.came:
            self._say(f"{person.alias} is here already{_at_table(person)}.", "warn")
            self.field.selectAll()
            return
        self._under_way.add(person.id)
        self.field.setText("")
        self.desk.do(
            check_in,
            CheckIn((person.id,)),
            lambda came: self._on_came(came[0], walked=False),
            lambda error: self._on_failed(error, person.id),
            owner=self,
            quiet=True,
        )

    def _walk_in(self, group: StakeholderGroup, alias: str = "", *, minor: bool = False) -> None:
        command = WalkIn(self.desk.snapshot.project.id, group.id, alias, minor)
        typed = self.field.text()
        self.field.setText("")

        def refused(error: CharretteError) -> None:
            self._on_failed(error, None)
            if not self.field.text():
                self.field.setText(typed)
                self._say(plain_words(error), "error")

        self.desk.do(
            walk_in,
            command,
            lambda person: self._on_came(person, walked=True),
            refused,
            owner=self,
            quiet=True,
        )

    def _on_group(self, group_id: UUID) -> None:
        self._walk_in(self._groups[group_id])
        self.field.setFocus()

    def _on_came(self, person: Participant, *, walked: bool) -> None:
        self._last = (person, walked)
        self.take_back.setEnabled(True)
        group = self._groups[person.group_id].name
        minor = " ◆ minor." if person.minor else ""
        asked = f" Asked for: {person.accommodation}." if person.accommodation else ""
        self._say(f"✓ {person.alias}, {group}, is here{_at_table(person)}.{minor}{asked}", "ok")

    def _on_take_back(self) -> None:
        if self._last is not None:
            person, walked = self._last
            self._undo(person, walked=walked)
        self.field.setFocus()

    def _on_remove(self) -> None:
        match = self.view.current()
        if match is not None and match.person.came:
            self._undo(match.person, walked=False)

    def _undo(self, person: Participant, *, walked: bool) -> None:
        self._last = None
        self.take_back.setEnabled(False)

        def done(_: object) -> None:
            self._say(f"{person.alias} is not here after all.")

        if walked:
            self.desk.do(remove_participant, person, done, owner=self, quiet=True)
        else:
            self.desk.do(check_out, CheckOut((person.id,)), done, owner=self, quiet=True)

    def _on_failed(self, error: CharretteError, person_id: UUID | None) -> None:
        self._under_way.discard(person_id)  # pyright: ignore[reportArgumentType] - None is in no set of ids
        self._say(plain_words(error), "error")
        self._show_matches()

    def _say(self, words: str, role: str = "small") -> None:
        give_role(self.told, role)
        self.told.setText(words)

    def _group_words(self, match: Match) -> str:
        group = self._groups.get(match.person.group_id)
        return group.label if group else ""

    def _icon(self, match: Match) -> QIcon:
        group = self._groups.get(match.person.group_id)
        return mark_icon(self.theme, group.mark, 14) if group else QIcon()

    def _here_words(self, match: Match) -> str:
        return "✓ here" if match.person.came else ""


def asked_for(match: Match) -> str:
    """Accommodation and language, as whoever stands at the door should see them."""
    person = match.person
    return ", ".join(part for part in (person.accommodation, person.language) if part)


def _at_table(person: Participant) -> str:
    return f", table {person.table}" if person.table else ""
