"""Cards as a column of the board shows them: a sorted list of which the first part is laid out."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from charrette.domain.cards import Card, CardStatus
from charrette.domain.marks import NO_GROUP_MARK
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed

PAGE = 16
"""Rows that are laid out at once; the view asks for more as it scrolls."""

CARD = Qt.ItemDataRole.UserRole
CARD_ID = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class CardRow(NamedTuple):
    """A card with what is shown beside its words."""

    card: Card
    group_name: str
    label: str
    mark: int
    theme_name: str
    needs: tuple[str, ...]
    need_id: UUID | None
    language: str
    new: bool = False

    @property
    def key(self) -> tuple[float, int]:
        """Where the card stands in its column."""
        return self.card.position, self.card.number

    @property
    def tag(self) -> str:
        """The one tag: its need, else "new", else a language that is not the room's."""
        more = f" +{len(self.needs) - 1}" if len(self.needs) > 1 else ""
        return f"{self.needs[0]}{more}" if self.needs else "new" if self.new else self.language

    @property
    def spoken(self) -> str:
        """The card as a sentence for a screen reader."""
        words = f"{self.card.code}, {self.group_name}: {self.card.text}"
        ends = "" if words.endswith((".", "!", "?", "…")) else "."
        needs = (
            f" In {'need' if len(self.needs) == 1 else 'needs'} {listed(self.needs)}." if self.needs else ""
        )
        return f"{words}{ends}{needs}"


def card_row(snapshot: ProjectSnapshot, card: Card, *, new: bool = False) -> CardRow:
    """The row of one card."""
    group = snapshot.group_by_id.get(card.group_id) if card.group_id else None
    theme = snapshot.theme_by_id.get(card.theme_id) if card.theme_id else None
    needs = snapshot.needs_of_card.get(card.id, ())
    return CardRow(
        card,
        group.name if group else "No group",
        group.label if group else "",
        group.mark if group else NO_GROUP_MARK,
        theme.name if theme else "Not sorted yet",
        tuple(need.code for need in needs),
        needs[0].id if needs else None,
        card.language.upper() if card.language != snapshot.project.language else "",
        new,
    )


class CardFilter(NamedTuple):
    """Which cards are shown: words they hold, one group, only the unanswered. Empty: all."""

    words: str = ""
    group_id: UUID | None = None
    unanswered: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.group_id or self.unanswered)

    def takes(self, row: CardRow) -> bool:
        """Whether a card is shown."""
        card = row.card
        if self.group_id is not None and card.group_id != self.group_id:
            return False
        if self.unanswered and (
            row.needs or card.duplicate_of is not None or card.status is not CardStatus.OPEN
        ):
            return False
        wanted = self.words.casefold()
        return (
            not wanted
            or wanted in card.text.casefold()
            or wanted in card.code.casefold()
            or any(wanted in need.casefold() for need in row.needs)
        )


