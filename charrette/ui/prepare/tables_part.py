"""Tables: balanced seating proposed in one step, then changed by hand."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.project import Participant
from charrette.domain.seating import LARGEST, SMALLEST, Sitter, Together, seating, seats_left, tables_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.people import Seat, SeatPeople, seat_people
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import number_field
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon
from charrette.ui.widgets.rows_view import RowsView
from charrette.ui.widgets.segment import Segment

TABLE = 0


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table: who sits there, by group, and what to know about it."""

    id: int
    people: int
    mix: str
    note: str


class TablesPart(Part):
    """How many tables, who is kept together, a proposal; below, the tables and everybody's own."""

    title = "Tables"
    sentence = (
        "Every table a small copy of the room: groups and hosts are spread as evenly as can be. "
        "Propose, then change a table by typing its number."
    )
    look = ""

    def build(self) -> None:
        theme = self.theme
        self._typed_tables = False
        self.who = Segment(
            theme, [("here", "Those who are here"), ("all", "Everybody on the list")], name="Who"
        )
        self.tables, self.sizes = number_field(None), label("", "small", wraps=True)
        self.tables.setFixedWidth(theme.px(64))
        self.tables.setAccessibleName("How many tables")
        self.language = QCheckBox("Keep those who share another language together")
        self.accommodation = QCheckBox("Keep those who asked for the same accommodation together")
        self._add_fields()
        self.propose = button(theme, "Propose seating", kind="primary", icon="table")
        self.rest = button(theme, "Seat the rest", tip="Only those without a table; nobody is moved")
        self.clear = button(theme, "Clear")
        self.row(self.propose, self.rest, self.clear)
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(self.error)
        self._add_lists()
        self._connect()

    def _add_fields(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        named = QLabel("Tables")
        named.setProperty("role", "label")
        named.setBuddy(self.tables)
        self.row(self.who)
        row.addWidget(named)
        row.addWidget(self.tables)
        row.addWidget(self.sizes, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.language)
        self.column.addWidget(self.accommodation)

    def _add_lists(self) -> None:
        theme = self.theme
        self.lines = RowsTable(
            (
                Column("Table", lambda line: line.id, right=True),
                Column("People", lambda line: line.people, right=True),
                Column("Groups", lambda line: line.mix),
                Column("To know", lambda line: line.note),
            ),
            parent=self,
        )
        self.tables_view = RowsView(theme, self.lines, "Tables", wide=3)
        self.model = RowsTable(
            (
                Column("Table", lambda each: each.table or "", editable=True, right=True),
                Column("Group", self._group_name, icon=self._icon),
                Column("Alias", lambda each: each.alias),
                Column("Language", lambda each: each.language),
                Column("Asked for", lambda each: each.accommodation),
                Column("Here", lambda each: "✓" if each.came else ""),
            ),
            writable=not self.desk.read_only,
            parent=self,
        )
        self.view = RowsView(theme, self.model, "People and their tables", wide=2)
        for view, share in ((self.tables_view, 2), (self.view, 3)):
            view.setMinimumHeight(theme.px(150))
            self.column.addWidget(view, share)

    def _connect(self) -> None:
        self.who.chosen.connect(self._on_who)
        self.tables.textEdited.connect(self._on_tables_typed)
        self.propose.clicked.connect(self._on_propose)
        self.rest.clicked.connect(self._on_rest)
        self.clear.clicked.connect(self._on_clear)
        self.model.edited.connect(self._on_edited)
        self.theme.changed.connect(self.model.refresh)

    def first_field(self) -> QWidget:
        return self.propose

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        people = snapshot.here or snapshot.participants
        without = sum(each.table is None for each in people)
        if not people or without == len(people):
            return Filled(False, "nobody seated" if people else "nobody yet")
        return Filled(not without, f"{without} to seat" if without else "")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        self._groups = snapshot.group_by_id
        if not snapshot.here:
            self.who.choose("all")
        self._propose_number()
        self.lines.show(table_lines(snapshot))
        far = 1 + max((each.table or 0 for each in snapshot.participants), default=0)
        people = sorted(snapshot.participants, key=lambda each: (each.table or far, self._order(each)))
        self.view.show_rows(people)
        seated = any(each.table for each in snapshot.participants)
        self.clear.setEnabled(seated)
        self.rest.setEnabled(seated and any(each.table is None for each in self._people()))
        self.propose.setEnabled(bool(self._people()))

    def _order(self, person: Participant) -> tuple[int, str]:
        return self._groups[person.group_id].position, person.alias.casefold()

    def _people(self) -> tuple[Participant, ...]:
        snapshot = self.desk.snapshot
        return snapshot.here if self.who.value == "here" else snapshot.participants

    def _on_who(self, _who: str) -> None:
        self._typed_tables = False
        self.show_snapshot(self.desk.snapshot)

    def _propose_number(self) -> None:
        session = self.desk.session
        if not self._typed_tables:
            kept = session.tables if session is not None else 0
            self.tables.setText(str(kept or tables_for(len(self._people()))))
        self._say_sizes()

    def _on_tables_typed(self) -> None:
        self._typed_tables = True
        self._say_sizes()

    def _say_sizes(self) -> None:
        people, tables = len(self._people()), int(self.tables.text() or 0)
        if not people or not tables:
            self.sizes.setText("")
            return
        least, most = people // tables, -(-people // tables)
        each = str(least) if least == most else f"{least} or {most}"
        right = least >= SMALLEST and most <= LARGEST
        hint = "" if right else f" Tables of {SMALLEST} to {LARGEST} work best: {tables_for(people)} tables."
        self.sizes.setText(f"{counted(people, 'person', 'people')}, {each} at a table.{hint}")

    def _sitter(self, person: Participant) -> Sitter:
        snapshot = self.desk.snapshot
        room = snapshot.project.language.split("-")[0].lower()
        language = "" if person.language.split("-")[0].lower() == room else person.language
        host = self._groups[person.group_id].host
        return Sitter(person.id, person.group_id, host, language, person.accommodation)

    def _in_order(self, people: tuple[Participant, ...]) -> list[Sitter]:
        return [self._sitter(each) for each in sorted(people, key=self._order)]

    def _on_propose(self) -> None:
        tables = int(self.tables.text() or 0)
        if not tables:
            self._say("Say how many tables there are.")
            return
        asked = {Together.LANGUAGE: self.language, Together.ACCOMMODATION: self.accommodation}
        together = frozenset(kind for kind, box in asked.items() if box.isChecked())
        plan = seating(self._in_order(self._people()), tables, together)
        self._seat([Seat(each.id, number) for number, table in enumerate(plan, 1) for each in table], tables)

    def _on_rest(self) -> None:
        people = self._people()
        seated: dict[int, list[Sitter]] = defaultdict(list)
        for each in people:
            if each.table is not None:
                seated[each.table].append(self._sitter(each))
        tables = max(int(self.tables.text() or 0), *seated)
        late = self._in_order(tuple(each for each in people if each.table is None))
        given = seats_left(seated, late, tables)
        self._seat([Seat(person_id, table) for person_id, table in given.items()], tables)

    def _on_clear(self) -> None:
        seated = [each for each in self.desk.snapshot.participants if each.table is not None]
        self._seat([Seat(each.id, None) for each in seated], 0)

    def _on_edited(self, person: Participant, _column: int, value: object) -> None:
        text = str(value).strip()
        if text and not text.isdecimal():
            self._say("A table is a number, for example 4; empty is no table.")
            return
        self._do(SeatPeople((Seat(person.id, int(text) if text else None),)))

    def _seat(self, seats: list[Seat], tables: int) -> None:
        session = self.desk.session
        if seats:
            self._typed_tables = False
            self._do(SeatPeople(tuple(seats), session.id if session is not None else None, tables))

    def _do(self, command: SeatPeople) -> None:
        self._say("")
        top = len(command.seats) > 1

        def seated(_: int) -> None:
            if top:
                self.view.setCurrentIndex(self.model.index(0, TABLE))

        self.desk.do(seat_people, command, seated, self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._say(plain_words(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def _group_name(self, person: Participant) -> str:
        group = self._groups.get(person.group_id)
        return f"{group.name} (host)" if group and group.host else group.name if group else ""

    def _icon(self, person: Participant) -> QIcon:
        group = self._groups.get(person.group_id)
        return mark_icon(self.theme, group.mark, 12) if group else QIcon()


def table_lines(snapshot: ProjectSnapshot) -> list[TableLine]:
    """A line for each table somebody sits at, by number."""
    tables: dict[int, list[Participant]] = defaultdict(list)
    for each in snapshot.participants:
        if each.table is not None:
            tables[each.table].append(each)
    return [
        TableLine(number, len(at), _mix(snapshot, at), _note(snapshot, at))
        for number, at in sorted(tables.items())
    ]


def _mix(snapshot: ProjectSnapshot, people: list[Participant]) -> str:
    count: Counter[UUID] = Counter(each.group_id for each in people)
    return ", ".join(f"{count[group.id]} {group.label}" for group in snapshot.groups if count[group.id])


def _note(snapshot: ProjectSnapshot, people: list[Participant]) -> str:
    room = snapshot.project.language.split("-")[0].lower()
    parts: list[Any] = sorted({each.language for each in people if each.language and each.language != room})
    parts += sorted({each.accommodation for each in people if each.accommodation})
    size = (
        ""
        if SMALLEST <= len(people) <= LARGEST
        else "few people"
        if len(people) < SMALLEST
        else "many people"
    )
    return ", ".join([*parts, size] if size else parts)
