"""Watches an affinity sort: a card that keeps moving between themes belongs in both."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from charrette.domain.activities import rules_of
from charrette.domain.cards import Card, CardStatus
from charrette.domain.restless import CardMoves
from charrette.domain.surfaces import Surface
from charrette.domain.wording import listed
from charrette.ui.desk import Desk
from charrette.ui.run.activity.running import RunningBlock

if TYPE_CHECKING:
    from charrette.store.changes import Changes


class RestlessWatch(QObject):
    """Says by ``found`` which card moved too often, and between which themes; empty words take it away."""

    found = Signal(str)

    def __init__(self, desk: Desk, running: RunningBlock, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._running = desk, running
        self._moves = CardMoves()
        self._shown: UUID | None = None
        running.moved.connect(self._start)
        desk.changed.connect(self._on_changed)

    def _start(self) -> None:
        """Another block or step: counting begins from where the cards stand."""
        self._moves, self._shown = CardMoves(), None
        self.found.emit("")
        if self._running.surface is Surface.SORT:
            for card in self._desk.snapshot.cards:
                self._moves.moved(card.id, card.theme_id)

    def _on_changed(self, changes: "Changes") -> None:
        if self._running.surface is not Surface.SORT or changes.kind != "do":
            return
        for card_id in changes.ids("card"):
            card = self._desk.snapshot.card_by_id.get(card_id)
            if card is None or card.status is not CardStatus.OPEN:
                continue
            if card.duplicate_of is not None:
                self._moves.forget(card.duplicate_of)
                self._quieten(card.duplicate_of)
            else:
                self._count(card)

    def _count(self, card: Card) -> None:
        block = self._running.block
        times = self._moves.moved(card.id, card.theme_id)
        if block is None or times < rules_of(block).get("moves", 3):
            return
        self._shown = card.id
        names = listed([self._desk.snapshot.theme_name(theme) for theme in self._moves.between(card.id)])
        words = self.tr("{code} has moved {n} times, now between {themes}: D on the card shows it in both.")
        self.found.emit(words.format(code=card.code, n=times, themes=names))

    def _quieten(self, card_id: UUID) -> None:
        if self._shown == card_id:
            self._shown = None
            self.found.emit("")
