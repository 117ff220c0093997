"""What became of the last export, with the way to its files."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from charrette.domain.errors import CancelledError
from charrette.domain.wording import counted
from charrette.ui.publish.exporter import Outcome
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import IconLabel, label


class Summary(QFrame):
    """Hidden until something was exported."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._files: list[Path] = []
        self.icon, self.words = IconLabel(theme, "tick", "ok", 16), label("", "small", wraps=True)
        self.words.setMinimumWidth(theme.px(80))
        self.open = button(theme, self.tr("Open"))
        self.show_folder = button(theme, self.tr("Show in folder"))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.open)
        column.addWidget(self.show_folder)
        self.open.clicked.connect(self._on_open)
        self.show_folder.clicked.connect(self._on_show_folder)
        self.hide()

    def show_outcome(self, outcome: Outcome) -> None:
        """Names the file, or how many there are; an error says what was kept."""
        self._files = outcome.files
        if outcome.error is None:
            self.icon.show_icon("tick", "ok", 16)
        else:
            gave_up = isinstance(outcome.error, CancelledError)
            self.icon.show_icon("close" if gave_up else "stop", "ink2" if gave_up else "stop", 16)
        self.words.setText(outcome_words(outcome))
        self.open.setVisible(len(outcome.files) == 1)
        self.show_folder.setVisible(bool(outcome.files))
        self.show()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0])))

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))


def outcome_words(outcome: Outcome) -> str:
    """``"Exported alder-creek-brief.pdf."``; where it ended early, why, and what was written before."""
    files = outcome.files
    if outcome.error is None:
        named = files[0].name if len(files) == 1 else f"{counted(len(files), 'file')} to {files[0].parent}"
        return f"Exported {named}."
    error = outcome.error
    kept = error.kept or "Nothing was overwritten."
    way_on = f" {error.way_on}" if error.way_on else ""
    before = f" {counted(len(files), 'file')} of {outcome.wanted} had been written." if files else ""
    return f"{error.what} {kept}{before}{way_on}"
