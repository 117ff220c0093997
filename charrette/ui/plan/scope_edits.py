"""What a person does to the scope from its table: every act is one step that Undo takes back."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.scope import ScopeItem
from charrette.services.scope import AddScope, FillScope, RemoveScope, add_scope, fill_scope, remove_scope
from charrette.ui.desk import Desk
from charrette.ui.plan.scope_columns import Col, ScopeRow
from charrette.ui.plan.scope_paste import cells_table
from charrette.ui.plan.scope_typing import ScopeTyping
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class ScopeEdits(QObject):
    """Reads what was typed and asks the library for it; what cannot be read is said in words and changes nothing."""

    def __init__(self, desk: Desk, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._theme, self._owner = desk, theme, owner
        self._typing: ScopeTyping | None = None

    def show(self, snapshot: "ProjectSnapshot") -> None:
        """The lists and names that count now."""
        self._typing = ScopeTyping(snapshot)

    def choices(self, col: Col) -> list[str]:
        """What may be typed into a column."""
        return self._typing.choices(col) if self._typing else []

    def fault(self, col: Col, text: str) -> CharretteError | None:
        """What is wrong with a text for a column; None: nothing is."""
        assert self._typing is not None
        try:
            self._typing.change(col, text)
        except CharretteError as error:
            return error
        return None

    def fill(self, items: Sequence[ScopeItem], col: Col, text: str) -> None:
        """Gives a column the same text in some items."""
        assert self._typing is not None
        try:
            changed = self._typing.change(col, text)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        command = FillScope(tuple(item.id for item in items), changed)
        self._desk.do(fill_scope, command, owner=self, quiet=len(items) < 2)

    def add(
        self,
        cells: Mapping[Col, str],
        then: Callable[[ScopeItem], object],
        failed: Callable[[], object],
    ) -> None:
        """Adds an item of what was typed into the columns."""
        assert self._typing is not None
        try:
            draft = self._typing.draft(cells)
        except CharretteError as error:
            failed()
            self._desk.failed.emit(error)
            return

        def refused(error: CharretteError) -> None:
            failed()
            self._desk.failed.emit(error)

        command = AddScope(self._desk.snapshot.project.id, (draft,))
        self._desk.do(add_scope, command, lambda items: then(items[0]), refused, owner=self)

    def remove(self, items: Sequence[ScopeItem]) -> None:
        """Removes items with their links; the notice offers Undo."""
        if items and not self._desk.read_only:
            self._desk.do(remove_scope, RemoveScope(tuple(item.id for item in items)), owner=self)

    def paste(self, text: str, rows: Sequence[ScopeRow], at: int, col: Col) -> None:
        """Shows what pasted rows would do; they are kept all or nothing."""
        from charrette.ui.plan.import_dialog import PlanImportDialog

        try:
            table, columns = cells_table(text, rows, at, col)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        dialog = PlanImportDialog(self._owner, self._theme, self._desk, table, "scope", columns)
        dialog.exec()
        dialog.deleteLater()