class CardsColumn(QAbstractListModel):
    """The cards of one theme, in their order. New ones wait while ``holding``, so that nothing moves under a hand."""

    counted = Signal()
    """How many cards there are, or how many wait, has changed."""
    leaving = Signal(int)
    """The card of this row is about to be taken out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CardRow] = []
        self.holding = False
        self._keys: list[tuple[float, int]] = []
        self._ids: dict[UUID, tuple[float, int]] = {}
        self._waiting: dict[UUID, CardRow] = {}
        self._laid_out = 0
        self._further = 0

    @property
    def total(self) -> int:
        """How many cards the column has, those that wait included."""
        return self.length + len(self._waiting)

    @property
    def length(self) -> int:
        """How many cards stand in the column, from its top to its foot."""
        return len(self.rows) + self._further

    @property
    def waiting(self) -> int:
        """How many new cards wait above."""
        return len(self._waiting)

    def show(self, rows: Iterable[CardRow], *, further: int = 0) -> None:
        """Shows these cards and no others; so many stand ``further`` down that were not read yet."""
        self._further = further
        self.beginResetModel()
        keyed = sorted(((row.key, row) for row in rows), key=itemgetter(0))
        self.rows = [row for _, row in keyed]
        self._keys = [key for key, _ in keyed]
        self._ids = {row.card.id: key for key, row in keyed}
        self._waiting.clear()
        self._laid_out = min(PAGE, len(self.rows))
        self.endResetModel()
        self.counted.emit()

    def put(self, row: CardRow) -> None:
        """Adds a card at its place, or shows its new state."""
        if row.card.id in self._waiting or (self.holding and row.new and row.card.id not in self._ids):
            self._waiting[row.card.id] = row
        elif self._ids.get(row.card.id) == row.key:
            self._replace(row)
            return
        else:
            self._remove(row.card.id)
            self._insert(row)
        self.counted.emit()

    def take(self, card_id: UUID) -> None:
        """Leaves a card out."""
        if self._waiting.pop(card_id, None) is None:
            self._remove(card_id)
        self.counted.emit()

    def let_in(self) -> None:
        """Shows the cards that wait."""
        rows, self._waiting = list(self._waiting.values()), {}
        for row in rows:
            self._insert(row)
        if rows:
            self.counted.emit()

    def row_of(self, card_id: UUID) -> int:
        """The place of a card, -1 when it is not in this column."""
        key = self._ids.get(card_id)
        return self._at(key, card_id) if key is not None else -1

    def admit(self, card_id: UUID) -> int:
        """The place of a card; when it waits, those that wait are shown first."""
        if card_id in self._waiting:
            self.let_in()
        return self.row_of(card_id)

    def reach(self, row: int) -> None:
        """Lays out everything down to a row."""
        if row >= self._laid_out:
            self._lay_out(min(len(self.rows), row + PAGE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._laid_out

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._laid_out < len(self.rows)

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._lay_out(min(len(self.rows), self._laid_out + PAGE))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self._laid_out:
            return None
        row = self.rows[index.row()]
        if role == CARD:
            return row
        if role == CARD_ID:
            return row.card.id
        if role == Qt.ItemDataRole.DisplayRole:
            return row.card.text
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _trim(self) -> None:
        """Lays out no more than the first page again: a new card at the top must not move thousands."""
        if self._laid_out > PAGE + PAGE // 2:
            self.beginRemoveRows(QModelIndex(), PAGE, self._laid_out - 1)
            self._laid_out = PAGE
            self.endRemoveRows()

    def _lay_out(self, count: int) -> None:
        if count > self._laid_out:
            self.beginInsertRows(QModelIndex(), self._laid_out, count - 1)
            self._laid_out = count
            self.endInsertRows()

    def _replace(self, row: CardRow) -> None:
        at = self._at(row.key, row.card.id)
        if self.rows[at] == row:
            return
        self.rows[at] = row
        if at < self._laid_out:
            index = self.index(at)
            self.dataChanged.emit(index, index)

    def _insert(self, row: CardRow) -> None:
        at = bisect_left(self._keys, row.key)
        if at == 0 and not self.holding:
            self._trim()
        seen = at < self._laid_out or self._laid_out == len(self.rows)
        if seen:
            self.beginInsertRows(QModelIndex(), at, at)
        self.rows.insert(at, row)
        self._keys.insert(at, row.key)
        self._ids[row.card.id] = row.key
        if seen:
            self._laid_out += 1
            self.endInsertRows()

    def _remove(self, card_id: UUID) -> None:
        at = self.row_of(card_id)
        if at < 0:
            return
        seen = at < self._laid_out
        if seen:
            self.leaving.emit(at)
            self.beginRemoveRows(QModelIndex(), at, at)
        del self.rows[at], self._keys[at], self._ids[card_id]
        if seen:
            self._laid_out -= 1
            self.endRemoveRows()

    def _at(self, key: tuple[float, int], card_id: UUID) -> int:
        at = bisect_left(self._keys, key)
        while self.rows[at].card.id != card_id:
            at += 1
        return at
