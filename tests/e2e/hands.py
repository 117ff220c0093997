"""Hands on a keyboard: plays a script of keys through the real event loop, dialogs included, and nothing else.

A script is a generator of steps. The next step is arranged before a key is sent, so that a dialog with an event loop of
its own is typed into like everything else. A key goes to the window that has the keyboard, as the system would send it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 20.0
"""Seconds until something that shall be seen is missed."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A shortcut such as ``Ctrl+N``, or words that are typed."""

    words: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Waits until something is so."""

    so: Callable[[], object]
    words: str


Step = Keys | Seen
Script = Iterator[Step]


def press(*shortcuts: str) -> Script:
    """One shortcut after the other."""
    for each in shortcuts:
        yield Keys(each)


def write(*lines: str) -> Script:
    """Each line, and Enter."""
    for line in lines:
        yield Keys(line, typed=True)
        yield Keys("Return")


def letters(words: str) -> Script:
    """Words without Enter, or a key that acts by its letter."""
    yield Keys(words, typed=True)


def seen(so: Callable[[], object], words: str) -> Script:
    """Waits until it is so; ``words`` say what was missed otherwise."""
    yield Seen(so, words)


def tab_to(name: str, by: str = "Tab") -> Script:
    """With Tab to the field or button of that name."""
    passed: list[str] = []
    for _ in range(40):
        yield Keys(by)
        yield Seen(_focus, "something has the keyboard")
        passed.append(name_of(_focus()))
        if passed[-1] == name:
            return
    raise AssertionError(f"Tab never came to {name!r}: {passed}")


def name_of(widget: QWidget | None) -> str:
    """What a widget is called: its accessible name, else a button's words."""
    if widget is None:
        return "nothing"
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return words or widget.accessibleName() or type(widget).__name__


def has_keyboard(name: str) -> Callable[[], bool]:
    """Whether the field or button of that name has the keyboard."""
    return lambda: name_of(_focus()) == name


def dialog_titled(title: str) -> Script:
    """Waits for the dialog of that title, with the keyboard in it."""
    yield Seen(lambda: _dialog_title() == title and _focus(), f"the dialog {title!r}")


class Hands:
    """Plays scripts. Where one fails, its line is in the traceback, and every dialog is closed.

    A screen that is only drawn in memory has no window manager: what a closed dialog had, ``home`` gets here.
    """

    def __init__(self, qtbot: QtBot, home: Callable[[], QWidget]) -> None:
        self._qtbot, self._home = qtbot, home
        self._script: Script = iter(())
        self._error: BaseException | None = None
        self._over, self._since = True, 0.0
        self._waiting: Seen | None = None
        self._keys: Keys | None = None

    def play(self, script: Script, seconds: float = 60) -> None:
        """Plays a script to its end."""
        self._script, self._error, self._over, self._waiting = script, None, False, None
        QTimer.singleShot(0, self._go_on)
        self._qtbot.waitUntil(lambda: self._over, timeout=int(seconds * 1000))
        if self._error is not None:
            raise self._error

    def _go_on(self) -> None:
        try:
            self._step()
        except StopIteration:
            self._over = True
        except BaseException as error:  # noqa: BLE001 - it is raised where the script was started
            self._error = error
            _close_dialogs(self._end)

    def _end(self) -> None:
        self._over = True

    def _step(self) -> None:
        if self._waiting is None:
            step = next(self._script)
            if isinstance(step, Keys):
                self._waiting = Seen(_focus, f"something that has the keyboard, for {step.words!r}")
                self._keys = step
            else:
                self._waiting, self._keys = step, None
            self._since = monotonic()
        if _window() is None:
            (QApplication.activeModalWidget() or self._home()).activateWindow()
        if not self._waiting.so():
            self._keep_waiting(self._waiting)
            return
        self._waiting = None
        QTimer.singleShot(0, self._go_on)
        if self._keys is not None:
            keys, self._keys = self._keys, None
            self._send(keys)

    def _keep_waiting(self, waiting: Seen) -> None:
        if monotonic() - self._since > PATIENCE:
            self._waiting = None
            said = (
                f"not seen: {waiting.words} (the keyboard is on {name_of(_focus())!r} in {_dialog_title()!r})"
            )
            self._script.throw(AssertionError(said))  # type: ignore[attr-defined]
        QTimer.singleShot(10, self._go_on)

    def _send(self, keys: Keys) -> None:
        if keys.typed:
            for letter in keys.words:
                QTest.keyClicks(_keyboard(), letter)
            return
        shortcut = QKeySequence(keys.words)
        assert shortcut.toString(), f"{keys.words!r} is no key"
        QTest.keySequence(_keyboard(), shortcut)


def _keyboard() -> QWidget:
    """What has the keyboard, where something must have it."""
    focus = _focus()
    assert focus is not None, "nothing has the keyboard"
    return focus


def _focus() -> QWidget | None:
    """What has the keyboard and can be seen; None where typing would go nowhere."""
    popup = QApplication.activePopupWidget()
    found = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
    there = found is not None and _window() is not None and found.isVisible() and found.isEnabled()
    return found if there else None


def _window() -> QWindow | None:
    """The window that has the keyboard; its stub says that there always is one."""
    return QGuiApplication.focusWindow()


def _dialog_title() -> str:
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    return window.windowTitle() if window is not None else ""


def _close_dialogs(then: Callable[[], None]) -> None:
    """One dialog after the other, from the top; each has an event loop that must end first."""
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if top is None:
        then()
        return
    QTimer.singleShot(10, lambda: _close_dialogs(then))
    top.close()
