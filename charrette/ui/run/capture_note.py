"""What the capture bar has to say, shown just above its field: a card alike, or why words were not kept."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from charrette.domain.wording import quoted
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import IconLabel, give_role, label

if TYPE_CHECKING:
    from charrette.services.hints import Hint, Hints

_PAUSE_MS = 200


class CaptureNote(QFrame):
    """Floats over the foot of the page, so that nothing moves when it comes and goes."""

    asked = Signal(object)
    """Show this card (id)."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card_id: UUID | None = None
        self.setProperty("panel", "surface")
        self._icon = IconLabel(theme, "duplicate", "ink2", 16)
        self._words = label("", "small")
        self._show = button(theme, self.tr("Show it"), kind="link")
        self._show.clicked.connect(lambda: self.asked.emit(self._card_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(3), theme.px(8), theme.px(3))
        row.setSpacing(theme.px(8))
        for widget in (self._icon, self._words, self._show):
            row.addWidget(widget)
        self.hide()

    def say(self, sentence: str, tone: str, card_id: UUID | None = None) -> None:
        """Shows a sentence (``stop`` or ``hint``), or nothing."""
        if not sentence:
            self.hide()
            return
        self._card_id = card_id
        self._words.setText(sentence)
        give_role(self._words, "error" if tone == "stop" else "small")
        self._icon.show_icon(
            "alert" if tone == "stop" else "duplicate", tone if tone == "stop" else "ink2", 16
        )
        self._show.setVisible(card_id is not None)
        self.show()
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.raise_()

    def place(self, left: int, bottom: int, room: int) -> None:
        """Stands on a line, from the left edge of the field."""
        self._words.setMaximumWidth(max(80, room - self._theme.px(120)))
        self._words.setWordWrap(self._words.sizeHint().width() > room - self._theme.px(120))
        self.adjustSize()
        self.move(left, bottom - self.height() - self._theme.px(4))


class DuplicateWatch(QObject):
    """Looks for a card like the one being typed, beside the typing and never in its way."""

    found = Signal(object)
    """A ``Hint``, or None."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hints: Hints | None = None
        self._news: dict[UUID, str | None] = {}
        self._text = ""
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def start_project(self) -> None:
        """Forgets the cards of another project."""
        self._hints = None
        self._news.clear()

    def learn(self, card_id: UUID, text: str | None) -> None:
        """A card's new words, or None when it has gone; taken in at the next look."""
        self._news[card_id] = text

    def typed(self, text: str) -> None:
        """The words in the field have changed."""
        self._text = text
        if not text.strip():
            self._pause.stop()
            self.found.emit(None)
        else:
            self._pause.start()

    def _look(self) -> None:
        if self._busy:
            self._pause.start()
            return
        self._busy = True
        text, hints, news, project_id = self._text, self._hints, self._news, self._desk.project_id
        self._news = {}
        cards = self._desk.snapshot.cards if hints is None else ()

        def job() -> "tuple[Hints, Hint | None]":
            from charrette.services.hints import Hints

            known = hints or Hints({card.id: card.text for card in cards})
            for card_id, words in news.items():
                if words is None:
                    known.forget(card_id)
                else:
                    known.learn(card_id, words)
            return known, known.closest(text)

        self._desk.run(job, lambda found: self._on_looked(project_id, text, found), owner=self)

    def _on_looked(self, project_id: UUID | None, text: str, found: "tuple[Hints, Hint | None]") -> None:
        self._busy = False
        if project_id != self._desk.project_id:
            return
        self._hints, hint = found
        if text == self._text:
            self.found.emit(hint)


def hint_words(code: str, hint: "Hint") -> str:
    """The sentence for a card alike."""
    return f"Like {code}: {quoted(hint.text)}"
