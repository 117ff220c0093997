"""The button with what stands behind the plan: spaces and systems, funding sources, people, and files to import."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from charrette.ui.desk import Desk
from charrette.ui.plan.import_file import ask_for_table
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import KeyButton, calling

if TYPE_CHECKING:
    from collections.abc import Callable

    from charrette.ui.widgets.ask import Question

KINDS = {"scope": "Import scope…", "budget": "Import budget…", "milestones": "Import milestones…"}
"""The tables that can be imported, with the words of their commands."""


class PlanListsButton(KeyButton):
    """Opens the dialogs; ``kind`` is the table that is imported from where the button stands."""

    def __init__(self, desk: Desk, theme: Theme, kind: str, owner: QWidget) -> None:
        super().__init__(theme, owner.tr("Lists"), icon="list")
        self._desk, self._kind, self._owner = desk, kind, owner
        self.setAccessibleName(self.tr("Lists and import"))
        self.setAutoDefault(False)
        self._commands = [
            self._command(self.tr("Spaces and systems…"), self.edit_lists, owner),
            self._command(self.tr("Funding sources…"), self.edit_sources, owner),
            self._command(self.tr("District’s people…"), self.edit_people, owner),
        ]
        self._imports = {
            each: self._command(words, lambda each=each: self.import_file(each), owner)
            for each, words in KINDS.items()
        }
        menu = QMenu(self)
        menu.addActions(self._commands)
        menu.addSeparator()
        menu.addActions(list(self._imports.values()))
        self.setMenu(menu)
        self.refresh()
        for action in self._imports.values():
            action.setEnabled(not desk.read_only)

    def commands(self) -> list[QAction]:
        """All of them, for the menu bar."""
        return [*self._commands, *self._imports.values()]

    def edit_lists(self) -> None:
        """The spaces and systems of the project."""
        from charrette.ui.plan.lists_dialog import ListsDialog

        self._open(ListsDialog(self._owner, self._theme, self._desk))

    def edit_sources(self) -> None:
        """The district's money, what it may pay for, and what is left of it."""
        from charrette.ui.plan.sources_dialog import SourcesDialog

        self._open(SourcesDialog(self._owner, self._theme, self._desk))

    def edit_people(self) -> None:
        """The district's people by name."""
        from charrette.ui.plan.people_dialog import PeopleDialog

        self._open(PeopleDialog(self._owner, self._theme, self._desk))

    def import_file(self, kind: str = "", path: Path | None = None) -> None:
        """Asks for a file and shows what it would do, before anything is kept."""
        ask_for_table(self._owner, self._theme, self._desk, kind or self._kind, path)

    def _open(self, dialog: "Question") -> None:
        dialog.exec()
        dialog.deleteLater()

    def _command(self, words: str, act: "Callable[[], object]", owner: QWidget) -> QAction:
        action = QAction(words, owner)
        action.triggered.connect(calling(act))
        return action
