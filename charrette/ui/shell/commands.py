"""The commands of the window: named, with a key, and in a menu."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from charrette.ui.shell.steps import MINUTES, STEPS
from charrette.ui.theme import TEXT_SIZES, Theme
from charrette.ui.widgets.buttons import calling

_HELD = {"Edit", "View"}
"""Undo, redo and text sizes go on while their key is held down; nothing else does (B would make the room flicker)."""


class Commands:
    """Makes the window's actions and its menus. The menus of the steps fill when they open."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        self._window, self._theme = window, theme
        self.groups: list[tuple[str, list[QAction]]] = []
        self.writing: list[QAction] = []
        """Commands that write, off while the library is read-only."""
        self.of_project: list[QAction] = []
        """Commands that need a project on the desk."""

    def add(self, group: str, words: str, act: Callable[[], object], *keys: str, needs: str = "") -> QAction:
        """A command; ``needs`` is 'project' or 'write' (a project that can be written), or nothing."""
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(group in _HELD)
        action.triggered.connect(calling(act))
        self._window.addAction(action)
        if needs:
            self.of_project.append(action)
        if needs == "write":
            self.writing.append(action)
        found = next((actions for name, actions in self.groups if name == group), None)
        if found is None:
            self.groups.append((group, [action]))
        else:
            found.append(action)
        return action

    def enable(self, *, project: bool, read_only: bool) -> None:
        """What can be done now."""
        for action in self.of_project:
            action.setEnabled(project)
        for action in self.writing:
            action.setEnabled(project and not read_only)

    def fill(
        self,
        bar: QMenuBar,
        actions_of: Callable[[str], Sequence[QAction]],
        act: Callable[[str, QAction], object],
    ) -> None:
        """Puts every command into the menu bar, those of the steps under the step's name."""
        for group, actions in self.groups:
            menu = bar.addMenu(group)
            menu.addActions(actions)
            if group == "View":
                self._add_appearance(menu)
        for step in (*STEPS, MINUTES):
            menu = bar.addMenu(step.words)
            menu.aboutToShow.connect(_filling(menu, step.name, actions_of, act))

    def _add_appearance(self, menu: QMenu) -> None:
        """Light, dark or as the system; and the text sizes by name."""
        theme = self._theme
        looks = menu.addMenu("Appearance")
        for value, words in (("system", "As the system"), ("light", "Light"), ("dark", "Dark")):
            action = looks.addAction(words)
            action.setData(value)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: theme.set_appearance(value))
        sizes = menu.addMenu("Text size")
        for size in TEXT_SIZES:
            action = sizes.addAction(f"{size} %")
            action.setData(size)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, size=size: theme.set_text_size(size))
        looks.aboutToShow.connect(lambda: _check(looks.actions(), theme.appearance))
        sizes.aboutToShow.connect(lambda: _check(sizes.actions(), round(theme.scale * 100)))


def _check(actions: Iterable[QAction], value: object) -> None:
    for action in actions:
        action.setChecked(action.data() == value)


def _filling(
    menu: QMenu,
    step: str,
    actions_of: Callable[[str], Sequence[QAction]],
    act: Callable[[str, QAction], object],
) -> Callable[[], None]:
    def fill() -> None:
        from charrette.ui.shell.shortcuts import keys_of

        menu.clear()
        for action in actions_of(step):
            keys = keys_of(action)
            # a stand-in, so that a key of the page is bound once only
            entry = menu.addAction(f"{action.text()}\t{keys}" if keys else action.text())
            entry.setEnabled(action.isEnabled())
            entry.setCheckable(action.isCheckable())
            entry.setChecked(action.isChecked())
            entry.triggered.connect(lambda _=False, action=action: act(step, action))
        if menu.isEmpty():
            menu.addAction("Open a project first").setEnabled(False)

    return fill
