"""The minutes as a list: newest first, filtered by who, what and when, and by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.store.queries import Minute
from charrette.system.zones import zone_named

Index = QModelIndex | QPersistentModelIndex
BATCH = 200
WHEN, WHO, WHAT = range(3)

KINDS: dict[str, tuple[str, ...]] = {
    "Cards": ("card", "redact"),
    "Needs": ("need", "priorit", "dispos"),
    "The plan": (
        *(
            "scope",
            "_line",
            "answer",
            "_source",
            "settle",
            "finding",
            "split",
            "sign",
            "set_pin",
            "milestone",
        ),
        *(
            "schedule",
            "gate",
            "question",
            "meeting",
            "review",
            "keep_minutes",
            "_paper",
            "lesson",
            "scenario",
        ),
    ),
    "Rounds and ballots": ("round", "ballot", "wall", "look_at"),
    "Project and people": (
        *("project", "group", "participant", "people", "check_in", "check_out", "walk_in"),
        *("charrette", "session", "theme"),
    ),
    "Documents and files": ("export", "publish", "back", "restore", "import"),
    "Undo and redo": ("undo", "redo"),
}
"""Kinds of action by what their names hold; the first kind that fits is an action's own."""


@dataclass(frozen=True, slots=True)
class MinutesFilter:
    """What to show; empty parts let everything through. ``since`` counts in the project's zone."""

    who: str = ""
    kind: str = ""
    since: date | None = None
    words: str = ""

    def lets(self, minute: Minute, zone: ZoneInfo) -> bool:
        """Whether an entry is shown."""
        if self.who and minute.who != self.who:
            return False
        if self.kind and kind_of(minute) != self.kind:
            return False
        if self.since and minute.at.astimezone(zone).date() < self.since:
            return False
        return all(word in minute.sentence.casefold() for word in self.words.casefold().split())


def kind_of(minute: Minute) -> str:
    """The kind of an action: ``Cards``, ``Needs`` and so on; ``Other`` where none fits."""
    if minute.kind in {"undo", "redo"}:
        return "Undo and redo"
    return next(
        (kind for kind, parts in KINDS.items() if any(part in minute.action for part in parts)), "Other"
    )


def zone_of(name: str) -> ZoneInfo:
    """The project's time zone; UTC where this computer does not know it."""
    return zone_named(name) or ZoneInfo("UTC")


def when_words(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """``Today 18:46``, ``Yesterday 09:10``, ``26 Feb 2027 18:46``."""
    there, today = at.astimezone(zone), now.astimezone(zone).date()
    if there.date() == today:
        return f"Today {there:%H:%M}"
    if there.date() == today - timedelta(days=1):
        return f"Yesterday {there:%H:%M}"
    return f"{there.day} {there:%b %Y %H:%M}"


class MinutesTable(QAbstractTableModel):
    """Entries are handed to the view in batches, so that ten thousand open at once."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: tuple[Minute, ...] = ()
        self._found: list[Minute] = []
        self._shown = 0
        self._filter, self._zone = MinutesFilter(), ZoneInfo("UTC")
        self._now: datetime | None = None

    def show(self, minutes: Sequence[Minute], zone: ZoneInfo, now: datetime) -> None:
        """The journal, newest first."""
        self._all, self._zone, self._now = tuple(minutes), zone, now
        self.filter(self._filter)

    def filter(self, wanted: MinutesFilter) -> None:
        """Shows only what a filter lets through."""
        self.beginResetModel()
        self._filter = wanted
        self._found = [minute for minute in self._all if wanted.lets(minute, self._zone)]
        self._shown = min(BATCH, len(self._found))
        self.endResetModel()

    @property
    def found(self) -> Sequence[Minute]:
        """Every entry that the filter lets through, shown already or not."""
        return self._found

    @property
    def total(self) -> int:
        """How many entries there are without the filter."""
        return len(self._all)

    def people(self) -> list[str]:
        """Who is named in the minutes."""
        return sorted({minute.who for minute in self._all})

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._found)

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid():
            return
        more = min(BATCH, len(self._found) - self._shown)
        if more <= 0:
            return
        self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
        self._shown += more
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("When", "Who", "What")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        minute = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(minute, index.column())
        if role == Qt.ItemDataRole.UserRole:
            return minute
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.line(minute) if index.column() == WHAT else self._cell(minute, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == WHAT:
            return minute.sentence
        return None

    def line(self, minute: Minute) -> str:
        """An entry as one line of text."""
        undone = " (undone)" if minute.undone else ""
        return f"{minute.at.astimezone(self._zone):%Y-%m-%d %H:%M}  {minute.who}: {minute.sentence}{undone}"

    def _cell(self, minute: Minute, column: int) -> str:
        if column == WHEN:
            return when_words(minute.at, self._now or minute.at, self._zone)
        if column == WHO:
            return minute.who
        return f"{minute.sentence} (undone)" if minute.undone else minute.sentence
