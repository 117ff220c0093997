"""Files and projects, as the window's commands ask for them; what opens them is imported when it is needed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charrette.ui.main_window import MainWindow


class Files:
    """New, open, import, settings: each opens its dialog over the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def new_project(self) -> None:
        """Asks for a new project."""
        _opening().new_project(self._window)

    def choose_project(self) -> None:
        """Picks another project of the library."""
        _opening().choose_project(self._window)

    def choose_file(self) -> None:
        """Asks for a needs file or a library to open."""
        _opening().choose_file(self._window)

    def open_file(self, path: Path) -> None:
        """A needs file or a library, as its kind asks for."""
        _opening().open_file(self._window, path)

    def import_cards(self) -> None:
        """Asks for a file of cards for the open project."""
        _opening().import_cards(self._window)

    def import_needs(self) -> None:
        """Asks for a file of needs for the open project."""
        _opening().import_needs(self._window)

    def import_sorted(self) -> None:
        """Asks for a second scribe's file of sorted paper."""
        _opening().import_sorted(self._window)

    def carry_forward(self) -> None:
        """Asks what a project hands on, and to which one."""
        from charrette.ui.plan.carry_dialog import carry_project

        carry_project(self._window, self._window.theme, self._window.desk)

    def show_settings(self) -> None:
        """Settings of this user on this computer."""
        _opening().show_settings(self._window)


def _opening() -> Any:
    from charrette.ui.importing import opening

    return opening
