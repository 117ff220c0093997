"""Which card stands in which column: kept up to date card by card, never all anew for one change."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.domain.cards import Card, CardStatus
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.ui.models.cards import CardFilter, CardRow, CardsColumn, card_row

if TYPE_CHECKING:
    from charrette.domain.needs import Need
    from charrette.store.changes import Changes
    from charrette.store.first_look import FirstLook

NEW_SECONDS = 20.0
MANY = 60

Column = UUID | None
"""A theme's id; None is "Not sorted yet"."""

_OFF: Final = "off"


class BoardCards(QObject):
    """The columns' models, fed from the desk's snapshots."""

    themes_changed = Signal()
    """Themes were added, removed, renamed or moved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: dict[Column, CardsColumn] = {}
        self.themes: tuple[Theme, ...] = ()
        self.counts: Counter[Column] = Counter()
        """Open cards by column, whatever the filter."""
        self.filter = CardFilter()
        self._snapshot: ProjectSnapshot | None = None
        self._home: dict[UUID, Column | str] = {}
        self._fresh: dict[UUID, float] = {}
        self._ageing = QTimer(self)
        self._ageing.setInterval(1000)
        self._ageing.timeout.connect(self._on_aged)

    def show(self, snapshot: ProjectSnapshot, first: "FirstLook | None" = None) -> None:
        """Another project: everything anew. A ``first`` look may have only the top of each column."""
        self._fresh.clear()
        self._snapshot = snapshot
        self._take_themes(snapshot)
        self._fill(first.counts if first else None)
        self.themes_changed.emit()

    def show_whole(self, snapshot: ProjectSnapshot) -> None:
        """All cards, where only the top of each column was shown."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._fill()

    def apply(self, snapshot: ProjectSnapshot, changes: "Changes") -> None:
        """After a commit: only what was touched is shown anew."""
        before, self._snapshot = self._snapshot, snapshot
        if changes.ids("theme"):
            self._take_themes(snapshot)
            self.themes_changed.emit()
        if changes.ids("stakeholder_group") or changes.ids("project"):
            touched = {card.id for card in snapshot.cards}
        else:
            touched = set(changes.ids("card"))
            if before is not None and (changes.ids("source") or changes.ids("need")):
                touched |= _joined_otherwise(before, snapshot)
        self._note_fresh(touched, changes.kind)
        self._show_touched(touched)

    def set_filter(self, wanted: CardFilter) -> None:
        """Shows only the cards that the filter takes."""
        if wanted != self.filter:
            self.filter = wanted
            self._fill()

    def column_of(self, card_id: UUID) -> CardsColumn | None:
        """The column a card stands in, None when it is parked, declined or filtered out."""
        home = self._home.get(card_id, _OFF)
        column = self.columns.get(home) if not isinstance(home, str) else None
        return column if column is not None and column.row_of(card_id) >= 0 else None

    def _take_themes(self, snapshot: ProjectSnapshot) -> None:
        self.themes = snapshot.themes
        wanted: list[Column] = [None, *(theme.id for theme in snapshot.themes)]
        self.columns = {key: self.columns.get(key) or CardsColumn() for key in wanted}

    def _fill(self, counts: Mapping[Column, int] | None = None) -> None:
        assert self._snapshot is not None
        sorted_out: dict[Column, list[CardRow]] = {key: [] for key in self.columns}
        self._home = {card.id: _home(card) for card in self._snapshot.cards}
        self.counts = Counter(counts or (home for home in self._home.values() if not isinstance(home, str)))
        for card in self._snapshot.cards:
            home = self._home[card.id]
            if not isinstance(home, str):
                row = self._row(card)
                if not self.filter.any or self.filter.takes(row):
                    sorted_out[home].append(row)
        for key, rows in sorted_out.items():
            self.columns[key].show(rows, further=counts.get(key, 0) - len(rows) if counts else 0)

    def _show_touched(self, touched: Collection[UUID]) -> None:
        """Card by card; so many that every column would move are shown anew in one go."""
        if self._snapshot is None:
            return
        if len(touched) > MANY:
            self._fill()
            return
        for card_id in touched:
            self._place(card_id, self._snapshot.card_by_id.get(card_id))

    def _place(self, card_id: UUID, card: Card | None) -> None:
        before = self._home.pop(card_id, _OFF)
        home = _OFF if card is None else _home(card)
        if card is not None:
            self._home[card_id] = home
        if before != home:
            self._count(before, -1)
            self._count(home, +1)
            if not isinstance(before, str) and before in self.columns:
                self.columns[before].take(card_id)
        if card is None or isinstance(home, str):
            return
        row = self._row(card)
        if self.filter.takes(row):
            self.columns[home].put(row)
        else:
            self.columns[home].take(card_id)

    def _count(self, home: Column | str, by: int) -> None:
        if not isinstance(home, str):
            self.counts[home] += by

    def _row(self, card: Card) -> CardRow:
        assert self._snapshot is not None
        return card_row(self._snapshot, card, new=card.id in self._fresh)

    def _note_fresh(self, touched: Iterable[UUID], kind: str) -> None:
        if kind == "do":
            now = monotonic()
            self._fresh |= {card_id: now for card_id in touched if card_id not in self._home}
            if self._fresh and not self._ageing.isActive():
                self._ageing.start()

    def _on_aged(self) -> None:
        limit = monotonic() - NEW_SECONDS
        aged = [card_id for card_id, since in self._fresh.items() if since < limit]
        for card_id in aged:
            del self._fresh[card_id]
        self._show_touched(aged)
        if not self._fresh:
            self._ageing.stop()


def _home(card: Card) -> Column | str:
    return card.theme_id if card.status is CardStatus.OPEN else _OFF


def _joined_otherwise(before: ProjectSnapshot, after: ProjectSnapshot) -> set[UUID]:
    """Cards whose needs are not the same as before."""
    old, new = before.needs_of_card, after.needs_of_card
    if old is new:
        return set()
    cards = old.keys() | new.keys()
    return {each for each in cards if _codes(old.get(each, ())) != _codes(new.get(each, ()))}


def _codes(needs: "tuple[Need, ...]") -> list[UUID]:
    return [need.id for need in needs]
