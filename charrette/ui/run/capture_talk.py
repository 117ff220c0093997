"""Ties the capture bar to what it has to say: cards alike, refusals, and where they are shown."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from charrette.domain.cards import Card
from charrette.ui.desk import Desk
from charrette.ui.run.capture_bar import CaptureBar
from charrette.ui.run.capture_note import CaptureNote, DuplicateWatch, hint_words
from charrette.ui.similar.kept_alike import KeptAlike
from charrette.ui.similar.watch import watch_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce

if TYPE_CHECKING:
    from charrette.domain.agenda import Block
    from charrette.domain.going_round import Speaker
    from charrette.services.hints import Hint
    from charrette.store.changes import Changes


class CaptureTalk(QObject):
    """One note above the bar; a refusal stays until the words change."""

    card_asked = Signal(object)
    """Show this card (id)."""

    def __init__(self, desk: Desk, theme: Theme, bar: CaptureBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._bar, self._page = desk, bar, page
        self.note = CaptureNote(theme, page)
        self.watch = DuplicateWatch(desk, self)
        self._like = KeptAlike(desk, watch_of(desk), self)
        self._like.alike.connect(self._on_kept_alike)
        bar.said.connect(self._on_said)
        bar.typed.connect(self._on_typed)
        bar.kept.connect(self._on_kept)
        self.watch.found.connect(self._on_alike)
        self.note.asked.connect(self.card_asked)

    def start_project(self) -> None:
        """Another project is on the desk."""
        self.watch.start_project()
        self.note.say("", "")

    def rest(self) -> None:
        """The page is out of sight: nothing is looked for."""
        self.watch.typed("")

    def learn(self, changes: "Changes") -> None:
        """Cards have new words."""
        for card_id in changes.ids("card"):
            card = self._desk.snapshot.card_by_id.get(card_id)
            self.watch.learn(card_id, card.text if card else None)

    def follow(self, block: "Block | None", speaker: "Speaker | None", *, changed: bool) -> None:
        """Cards to come belong to the block that runs; with another speaker, to their group, table and place too."""
        bar = self._bar
        bar.block_id = block.id if block else None
        bar.participant_id = speaker.participant_id if speaker else None
        if changed:
            group_id = speaker.group_id if speaker else None
            blocked = bar.picker.blockSignals(True)
            bar.picker.choose(self._desk.snapshot.group_by_id.get(group_id) if group_id else None)
            bar.picker.blockSignals(blocked)
            bar.table = speaker.table if speaker else None

    def place(self) -> None:
        """Just above the field."""
        corner = self._bar.mapTo(self._page, QPoint(0, 0))
        left = corner.x() + self._bar.field.x()
        notice = getattr(self._page.window(), "notice", None)
        above = notice.height() if isinstance(notice, QWidget) and notice.isVisible() else 0
        self.note.place(left, corner.y() - above, self._page.width() - left)

    def _on_said(self, sentence: str, tone: str) -> None:
        self.note.say(sentence, tone)
        if sentence:
            self.place()
            announce(self._bar.field, sentence)

    def _on_kept(self, card: Card) -> None:
        announce(self._bar.field, f"Kept {card.code}")
        self._like.follow(card)

    def _on_typed(self, text: str) -> None:
        if text:
            self.note.say("", "")
            self._like.forget()
        self.watch.typed(text)

    def _on_alike(self, hint: "Hint | None") -> None:
        card_id: UUID | None = hint.card_id if hint else None
        card = self._desk.snapshot.card_by_id.get(card_id) if card_id else None
        if hint is not None and card is not None and self._bar.field.text():
            self.note.say(hint_words(card.code, hint), "hint", card.id)
            self.place()

    def _on_kept_alike(self, sentence: str, card_id: UUID | None) -> None:
        """Said once the card is kept and while nothing is typed; nothing waits for it."""
        if self._page.isVisible() and not self._bar.field.text():
            self.note.say(sentence, "hint", card_id)
            self.place()
            announce(self._bar.field, sentence)
