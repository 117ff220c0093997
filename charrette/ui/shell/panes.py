"""F6: from pane to pane, the rail first and the header last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from charrette.ui.shell.header import Header


def cycle(panes: Sequence[QWidget], step: int, to_rail: Callable[[], object]) -> None:
    """The next pane (step 1) or the one before (-1); before the first and after the last is the rail."""
    shown = [pane for pane in panes if pane.isVisible()]
    here = next((place for place, pane in enumerate(shown) if _holds_focus(pane)), -1)
    place = (here + step + 1) % (len(shown) + 1) - 1
    if place < 0:
        to_rail()
    else:
        _enter_pane(shown[place])


def _holds_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))  # pyright: ignore[reportUnnecessaryComparison]


def _enter_pane(pane: QWidget) -> None:
    """The pane takes the focus itself, or its first part that can."""
    if isinstance(pane, Header):
        pane.take_focus()
        return
    if pane.focusPolicy() is not Qt.FocusPolicy.NoFocus or pane.focusProxy() is not None:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    for part in pane.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled():
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
