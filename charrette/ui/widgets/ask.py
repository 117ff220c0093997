"""Small questions in a dialog: a text, a confirmation, one of a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.wrapped import WrappingDelegate

FRAME = 40
"""Pixels that the system takes for a window's title."""


class Question(QDialog):
    """A dialog with a title, its fields, and Cancel beside the one primary button."""

    def __init__(self, parent: QWidget | None, theme: Theme, title: str, accept: str) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.half_px(440))
        column = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(8))
        column.addWidget(label(title, "title", wraps=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(6))
        column.addLayout(self.body, 1)
        column.addSpacing(theme.px(12))
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.cancel = button(theme, self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.keep = button(theme, accept, kind="primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.accept)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.keep)
        column.addLayout(self.foot)

    def take_size(self, width: float, height: float) -> None:
        """A size of the design, larger with larger text, but never more than the screen has."""
        room = self.screen().availableSize()
        self.resize(
            min(self.theme.half_px(width), room.width()),
            min(self.theme.half_px(height), room.height() - FRAME),
        )


class ManyLines(QPlainTextEdit):
    """Several lines; Ctrl+Enter keeps."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            window = self.window()
            if isinstance(window, Question):
                window.keep.click()
            return
        super().keyPressEvent(event)


class TextQuestion(Question):
    """Asks for a text. Words are needed before it can be kept."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, title: str, words: str, accept: str, *, many_lines: bool
    ) -> None:
        super().__init__(parent, theme, title, accept)
        self.field: QLineEdit | QPlainTextEdit = ManyLines() if many_lines else QLineEdit()
        if isinstance(self.field, QPlainTextEdit):
            self.field.setTabChangesFocus(True)
            self.field.setMinimumHeight(theme.px(110))
        named = label(words, "label")
        named.setBuddy(self.field)
        self.field.setAccessibleName(words)
        self.body.addWidget(named)
        self.body.addWidget(self.field)
        self.field.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def text(self) -> str:
        """What was typed, without blanks around."""
        field = self.field
        return (field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()).strip()

    def _on_text_changed(self) -> None:
        self.keep.setEnabled(bool(self.text()))


class Picker(Question):
    """A list to type into: what is typed narrows it, Enter picks."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        words: str,
        choices: Sequence[tuple[str, object]],
    ) -> None:
        super().__init__(parent, theme, title, "Choose")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Type to narrow the list"))
        self.search.setAccessibleName(words)
        self.found = QListWidget()
        self.found.setAccessibleName(words)
        self.found.setItemDelegate(WrappingDelegate(theme, self.found))
        self.found.setWordWrap(True)
        self.found.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.found.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setMinimumHeight(theme.px(240))
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._choices = choices
        self._shown: list[int] = []
        self.body.addWidget(label(words, "label"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.found, 1)
        self.search.textChanged.connect(self._on_typed)
        self.found.itemActivated.connect(self.accept)
        self.found.itemDoubleClicked.connect(self.accept)
        self._on_typed("")

    def picked(self) -> object | None:
        """What the current row stands for."""
        row = self.found.currentRow()
        return self._choices[self._shown[row]][1] if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key()), 0
        )
        if step and self.found.count():
            row = min(max(self.found.currentRow() + step, 0), self.found.count() - 1)
            self.found.setCurrentRow(row)
            return
        super().keyPressEvent(event)

    def _on_typed(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self._shown = [
            place
            for place, (words, _) in enumerate(self._choices)
            if all(part in words.casefold() for part in wanted)
        ]
        self.found.clear()
        self.found.addItems([self._choices[place][0] for place in self._shown])
        self.found.setCurrentRow(0)
        self.keep.setEnabled(self.found.count() > 0)


def ask_text(  # noqa: PLR0913 - each is a word of the dialog
    parent: QWidget | None,
    theme: Theme,
    title: str,
    label: str,
    *,
    text: str = "",
    many_lines: bool = False,
    help: str = "",  # noqa: A002
    placeholder: str = "",
    accept: str = "Keep",
) -> str | None:
    """Asks for a text that is not empty; None when it was cancelled. Several lines are kept with Ctrl+Enter."""
    from charrette.ui.widgets.labels import label as words_label

    dialog = TextQuestion(parent, theme, title, label, accept, many_lines=many_lines)
    field = dialog.field
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        field.setText(text)
        field.selectAll()
    field.setPlaceholderText(placeholder)
    if help:
        dialog.body.addWidget(words_label(help, "hint", wraps=True))
        field.setAccessibleDescription(help)
    field.setFocus()
    kept = dialog.exec() == QDialog.DialogCode.Accepted
    answer = dialog.text()
    dialog.deleteLater()
    return answer if kept else None


def confirm(parent: QWidget | None, theme: Theme, title: str, sentence: str, accept: str) -> bool:
    """Asks before what cannot be undone; ``accept`` says what the button does."""
    dialog = Question(parent, theme, title, accept)
    dialog.body.addWidget(label(sentence, "body", wraps=True))
    dialog.keep.setFocus()
    kept = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return kept


def pick(
    parent: QWidget | None,
    theme: Theme,
    title: str,
    label: str,
    choices: Sequence[tuple[str, object]],
) -> object | None:
    """Lets a person pick one of a list by typing part of it; None when it was cancelled."""
    dialog = Picker(parent, theme, title, label, choices)
    dialog.search.setFocus()
    kept = dialog.exec() == QDialog.DialogCode.Accepted
    answer = dialog.picked()
    dialog.deleteLater()
    return answer if kept else None
