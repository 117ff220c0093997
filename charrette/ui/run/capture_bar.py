"""The capture bar: type, Enter, type, Enter. Typing never waits for the disk, and no word is lost."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from charrette.domain.cards import entries, split_label, split_table
from charrette.domain.errors import CharretteError
from charrette.domain.project import StakeholderGroup
from charrette.domain.wording import counted
from charrette.services.capture import KeepCard, KeepCards, clean, keep_card, keep_cards
from charrette.ui.desk import Desk
from charrette.ui.run.group_picker import GroupPicker
from charrette.ui.run.returned_words import ReturnedWords, WordsField
from charrette.ui.run.table_field import TableField
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button

LANGUAGES = (
    ("en", "English"),
    ("es", "Español"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("ar", "العربية"),
    ("ko", "한국어"),
    ("tl", "Tagalog"),
    ("fr", "Français"),
    ("so", "Soomaali"),
    ("ht", "Kreyòl ayisyen"),
    ("ru", "Русский"),
    ("hi", "हिन्दी"),
)
"""Languages a card can be said in, by their own names; every card can be typed in any script."""

_LONGEST_PASTE = 20_000_000


class CaptureBar(QFrame):
    """Group, table, words, language and the button. What it has to say goes out by ``said``."""

    said = Signal(str, str)
    """A sentence beside the field and its tone: ``stop``, ``hint``, or '' with no words to take it away."""
    typed = Signal(str)
    kept = Signal(object)
    """A card that is on disk."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.language = "en"
        self.block_id: UUID | None = None
        """The block that runs: cards to come belong to it."""
        self.participant_id: UUID | None = None
        """Whose turn it is, while the room goes round person by person."""
        self.setProperty("panel", "notice")
        self._build()
        self.refresh()

    @property
    def table(self) -> int | None:
        """The table of the cards to come."""
        return self.table_field.value

    @table.setter
    def table(self, table: int | None) -> None:
        self.table_field.value = table

    def refresh(self) -> None:
        """Groups and the right to write, as the desk has them now."""
        project = self._desk.snapshot.project
        self.picker.show_groups(self._desk.snapshot.groups)
        read_only = self._desk.read_only
        for widget in (self.field, self.keep_button, self.picker, self.table_field, self.language_button):
            widget.setEnabled(not read_only)
        self.field.setPlaceholderText(
            self.tr("This library is open read-only: cards cannot be kept here")
            if read_only
            else self.tr("What was said, word for word")
        )
        if self.language not in {code for code, _ in self._languages(project.language)}:
            self._speak(project.language)

    def start_project(self) -> None:
        """Another project: its language, no group yet, an empty field."""
        self.picker.choose(None)
        self.table = None
        self._speak(self._desk.snapshot.project.language)
        self.refresh()

    def take_focus(self) -> None:
        """Puts the keyboard into the field."""
        self.field.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # the usual reason would select what is half typed
        self.returned.select_offered()

    def keep(self) -> None:
        """Enter: keeps what is in the field, and frees the field at once."""
        text = self.field.text()
        if len(entries(text)) > 1 and "\n" in text:
            self._keep_many(text)
            return
        command = self._command(text)
        try:
            clean(command.text)
        except CharretteError as error:
            self.said.emit(str(error), "stop")
            return
        self._desk.do(
            keep_card,
            command,
            self.kept.emit,
            lambda error: self._give_back(text, error),
            owner=self,
            quiet=True,
        )
        self._free()  # while the card is on its way to the disk

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._speak(self.language)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._leave_room()

    def _build(self) -> None:
        theme = self._theme
        self.picker = GroupPicker(theme)
        self.picker.chosen.connect(self.take_focus)
        self.table_field = TableField(theme)
        self.table_field.taken.connect(self.take_focus)
        self.field = WordsField()
        self.returned = ReturnedWords(self.field)
        self.returned.typed_over.connect(self._say_waiting, Qt.ConnectionType.QueuedConnection)
        self.field.setMaxLength(_LONGEST_PASTE)
        self.field.setAccessibleName(self.tr("New card"))
        self.field.setAccessibleDescription(
            self.tr(
                "Enter keeps the card. A label such as st: at the start sets its group, t3 st: its table too."
            )
        )
        self.field.returnPressed.connect(self.keep)
        self.field.textChanged.connect(self.typed)
        self.field.textEdited.connect(self._on_edited)
        self.keep_button = button(theme, self.tr("Keep card"), kind="primary", key=self.tr("Enter"))
        self.keep_button.clicked.connect(self.keep)
        self.language_button = self._build_language()
        row = QHBoxLayout(self)
        row.setContentsMargins(min(theme.px(20), 24), theme.px(14), min(theme.px(20), 24), theme.px(14))
        row.setSpacing(theme.px(8))
        for widget in (self.picker, self.table_field, self.field, self.keep_button):
            row.addWidget(widget, 1 if widget is self.field else 0)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Sizes and fonts of the text size."""
        theme = self._theme
        self.setFixedHeight(theme.px(72))
        self.field.setFont(theme.font("lead"))
        for widget in (self.field, self.keep_button, self.picker):
            widget.setFixedHeight(theme.px(44))
        self.table_field.dress()
        self._leave_room()

    def _build_language(self) -> QPushButton:
        made = button(self._theme, "", kind="quiet")
        made.setParent(self.field)
        made.setToolTip(self.tr("Language of the next card"))
        made.setCursor(Qt.CursorShape.ArrowCursor)
        self._menu = QMenu(made)
        made.clicked.connect(self._open_languages)
        return made

    def _open_languages(self) -> None:
        self._menu.clear()
        for code, name in self._languages(self._desk.snapshot.project.language):
            act = self._menu.addAction(name, lambda code=code: self._speak(code))
            act.setCheckable(True)
            act.setChecked(code == self.language)
        corner = self.language_button.rect().topLeft()
        spot = self.language_button.mapToGlobal(corner)
        spot.setY(spot.y() - self._menu.sizeHint().height())
        self._menu.popup(spot)

    @staticmethod
    def _languages(of_project: str) -> list[tuple[str, str]]:
        known = dict(LANGUAGES)
        return [
            (of_project, known.get(of_project, of_project)),
            *(each for each in LANGUAGES if each[0] != of_project),
        ]

    def _speak(self, code: str) -> None:
        self.language = code
        name = dict(LANGUAGES).get(code, code)
        self.language_button.setText(code.upper() if self._narrow() else name)
        self.language_button.setAccessibleName(self.tr("Language of the next card: {name}").format(name=name))
        self._leave_room()

    def _narrow(self) -> bool:
        return self.window().width() / self._theme.scale < 1120

    def _leave_room(self) -> None:
        """The words end before the language button begins."""
        self.language_button.adjustSize()
        made, field = self.language_button, self.field
        inset = self._theme.px(6)
        left = inset if field.isRightToLeft() else field.width() - made.width() - inset
        made.move(left, (field.height() - made.height()) // 2)
        room = made.width() + inset
        margins = (room, 0, 0, 0) if field.isRightToLeft() else (0, 0, room, 0)
        field.setTextMargins(*margins)

    def _command(self, entry: str) -> KeepCard:
        snapshot, session = self._desk.snapshot, self._desk.session
        labels = {group.label: group for group in snapshot.groups}
        table, entry = split_table(entry, set(labels))
        label, words = split_label(entry, set(labels))
        group: StakeholderGroup | None = labels[label] if label else self.picker.taken
        return KeepCard(
            snapshot.project.id,
            words,
            group.id if group else None,
            session.id if session else None,
            language=self.language,
            participant_id=None if label else self.participant_id,
            table=table or self.table,
            block_id=self.block_id,
        )

    def _keep_many(self, text: str) -> None:
        from charrette.ui.widgets.ask import confirm

        commands = tuple(self._command(entry) for entry in entries(text))
        title = self.tr("Add {cards}?").format(cards=counted(len(commands), "card"))
        if not confirm(self.window(), self._theme, title, self._whose(commands), self.tr("Add them all")):
            self.field.setText(" ".join(entries(text)))
            self.take_focus()
            return
        self._free()
        self._desk.do(
            keep_cards,
            KeepCards(commands),
            lambda cards: [self.kept.emit(card) for card in cards],
            lambda error: self._give_back(text, error),
            owner=self,
        )
        self.take_focus()

    def _whose(self, commands: tuple[KeepCard, ...]) -> str:
        names = {group.id: group.name for group in self._desk.snapshot.groups}
        tally: dict[str, int] = {}
        for command in commands:
            name = names[command.group_id] if command.group_id else self.tr("no group")
            tally[name] = tally.get(name, 0) + 1
        if len(tally) == 1:
            return self.tr("One card a line, all from {group}.").format(group=next(iter(tally)))
        parts = [f"{number} from {name}" for name, number in tally.items()]
        return self.tr("One card a line: {parts}.").format(parts=", ".join(parts))

    def _free(self) -> None:
        self.said.emit("", "")
        self.returned.offer_next()

    def _give_back(self, text: str, error: CharretteError) -> None:
        """The write failed: the words come back as soon as the field is free."""
        self.returned.give_back(text)
        self.said.emit(f"Not kept. {error} {self.returned.waiting_words()}".strip(), "stop")

    def _say_waiting(self) -> None:
        self.said.emit(self.returned.waiting_words(), "hint")

    def _on_edited(self, text: str) -> None:
        if "\n" in text:
            QTimer.singleShot(0, self, self._on_pasted)

    def _on_pasted(self) -> None:
        """Lines came in at once: several cards, or one with line ends around it."""
        text = self.field.text()
        if len(entries(text)) > 1:
            self._keep_many(text)
        elif "\n" in text:
            self.field.setText(" ".join(entries(text)))
