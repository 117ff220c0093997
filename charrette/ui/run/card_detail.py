"""One card with everything about it: words and corrections, redactions, duplicates, and the needs it supports."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.cards import Card, CardStatus, public_text
from charrette.services.board import (
    CorrectCard,
    DuplicateCard,
    RedactCard,
    ReopenCards,
    correct_card,
    duplicate_card,
    redact_card,
    reopen_cards,
)
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.models.cards import card_row
from charrette.ui.run.card_photos import CardPhotos
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text, pick
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.chip import Chip
from charrette.ui.widgets.labels import label


class CardDetail(QDialog):
    """What was said stays as it was said; everything here is beside it."""

    need_asked = Signal(object)
    card_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, card_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme, self._card_id = desk, theme, card_id
        self.setWindowTitle(self.card.code)
        self.resize(theme.half_px(690), theme.half_px(560))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Words of the card"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setTabChangesFocus(True)
        self._head = QHBoxLayout()
        self._facts = QVBoxLayout()
        self.photos = CardPhotos(desk, theme, card_id, self)
        self._build()
        desk.changed.connect(self.refresh)
        desk.opened.connect(self.close)
        self.refresh()

    @property
    def card(self) -> Card:
        """The card as the desk has it now."""
        return self._desk.snapshot.card_by_id[self._card_id]

    def refresh(self) -> None:
        """Shows the card as it is now; closes when it was taken back."""
        if self._card_id not in self._desk.snapshot.card_by_id:
            self.close()
            return
        card = self.card
        if self.words.toPlainText() != card.text:
            self.words.setPlainText(card.text)
        _empty(self._head)
        _empty(self._facts)
        self._show_head(card)
        self._show_facts(card)
        self.photos.refresh()

    def correct(self) -> None:
        """Asks for the words as they should read; the first ones are kept beside them."""
        text = ask_text(
            self,
            self._theme,
            self.tr("Correct {code}").format(code=self.card.code),
            self.tr("Words"),
            text=self.card.text,
            many_lines=True,
            help=self.tr("What was said first is kept beside the correction."),
        )
        if text and text != self.card.text:
            self._desk.do(correct_card, CorrectCard(self._card_id, text), owner=self)

    def redact(self) -> None:
        """Hides the selected words in public editions; the library keeps them."""
        span = self.words.textCursor()
        start, end = span.selectionStart(), span.selectionEnd()
        if start == end:
            self._desk.said.emit(
                self.tr("Select the words to hide first, then press the button again."), False
            )
            self.words.setFocus()
            return
        start, end = _characters(self.card.text, start), _characters(self.card.text, end)
        reason = ask_text(
            self,
            self._theme,
            self.tr("Hide “{words}” in public editions").format(words=self.card.text[start:end]),
            self.tr("Reason"),
            text=self.tr("names a person"),
            help=self.tr(
                "Public editions show [name] instead. The full edition and this library keep the words."
            ),
            accept=self.tr("Hide"),
        )
        if reason:
            self._desk.do(redact_card, RedactCard(self._card_id, start, end, reason), owner=self)

    def duplicate(self) -> None:
        """A linked copy in a second theme."""
        choices: list[tuple[str, object]] = [(each.name, each.id) for each in self._desk.snapshot.themes]
        found = pick(self, self._theme, self.tr("Second theme"), self.tr("A linked copy in"), choices)
        if isinstance(found, UUID):
            self._desk.do(duplicate_card, DuplicateCard(self._card_id, found), owner=self)

    def _build(self) -> None:
        theme = self._theme
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._head)
        self.words.setMinimumHeight(theme.px(110))
        column.addWidget(self.words, 1)
        column.addLayout(self._build_acts())
        column.addWidget(self.photos.row)
        column.addLayout(self._facts)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        outer.setContentsMargins(inset, inset, inset, inset)
        outer.addWidget(scroll, 1)
        close = button(theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.close)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for words, act in (
            (self.tr("Correct…"), self.correct),
            (self.tr("Hide selected words…"), self.redact),
            (self.tr("Show in a second theme…"), self.duplicate),
        ):
            made = button(self._theme, words)
            made.clicked.connect(act)
            made.setEnabled(not self._desk.read_only)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _show_head(self, card: Card) -> None:
        row = card_row(self._desk.snapshot, card)
        self._head.setSpacing(self._theme.px(8))
        self._head.addWidget(label(card.code, "title"))
        self._head.addWidget(Chip(self._theme, row.group_name, mark=row.mark))
        self._head.addWidget(Chip(self._theme, row.theme_name))
        if row.language:
            self._head.addWidget(Chip(self._theme, row.language))
        self._head.addStretch(1)

    def _show_facts(self, card: Card) -> None:
        snapshot, facts = self._desk.snapshot, self._facts
        facts.setSpacing(self._theme.px(6))
        if card.status is not CardStatus.OPEN:
            self._show_end(card)
        for need in snapshot.needs_of_card.get(card.id, ()):
            words = f"{need.code}  {need.short_name}"
            self._add_link(self.tr("Supports"), words, partial(self.need_asked.emit, need.id))
        for other in self._twins(card):
            words = self.tr("Original") if other.id == card.duplicate_of else self.tr("Copy")
            self._add_link(words, f"{other.code}", partial(self._go, other.id))
        for place, correction in enumerate(card.corrections):
            before = card.original if not place else card.corrections[place - 1].text
            facts.addWidget(
                label(self.tr("Before the correction by {who}").format(who=correction.by), "label")
            )
            facts.addWidget(label(before, "small", wraps=True))
        if card.redactions:
            reasons = "; ".join(dict.fromkeys(span.reason for span in card.redactions if span.reason))
            facts.addWidget(label(self.tr("In public editions"), "label"))
            facts.addWidget(label(public_text(card), "small", wraps=True))
            facts.addWidget(label(reasons, "hint", wraps=True))
        facts.addWidget(label(self._came(card), "hint", wraps=True))

    def _show_end(self, card: Card) -> None:
        ends = {CardStatus.PARKED: self.tr("Parked"), CardStatus.DECLINED: self.tr("Declined")}
        because = f": {card.reason}" if card.reason else ""
        words = f"{ends[card.status]}{because}"
        self._add_link(words, self.tr("Put back on the board"), self._put_back)

    def _put_back(self) -> None:
        self._desk.do(reopen_cards, ReopenCards((self._card_id,)), owner=self)

    def _go(self, card_id: UUID) -> None:
        self.card_asked.emit(card_id)
        self.close()

    def _twins(self, card: Card) -> list[Card]:
        root = card.duplicate_of or card.id
        return [
            each
            for each in self._desk.snapshot.cards
            if each.id != card.id and root in {each.id, each.duplicate_of}
        ]

    def _came(self, card: Card) -> str:
        zone = zone_named(self._desk.snapshot.project.zone)
        at = card.created_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        return self.tr("Came by {channel}, {at}").format(channel=card.channel.value, at=at)

    def _add_link(self, words: str, link: str, act: Callable[[], object]) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(label(words, "small", wraps=True))
        made = button(self._theme, link.replace("&", "&&"), kind="link")
        made.clicked.connect(lambda _=False: act())
        row.addWidget(made)
        row.addStretch(1)
        self._facts.addLayout(row)


def _characters(text: str, units: int) -> int:
    """Qt counts UTF-16 units, we count characters: an emoji is two for Qt and one here."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
