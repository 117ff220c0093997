"""Cards from paper: a scribe types number, words, group, Enter, and the next number stands there already."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from charrette.domain.cards import Card
from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.paper_keying import following, keyed, paper_number, refuse_twice
from charrette.services.capture import clean
from charrette.services.paper_cards import (
    CorrectPaperCard,
    KeyPaperCard,
    correct_paper_card,
    key_paper_card,
)
from charrette.ui.desk import Desk
from charrette.ui.run.keyed_list import KeyedList
from charrette.ui.run.paper_fields import PaperFields, group_typed, table_typed
from charrette.ui.run.paper_tally import PaperTally
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import give_role, label

_HELP = (
    "Enter goes on: words, group (its two letters), next number. A blank card: Enter without words. "
    "Ctrl+E corrects a number that was keyed, Ctrl+Z takes the last one back."
)


class PaperCards(QDialog):
    """Keys card sheets at typing speed; what is still to come is always in sight."""

    def __init__(
        self, desk: Desk, theme: Theme, block_id: UUID | None, language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme = desk, theme
        self._block_id, self._language = block_id, language
        self._known: set[int] = set()
        self._pending: set[int] = set()
        self._correcting: int | None = None
        self.setWindowTitle(self.tr("Cards from paper"))
        self.resize(theme.half_px(820), theme.half_px(560))
        self.fields = PaperFields(theme)
        self.note = label("", "hint", wraps=True)
        self.tally = PaperTally(desk, self)
        self.list = KeyedList(theme)
        self._build()
        self._connect()
        self.refresh()
        self._go_on(0)
        self._help()

    @property
    def taken(self) -> dict[int, Card]:
        """The cards that were keyed, by number."""
        return keyed(self._desk.snapshot.cards)

    def refresh(self) -> None:
        """What the desk has now; a number that was taken back stands in the field again."""
        taken = self.taken
        gone = self._known - taken.keys()
        self._known = set(taken)
        self.list.show_cards(taken, self._desk.snapshot.group_by_id)
        if gone and not self.fields.words.text() and self._correcting is None:
            self.fields.number.setText(str(min(gone)))
        self._show_left()

    def keep(self) -> None:
        """Enter in the last field: keeps or corrects the card; the words are freed at once."""
        fields = self.fields
        fault = fields.to_number
        try:
            number = paper_number(fields.number.text())
            if self._correcting is None:
                self._refuse_twice(number)
            fault = fields.to_words
            text = clean(fields.words.text())
            fault = fields.to_group
            group = group_typed(fields.group.text(), self._desk.snapshot.groups)
            fault = fields.to_table
            table = table_typed(fields.table.text())
        except InvalidInputError as refused:
            self._refuse(refused)
            fault()
            return
        group_id = group.id if group else None
        self.fields.group.setText(group.label if group else "")
        if self._correcting is not None:
            self._correct(CorrectPaperCard(self._desk.snapshot.project.id, number, text, group_id))
        else:
            self._key(number, text, group_id, table)

    def take_words(self) -> None:
        """Enter in the words: to the group; without words the card is blank and passed over."""
        if self.fields.words.text().strip():
            self.fields.to_group()
            return
        try:
            number = paper_number(self.fields.number.text())
        except InvalidInputError as refused:
            self._refuse(refused)
            self.fields.to_number()
            return
        if self._correcting is not None:
            self._stop_correcting()
            return
        if number not in self.taken:
            self.tally.blank.add(number)
        self._say(self.tr("{number} passed over: nothing was written on it.").format(number=number), "hint")
        self._show_left()
        self._go_on(number)

    def correct(self) -> None:
        """Ctrl+E: the card of the number in the field (or the one chosen in the list) is to be corrected."""
        if self.list.hasFocus() and (chosen := self.list.chosen()):
            self.fields.number.setText(str(chosen))
        try:
            number = paper_number(self.fields.number.text())
        except InvalidInputError as refused:
            self._refuse(refused)
            return
        card = self.taken.get(number)
        if card is None:
            self._say(self.tr("{number} was not keyed yet.").format(number=number), "error")
            return
        groups = self._desk.snapshot.group_by_id
        self._correcting = number
        self.fields.words.setText(card.text)
        self.fields.group.setText(groups[card.group_id].label if card.group_id else "")
        self.fields.number.setReadOnly(True)
        self.fields.to_words()
        words = self.tr(
            "Correcting {number}, {code}. What was said first is kept beside it; Esc leaves it be."
        )
        self._say(words.format(number=number, code=card.code), "hint")

    def reject(self) -> None:
        """Esc: first out of a correction, then out of the dialog."""
        if self._correcting is not None:
            self._stop_correcting()
        else:
            super().reject()

    def _key(self, number: int, text: str, group_id: UUID | None, table: int | None) -> None:
        session = self._desk.session
        command = KeyPaperCard(
            self._desk.snapshot.project.id,
            number,
            text,
            group_id,
            session.id if session else None,
            table,
            self._block_id,
            self._language,
        )
        self._pending.add(number)
        self.tally.blank.discard(number)
        self.fields.words.setText("")  # unlike clear() it forgets the words: Ctrl+Z takes back the card
        self._go_on(number)
        self._desk.do(
            key_paper_card,
            command,
            self._on_kept,
            partial(self._give_back, number, text),
            owner=self,
            quiet=True,
        )

    def _correct(self, command: CorrectPaperCard) -> None:
        self._desk.do(correct_paper_card, command, self._on_corrected, self._refuse, owner=self, quiet=True)

    def _refuse(self, error: CharretteError) -> None:
        self._say(str(error), "error")

    def _on_kept(self, card: Card) -> None:
        number = int(card.paper)
        self._pending.discard(number)
        words = self.tr("{number} kept as {code}.").format(number=number, code=card.code)
        self._say(words + self.tally.doubt(number), "hint")
        self._show_left()

    def _on_corrected(self, card: Card) -> None:
        self._stop_correcting()
        self._say(self.tr("{number} ({code}) corrected.").format(number=card.paper, code=card.code), "hint")

    def _give_back(self, number: int, text: str, error: CharretteError) -> None:
        """The write failed: number and words come back where the field is free, else they are told in full."""
        self._pending.discard(number)
        if not self.fields.words.text():
            self.fields.number.setText(str(number))
            self.fields.words.setText(text)
            self._say(self.tr("Not kept. {why}").format(why=error), "error")
        else:
            lost = self.tr("Not kept: {number}, “{text}”. {why}")
            self._say(lost.format(number=number, text=text, why=error), "error")

    def _refuse_twice(self, number: int) -> None:
        refuse_twice(number, self.taken)
        if number in self._pending:
            raise InvalidInputError(f"{number} was keyed a moment ago.")

    def _on_number_left(self) -> None:
        """A number that was keyed is told at once, before the words are typed."""
        if self._correcting is not None or not self.fields.number.text().strip():
            return
        try:
            self._refuse_twice(paper_number(self.fields.number.text()))
        except InvalidInputError as refused:
            self._refuse(refused)
        else:
            self._help()

    def _stop_correcting(self) -> None:
        number = self._correcting or 0
        self._correcting = None
        self.fields.number.setReadOnly(False)
        self.fields.words.setText("")
        self._help()
        self._go_on(number)

    def _go_on(self, number: int) -> None:
        """The next number stands there, and the keyboard in the words."""
        taken = self.taken.keys() | self._pending
        self.fields.number.setText(str(following(number, taken)))
        self.fields.to_words()

    def _show_left(self) -> None:
        self.tally.show_taken(self.taken.keys() | self._pending)

    def _help(self) -> None:
        self._say(_HELP, "hint")

    def _say(self, sentence: str, role: str) -> None:
        self.note.setText(sentence)
        give_role(self.note, role)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.fields.words, sentence))

    def _connect(self) -> None:
        self.fields.words.returnPressed.connect(self.take_words)
        self.fields.group.returnPressed.connect(self.keep)
        self.fields.number.editingFinished.connect(self._on_number_left)
        self.list.itemDoubleClicked.connect(self.correct)
        self._desk.changed.connect(self.refresh)
        self._desk.opened.connect(self.close)
        self._add(self.tr("Correct the card of this number"), "Ctrl+E", self.correct)
        self._add(self.tr("Undo"), "Ctrl+Z", self._desk.undo)
        self._add(self.tr("Redo"), "Ctrl+Y", self._desk.redo)

    def _add(self, words: str, key: str, act: Callable[[], None]) -> None:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(calling(act))
        self.addAction(action)

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(10))
        column.addWidget(label(self.tr("Cards from paper"), "title"))
        column.addWidget(self.fields)
        column.addWidget(self.note)
        column.addWidget(self.tally.line)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        fix = button(theme, self.tr("Correct by number"), key="Ctrl+E")
        fix.clicked.connect(self.correct)
        close = button(theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.close)
        for made in (fix, close):
            made.setAutoDefault(False)
        foot.addWidget(fix)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
