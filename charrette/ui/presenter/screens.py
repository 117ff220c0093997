"""Which screen the room sees: remembered for each set of screens, and how windows change places."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from charrette.system.settings import Settings


def key_of(screens: Sequence[QScreen]) -> str:
    """The set of screens by names and sizes, in whatever order they were plugged in."""
    sizes = ((each.name(), each.geometry().width(), each.geometry().height()) for each in screens)
    return " | ".join(sorted(f"{name} {width}x{height}" for name, width, height in sizes))


def remember(settings: Settings, screens: Sequence[QScreen], chosen: QScreen) -> None:
    """The room sees ``chosen`` whenever these screens are there."""
    settings.presenter_screens[key_of(screens)] = chosen.name()


def remembered(settings: Settings, screens: Sequence[QScreen]) -> QScreen | None:
    """The screen chosen for this set; a choice from before sets were told apart goes to the first that has it."""
    by_name = {each.name(): each for each in screens}
    if settings.presenter_screen in by_name and len(screens) > 1:
        settings.presenter_screens.setdefault(key_of(screens), settings.presenter_screen)
        settings.presenter_screen = ""
    return by_name.get(settings.presenter_screens.get(key_of(screens), ""))


def presenter_screen(settings: Settings, presenter: QWidget | None) -> QScreen:
    """The one remembered; else one where no window of the facilitator is."""
    screens = QGuiApplication.screens()
    taken = {window.screen() for window in facilitators_windows(presenter)}
    free = [each for each in screens if each not in taken]
    chosen = remembered(settings, screens) or (free or screens[-1:])[0]
    if len(screens) > 1:
        remember(settings, screens, chosen)
    return chosen


def facilitators_windows(presenter: QWidget | None) -> list[QWidget]:
    """The open windows that are not the audience's."""
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window is not presenter and window.isVisible() and window.isWindow() and window.parent() is None
    ]


def move_to(window: QWidget, screen: QScreen) -> None:
    """To the same place on another screen, in the same state."""
    maximised, full = window.isMaximized(), window.isFullScreen()
    inner = screen.availableGeometry()
    window.showNormal()
    window.setGeometry(
        inner.adjusted(20, 40, -20, -20)
        if window.width() > inner.width()
        else window.geometry().translated(inner.topLeft() - window.screen().availableGeometry().topLeft())
    )
    show: Callable[[], None] = (
        window.showFullScreen if full else window.showMaximized if maximised else window.show
    )
    show()
