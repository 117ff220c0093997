"""Letters that are typed where they stand, and are no shortcuts there."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def keeps_letter(event: QEvent) -> bool:
    """Whether the event asks if a plain letter is wanted here; says yes to it, so that no shortcut takes it."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = not event.modifiers() & ~_PLAIN
    if plain and event.text() and event.text().isprintable():
        event.accept()
        return True
    return False
