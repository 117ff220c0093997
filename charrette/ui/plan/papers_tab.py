"""The part Papers: drawings, quotes and photos of the project and of what is planned in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.plan.papers_pane import PapersPane
from charrette.ui.plan.papers_rows import PAPERS, about_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


class PapersTab(QWidget):
    """All papers, or those of one need, scope item or milestone."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._snapshot: ProjectSnapshot | None = None
        self.pane = PapersPane(desk, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16))
        column.addWidget(self.pane)
        self._acts: list[QAction] = []
        for words, act in (
            (self.tr("Add papers…"), self.pane.add),
            (self.tr("Open the paper"), self.pane.open_paper),
            (self.tr("Attach the paper to…"), self.pane.attach),
        ):
            action = QAction(words, self)
            action.triggered.connect(calling(act))
            self._acts.append(action)

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The papers as they are now."""
        del findings
        self._snapshot = snapshot
        self.pane.show_snapshot(snapshot)

    def enter(self) -> None:
        """The list takes the focus."""
        self.pane.enter()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return self.pane.stops()

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """The acts stand below the list."""
        return []

    def reveal(self, code: str) -> bool:
        """The papers of what has a code: ``"papers N-003"``."""
        about = about_of(self._snapshot, code.removeprefix(PAPERS)) if self._snapshot else None
        if about is None:
            return False
        self.pane.show_about(about)
        return True
