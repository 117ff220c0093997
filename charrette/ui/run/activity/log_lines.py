"""The table of log entries: what was agreed, who, by when, what came of it; typed into where it stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHeaderView

from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind, LogEntry
from charrette.services.log import edit_entry, remove_entry
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.run.activity.log_waiting import (
    WaitingDelegate,
    milestone_with,
    waiting_code,
    waiting_milestones,
)
from charrette.ui.theme import Theme
from charrette.ui.widgets.letters import keeps_letter
from charrette.ui.widgets.rows_view import RowsView

_FIELDS = ("", "text", "owner", "due", "outcome")
_WAITING = 6
"""The column of the milestone that waits for what is agreed."""


MISSING, LATE = "▼ owner or date missing", "▼ late"


class LogLines(RowsView):
    """Entries of some kinds; F2 or a letter edits a cell, Delete takes a line out."""

    def __init__(self, desk: Desk, theme: Theme, kinds: frozenset[EntryKind], name: str) -> None:
        self._desk, self._kinds = desk, kinds
        self._typed: dict[UUID, LogEntry] = {}
        """Entries as they are typed, until the library has them: a second cell must not undo the first."""
        self.model_of_rows = RowsTable(
            (
                Column("No.", lambda entry: entry.code),
                Column("What", lambda entry: entry.text, editable=True),
                Column("Who", lambda entry: entry.owner, editable=True),
                Column("By when", lambda entry: entry.due, editable=True),
                Column("What came of it", lambda entry: entry.outcome, editable=True),
                Column("", self._state),
                Column("Milestone", self._waiting, editable=True),
            ),
            writable=not desk.read_only,
        )
        super().__init__(theme, self.model_of_rows, name, wide=1)
        self.model_of_rows.setParent(self)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.model_of_rows.edited.connect(self._on_edited)
        self.remove_wanted.connect(self._on_remove)
        self._people = any(kind.needs_owner for kind in kinds)
        for column in (2, 3, 4, 5):
            self.setColumnHidden(column, not self._people)
        self.setColumnHidden(_WAITING, True)
        self.horizontalHeader().moveSection(_WAITING, _WAITING - 1)
        self.setItemDelegateForColumn(_WAITING, WaitingDelegate(desk, self))

    def refresh(self) -> None:
        """What the desk has now, the latest first."""
        self._typed.clear()
        self.setColumnHidden(_WAITING, not (self._people and waiting_milestones(self._desk)))
        entries = [each for each in self._desk.snapshot.entries if each.kind in self._kinds]
        self.show_rows(sorted(entries, key=lambda each: (each.made_at, each.id), reverse=True))

    def entries(self) -> Sequence[LogEntry]:
        """What it shows."""
        found = (self.model_of_rows.at(row) for row in range(self.model_of_rows.rowCount()))
        return [each for each in found if isinstance(each, LogEntry)]

    def event(self, event: QEvent) -> bool:
        return keeps_letter(event) or super().event(event)

    def _waiting(self, entry: LogEntry) -> str:
        """The code of the milestone that waits for it."""
        return waiting_code(self._desk, entry.milestone_id)

    def _state(self, entry: LogEntry) -> str:
        """What is missing, or that its day has passed."""
        zone = zone_named(self._desk.snapshot.project.zone)
        today = self._desk.clock.now().astimezone(zone).date().isoformat()
        return MISSING if entry.wanting else LATE if entry.late(today) else ""

    def _on_edited(self, entry: LogEntry, column: int, typed: Any) -> None:
        before = self._typed.get(entry.id, entry)
        if column == _WAITING:
            after = replace(before, milestone_id=milestone_with(self._desk, str(typed)))
        else:
            after = replace(before, **{_FIELDS[column]: str(typed)})
        self._typed[entry.id] = after
        self._desk.do(edit_entry, after, failed=self._on_refused, owner=self)

    def _on_refused(self, error: CharretteError) -> None:
        self._typed.clear()
        self._desk.failed.emit(error)

    def _on_remove(self) -> None:
        entry = self.current()
        if entry is not None and not self._desk.read_only:
            self._desk.do(remove_entry, entry, owner=self)
