"""The keys that steer the audience's view, the same in the presenter window and in the console."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from charrette.domain.surfaces import View
from charrette.ui.presenter.stage import Stage

_Key = Qt.Key

VIEW_KEYS: dict[View, str] = {
    View.PROMPT: "1",
    View.AGENDA: "2",
    View.BOARD: "3",
    View.ITEM: "4",
    View.VOTING: "5",
    View.RESULT: "6",
    View.LOG: "7",
    View.RULES: "8",
    View.THANKS: "9",
}
"""Views that can be shown at any time. 0 goes back to what belongs to the running step."""


KEY_WORDS: tuple[tuple[str, str], ...] = (
    ("Blank: the clock only", "B"),
    ("Freeze: the audience keeps its picture", "F"),
    ("Hold this view", "H"),
    ("Show what the agenda says", "0"),
    ("Swap screens", "S"),
    ("Dark room", "D"),
    ("Start or pause the timer", "T"),
    ("One minute more", "+"),
    ("Next page", "PgDown, Right"),
    ("Page before", "PgUp, Left"),
    ("Console: next step or block", "N"),
    ("Leave the window", "Esc"),
)
"""What the keys are called in the list of shortcuts; those of the views are called as the views."""


def act_of(stage: Stage, event: QKeyEvent) -> Callable[[], None] | None:
    """What a key does; None where it does nothing here."""
    shown = {key: view for view, key in VIEW_KEYS.items()}
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if not plain:
        return None
    if view := shown.get(event.text()):
        return lambda: stage.show_view(view)
    return {
        _Key.Key_B: stage.toggle_blank,
        _Key.Key_F: stage.toggle_freeze,
        _Key.Key_H: stage.toggle_hold,
        _Key.Key_0: stage.follow_room,
        _Key.Key_S: stage.swap_screens,
        _Key.Key_D: stage.toggle_dark_room,
        _Key.Key_T: stage.timer.toggle,
        _Key.Key_Plus: stage.timer.add_minute,
        _Key.Key_PageDown: stage.next_page,
        _Key.Key_Right: stage.next_page,
        _Key.Key_PageUp: stage.previous_page,
        _Key.Key_Left: stage.previous_page,
    }.get(_Key(event.key()))
