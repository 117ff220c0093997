"""The searchable list of shortcuts: every command by name, with its key."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.plain_table import PlainTable

Entry = tuple[str, str, str]
"""Where it is, what it does, its keys."""


def name_of(action: QAction) -> str:
    """The words of a command, without mnemonic and dots."""
    return action.text().replace("&", "").removesuffix("…")


def keys_of(action: QAction) -> str:
    """The keys of a command as they are written on this system."""
    return ", ".join(
        each.toString(QKeySequence.SequenceFormat.NativeText)
        for each in action.shortcuts()
        if not each.isEmpty()
    )


def entries(groups: Sequence[tuple[str, Sequence[QAction]]]) -> list[Entry]:
    """One entry for each named command."""
    return [
        (place, name_of(action), keys_of(action) or str(action.data() or ""))
        for place, actions in groups
        for action in actions
        if action.text() and not action.isSeparator()
    ]


class ShortcutList(QDialog):
    """Type to narrow the list; Esc closes."""

    def __init__(self, parent: QWidget | None, theme: Theme, found: Sequence[Entry]) -> None:
        super().__init__(parent)
        self._entries = found
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(theme.half_px(620), theme.half_px(560))
        column = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(10))
        column.addWidget(label(self.tr("Shortcuts"), "title"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search, for example “card” or “Ctrl”"))
        self.search.setAccessibleName(self.tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_searched)
        column.addWidget(self.search)
        headers = (self.tr("Where"), self.tr("What"), self.tr("Keys"))
        self.table = PlainTable(theme, headers, self.tr("Shortcuts"), wide=1)
        column.addWidget(self.table, 1)
        self.none = label(self.tr("No command has these words."), "hint")
        column.addWidget(self.none)
        self._on_searched("")

    def shown(self) -> list[str]:
        """What the commands in the list do."""
        return [entry[1] for entry in self._found]

    def _on_searched(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self._found = [
            entry for entry in self._entries if all(part in " ".join(entry).casefold() for part in wanted)
        ]
        self.table.show_cells(self._found)
        self.none.setVisible(not self._found)
