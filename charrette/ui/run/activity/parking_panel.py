"""The parking lot gone through: who takes each item, by when, or what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHeaderView

from charrette.domain.activities.outcome import parked_words
from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.parking import ParkedItem, parked_items
from charrette.services.log import (
    AddEntry,
    ParkWithOwner,
    SettleEntry,
    add_entry,
    edit_entry,
    park_with_owner,
    settle_entry,
)
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.run.activity.log_lines import MISSING
from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.ask import ask_text
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView

_WHO, _WHEN = 2, 3


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """One item with an id that stays when it gets its entry."""

    item: ParkedItem

    @property
    def id(self) -> object:
        """The card's, else the entry's."""
        return self.item.card.id if self.item.card else self.item.entry.id if self.item.entry else None

    @property
    def owner(self) -> str:
        """Who takes it."""
        return self.item.entry.owner if self.item.entry else ""

    @property
    def due(self) -> str:
        """By when."""
        return self.item.entry.due if self.item.entry else ""


class ParkingPanel(Panel):
    """Typed into where it stands; D settles an item with a word of what came of it, O adds one."""

    def build(self) -> None:
        theme = self.theme
        self._typed: dict[object, tuple[str, str]] = {}
        """Owner and date as they are typed, until the library has them: a second cell must not undo the first."""
        self.words = label("", "title", wraps=True)
        self.settle = button(theme, self.tr("Settle…"), key="D")
        self.new = button(theme, self.tr("Add an item…"), key="O")
        self.settle.clicked.connect(self.on_settle)
        self.new.clicked.connect(self.on_add)
        self.model = RowsTable(
            (
                Column("No.", lambda row: row.item.code),
                Column("What", lambda row: row.item.text),
                Column("Who", lambda row: row.owner, editable=True),
                Column("By when", lambda row: row.due, editable=True),
                Column("", lambda row: MISSING if row.item.wanting else ""),
            ),
            writable=not self.desk.read_only,
            parent=self,
        )
        self.model.edited.connect(self._on_edited)
        self.view = RowsView(theme, self.model, self.tr("Parking lot"), wide=1)
        self.view.setMinimumHeight(theme.px(150))
        self.view.setWordWrap(True)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.hint = label(
            self.tr("F2 on Who or By when types into it; dates as 2027-03-14, 14 March or +7."), "hint"
        )
        self.column.addWidget(self.words)
        self.row(self.settle, self.new)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.hint)

    def refresh(self) -> None:
        snapshot = self.desk.snapshot
        self._typed.clear()
        if self.block is not None:
            self.words.setText(parked_words(self.block, snapshot))
        self.view.show_rows([ParkedRow(item) for item in parked_items(snapshot)])
        self.settle.setEnabled(self.model.rowCount() > 0 and not self.desk.read_only)
        self.new.setEnabled(not self.desk.read_only)

    def concerns(self, tables: frozenset[str]) -> bool:
        return bool(tables & {"log_entry", "card", "block"})

    def acts(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {}
        if self.settle.isEnabled():
            found["done"] = self.on_settle
        if self.new.isEnabled():
            found["open"] = self.on_add
        return found

    def take_focus(self) -> None:
        """The first item that lacks something."""
        for place in range(self.model.rowCount()):
            row = self.model.at(place)
            if row is not None and row.item.wanting:
                self.view.setCurrentIndex(self.model.index(place, _WHEN if row.owner else _WHO))
                break
        self.view.setFocus()

    def on_settle(self) -> None:
        """What came of the current item."""
        row = self.view.current()
        if row is None:
            return
        title = self.tr("What came of {code}?").format(code=row.item.code)
        outcome = ask_text(self, self.theme, title, self.tr("In a few words"), accept=self.tr("Settle"))
        if not outcome:
            return
        if row.item.entry is not None:
            self.desk.do(settle_entry, SettleEntry(row.item.entry.id, outcome), owner=self)
        else:
            self._give_entry(row, lambda entry: self._settle(entry, outcome))

    def on_add(self) -> None:
        """Something that is no card."""
        title = self.tr("For later")
        words = ask_text(self, self.theme, title, self.tr("What is put aside"), accept=self.tr("Park"))
        if words:
            self.desk.do(add_entry, self._entry(words), owner=self)

    def _entry(self, words: str) -> AddEntry:
        session_id = self.block.session_id if self.block else None
        block_id = self.block.id if self.block else None
        return AddEntry(
            self.desk.snapshot.project.id, EntryKind.PARKED, words, session_id=session_id, block_id=block_id
        )

    def _settle(self, entry: LogEntry, outcome: str) -> None:
        self.desk.do(settle_entry, SettleEntry(entry.id, outcome), owner=self)

    def _give_entry(
        self, row: ParkedRow, then: Callable[[LogEntry], object], owner: str = "", due: str = ""
    ) -> None:
        """A parked card gets its line in the log."""
        assert row.item.card is not None
        card = row.item.card
        command = ParkWithOwner(
            (card.id,),
            card.reason,
            owner,
            due,
            self.block.session_id if self.block else None,
            self.block.id if self.block else None,
        )
        self.desk.do(park_with_owner, command, lambda entries: then(entries[0]), self._on_refused, owner=self)

    def _on_edited(self, row: ParkedRow, column: int, typed: Any) -> None:
        owner, due = self._typed.get(row.id, (row.owner, row.due))
        owner, due = (str(typed), due) if column == _WHO else (owner, str(typed))
        self._typed[row.id] = owner, due
        if row.item.entry is None:
            self._give_entry(row, lambda _: None, owner, due)
            return
        after = replace(row.item.entry, owner=owner, due=due)
        self.desk.do(edit_entry, after, failed=self._on_refused, owner=self)

    def _on_refused(self, error: CharretteError) -> None:
        self._typed.clear()
        self.desk.failed.emit(error)
