"""The form of one block, beside the agenda: what is typed is kept when the field is left."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.activities import ACTIVITIES, activity_named
from charrette.domain.agenda import Block, BlockState
from charrette.domain.errors import CharretteError
from charrette.services.agenda import LONGEST
from charrette.ui.prepare.agenda_rules import RulesFields
from charrette.ui.prepare.part import Words, plain_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

_NOTHING = Block(UUID(int=0), UUID(int=0), 0, "")
"""Stands for no block: empty fields."""


class BlockForm(QScrollArea):
    """``edited`` says the block as it shall be; Escape says ``left``."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._block: Block | None = None
        self._asked: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Block")
        holder = QWidget()
        holder.setProperty("clear", "true")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, theme.px(8), 0)
        self._column.setSpacing(theme.px(8))
        self._build()
        self.setWidget(holder)
        self.show_block(None)

    def _build(self) -> None:
        theme = self._theme
        self.head = label("", "small", wraps=True)
        self.title, self.minutes, self.least, self.fixed = (QLineEdit() for _ in range(4))
        self.owner, self.materials, self.tables = (QLineEdit() for _ in range(3))
        self.kind = QComboBox()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for each in ACTIVITIES.values():
            self.kind.addItem(each.title, each.name)
        self.outcome, self.prompt, self.notes = Words(theme, 2), Words(theme, 3), Words(theme, 5)
        self.protected = QCheckBox("Protected: never moved or shortened")
        self.beside = QCheckBox("At the same time as the block before")
        self.rules = RulesFields(theme)
        for field in (self.minutes, self.least):
            field.setValidator(QIntValidator(1, LONGEST, field))
        self.fixed.setPlaceholderText("15:10")
        self._column.addWidget(self.head)
        self._add_fields()
        self._connect()
        self._column.addStretch(1)

    def _add_fields(self) -> None:
        self.form = Form(self._theme)
        add = self.form.add
        add("Title", self.title)
        add("Activity", self.kind)
        add("Minutes", self.minutes)
        add("Least minutes", self.least, "What it may be shortened to when the day runs late.")
        add("Fixed start", self.fixed, "Empty: it follows the block before it.")
        self.form.add_widget(self.protected)
        self.form.add_widget(self.beside)
        add("Prompt", self.prompt, "What the room reads.")
        add("Process notes", self.notes, "For the facilitator; never shown to the room.")
        add("Outcome", self.outcome, "What is there when it is over.")
        add("Person responsible", self.owner)
        add("Materials", self.materials)
        add("Tables or rooms", self.tables)
        self._column.addWidget(self.form)
        self._column.addWidget(self.rules)

    def _connect(self) -> None:
        for field in self._lines():
            field.editingFinished.connect(self._keeping(field))
        for words in (self.outcome, self.prompt, self.notes):
            words.left.connect(self._keeping(words))
        self.kind.activated.connect(self._keeping(self.kind))
        self.protected.clicked.connect(self._keeping(self.title))
        self.beside.clicked.connect(self._keeping(self.title))
        self.rules.changed.connect(self._keeping(self.title))

    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.title, self.minutes, self.least, self.fixed, self.owner, self.materials, self.tables

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def show_block(self, block: Block | None) -> None:
        """Fills the fields; one that is being typed into is left alone."""
        other = block is None or self._block is None or block.id != self._block.id
        self._block = block
        self._enable(block)
        if other:
            self.form.clear_errors()
        shown = block or _NOTHING
        for field, text in zip(self._lines(), _texts(shown), strict=True):
            if other or not (field.hasFocus() and field.isModified()):
                field.setText(text)
        for words, text in (
            (self.outcome, shown.outcome),
            (self.prompt, shown.prompt),
            (self.notes, shown.notes),
        ):
            if (other or not words.hasFocus()) and words.toPlainText() != text:
                words.setPlainText(text)
        choose_value(self.kind, activity_named(shown.kind).name)
        self.protected.setChecked(shown.protected)
        self.beside.setChecked(shown.beside)
        self.rules.show_rules(activity_named(shown.kind), shown.rules)

    def _enable(self, block: Block | None) -> None:
        """What has happened cannot be changed: then only words can."""
        planned = block is not None and block.state is BlockState.PLANNED
        self.form.setEnabled(block is not None)
        for field in (self.minutes, self.least, self.fixed, self.kind, self.protected, self.beside):
            field.setEnabled(planned)
        self.rules.setEnabled(planned)
        if block is None:
            self.head.setText("Choose a block, or add one.")
        else:
            self.head.setText(
                activity_named(block.kind).purpose if planned else "Held: only words can change."
            )

    def show_error(self, error: CharretteError) -> None:
        """Says under the field that was asked for what is wrong with it."""
        self.form.show_error(self._asked or self.title, plain_words(error))

    def _keeping(self, field: QWidget):
        return calling(lambda: self._keep(field))

    def _keep(self, field: QWidget) -> None:
        before = self._block
        if before is None:
            return
        asked = self.title if field is self.kind else field
        self.form.show_error(asked, "")
        block = self._typed(before, new_kind=field is self.kind)
        if block != before:
            self._asked = asked
            self.edited.emit(block)

    def _typed(self, before: Block, *, new_kind: bool) -> Block:
        """The block as the fields say; another kind brings its own rules."""
        kind = str(self.kind.currentData()) if new_kind else before.kind
        minutes = int(self.minutes.text() or 0)
        least = int(self.least.text() or 0)
        if minutes and minutes != before.minutes and least == before.least:
            least = min(least, minutes)
        rules = {} if new_kind else self.rules.rules()
        if not new_kind and not before.rules and rules == dict(activity_named(before.kind).defaults):
            rules = {}
        return replace(
            before,
            title=self.title.text().strip(),
            kind=kind,
            minutes=minutes,
            least=least,
            fixed_start=self.fixed.text().strip(),
            owner=self.owner.text().strip(),
            materials=self.materials.text().strip(),
            tables=self.tables.text().strip(),
            outcome=self.outcome.toPlainText().strip(),
            prompt=self.prompt.toPlainText().strip(),
            notes=self.notes.toPlainText().strip(),
            protected=self.protected.isChecked(),
            beside=self.beside.isChecked(),
            rules=rules,
        )


def _texts(block: Block) -> tuple[str, ...]:
    """What stands in the one-line fields, in their order."""
    minutes = (str(block.minutes), str(block.least)) if block.title else ("", "")
    return block.title, *minutes, block.fixed_start, block.owner, block.materials, block.tables
