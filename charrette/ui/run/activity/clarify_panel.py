"""Clarifying: one need or card after the other, large, with what it was made from."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from charrette.domain.clarifying import Item, item_at, items_of
from charrette.services.activities import ShowItem, show_item
from charrette.services.needs import edit_need
from charrette.ui.needs.need_acts import NeedActs
from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label

_SOURCES = 5


class ClarifyPanel(Panel):
    """D goes on, Shift+D back; O opens it, M merges it; a note goes to the need's rationale."""

    def build(self) -> None:
        theme = self.theme
        self.items: tuple[Item, ...] = ()
        self.place = label("", "label")
        self.name = label("", "title", wraps=True)
        self.words = label("", "promise", wraps=True)
        self.next = button(theme, self.tr("Understood, next"), kind="primary", key="D")
        self.before = button(theme, self.tr("Back one"), key="Shift+D")
        self.open = button(theme, self.tr("Open"), key="O")
        self.merge = button(theme, self.tr("Merge…"), key="M")
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note to the rationale"))
        self.note.setPlaceholderText(self.tr("What was made clear; Enter adds it to the need’s rationale"))
        self.rationale = label("", "small", wraps=True)
        self.sources = [label("", "small", wraps=True) for _ in range(_SOURCES)]
        self.merging = NeedActs(self.desk, theme, self)
        for each, act in (
            (self.next, self.on_next),
            (self.before, self.on_back),
            (self.open, self.on_open),
            (self.merge, self.on_merge),
        ):
            each.clicked.connect(act)
        self.note.returnPressed.connect(self._on_noted)
        for widget in (self.place, self.name, self.words):
            self.column.addWidget(widget)
        self.row(self.next, self.before, self.open, self.merge)
        self.column.addWidget(self.note)
        self.column.addWidget(self.rationale)
        self.heading = label(self.tr("Made from"), "label")
        self.column.addWidget(self.heading)
        for line in self.sources:
            self.column.addWidget(line)
        self.column.addStretch(1)

    @property
    def item(self) -> Item | None:
        """What is read out now."""
        return self.items[item_at(self.block, self.items)] if self.block and self.items else None

    def refresh(self) -> None:
        if self.block is None:
            return
        self.items = items_of(self.block, self.desk.snapshot)
        item = self.item
        at = item_at(self.block, self.items)
        if item is None:
            self.place.setText("")
            self.name.setText(self.tr("There is nothing to clarify yet"))
            self.words.setText(self.tr("Cards and needs are gone through here, one after the other."))
        else:
            self.place.setText(f"{item.code}   {at + 1} of {len(self.items)}")
            self.name.setText(item.title or item.words)
            self.words.setText(item.words if item.title and item.words != item.title else "")
        writable = not self.desk.read_only and item is not None
        self.next.setEnabled(writable and at < len(self.items) - 1)
        self.before.setEnabled(writable and at > 0)
        self.open.setEnabled(item is not None)
        self._show_need(item)

    def acts(self) -> Mapping[str, Callable[[], object]]:
        offered = (
            ("done", self.next, self.on_next),
            ("back", self.before, self.on_back),
            ("open", self.open, self.on_open),
            ("merge", self.merge, self.on_merge),
        )
        return {verb: act for verb, key, act in offered if key.isEnabled() and not key.isHidden()}

    def take_focus(self) -> None:
        (self.next if self.next.isEnabled() else self.open).setFocus()

    def on_next(self) -> None:
        """The next card or need."""
        self._turn(1)

    def on_back(self) -> None:
        """The one before."""
        self._turn(-1)

    def on_open(self) -> None:
        """Everything about it."""
        if self.item is not None:
            self.opened.emit(self.item)

    def on_merge(self) -> None:
        """The same as another need."""
        if self.item is not None and self.item.is_need:
            self.merging.merge((self.item.id,))

    def _turn(self, step: int) -> None:
        if self.block is None or not self.items:
            return
        at = min(max(item_at(self.block, self.items) + step, 0), len(self.items) - 1)
        self.desk.do(show_item, ShowItem(self.block.id, self.items[at]), owner=self, quiet=True)

    def _show_need(self, item: Item | None) -> None:
        need = self.desk.snapshot.need_by_id.get(item.id) if item else None
        cards = self.desk.snapshot.cards_of_need.get(need.id, ()) if need else ()
        self.merge.setVisible(need is not None)
        self.note.setVisible(need is not None and not self.desk.read_only)
        self.rationale.setText(self.tr("Because: {words}").format(words=need.rationale) if need else "")
        self.rationale.setVisible(bool(need and need.rationale))
        self.heading.setVisible(bool(cards))
        for place, line in enumerate(self.sources):
            card = cards[place] if place < len(cards) else None
            line.setText(f"{card.code}  {card.text}" if card else "")
            line.setVisible(card is not None)

    def _on_noted(self) -> None:
        need = self.desk.snapshot.need_by_id.get(self.item.id) if self.item else None
        words = self.note.text().strip()
        if need is not None and words:
            rationale = f"{need.rationale.rstrip()} {words}".strip()
            self.note.clear()
            self.desk.do(
                edit_need,
                replace(need, rationale=rationale),
                failed=lambda error: (self.note.setText(words), self.desk.failed.emit(error)),
                owner=self,
            )
