"""The papers of one need, scope item or milestone, from wherever it is edited: a button with their number."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.plan.papers_pane import PapersPane
from charrette.ui.plan.papers_rows import About, about_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import KeyButton, button, calling
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.store.changes import Changes


class PapersDialog(QDialog):
    """Each act is kept at once; ``Esc`` closes."""

    def __init__(self, parent: QWidget | None, desk: Desk, theme: Theme, about: About) -> None:
        super().__init__(parent)
        self._desk = desk
        title = about_words(desk.planned, about)
        self.setWindowTitle(self.tr("Papers of {what}").format(what=title))
        self.pane = PapersPane(desk, theme, about)
        close = button(theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        inset = min(theme.px(20), 32)
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(10))
        column.addWidget(label(self.windowTitle(), "title", wraps=True))
        column.addWidget(self.pane, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.half_px(920), room.width()), min(theme.half_px(600), room.height()))
        desk.changed.connect(self._on_changed)
        self.pane.show_snapshot(desk.planned)
        self.pane.enter()

    def _on_changed(self, changes: "Changes") -> None:
        if "paper" in changes.touched:
            self.pane.show_snapshot(self._desk.planned)


class PapersButton(KeyButton):
    """Says how many papers there are, and opens them."""

    def __init__(self, desk: Desk, theme: Theme, about: About) -> None:
        super().__init__(theme, "", icon="document")
        self._desk, self._look, self._about = desk, theme, about
        self.setAutoDefault(False)
        self.refresh()
        self.clicked.connect(calling(self.open_papers))
        desk.changed.connect(self._on_changed)  # a method of its own: it is let go of with the button
        self._show_number()

    def open_papers(self) -> None:
        """The papers in a dialog of their own."""
        dialog = PapersDialog(self.window(), self._desk, self._look, self._about)
        dialog.exec()
        dialog.deleteLater()

    def _on_changed(self, changes: "Changes") -> None:
        if "paper" in changes.touched:
            self._show_number()

    def _show_number(self) -> None:
        if self._desk.project_id is None:
            return
        number = sum(About.of(each) == self._about for each in self._desk.planned.planned.papers)
        self.setText(self.tr("Papers ({n})").format(n=number) if number else self.tr("Papers…"))
