"""Prepare: parts on the left, one form in the middle, and what will be seen on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.prepare.agenda_part import AgendaPart
from charrette.ui.prepare.check_in_part import CheckInPart
from charrette.ui.prepare.coverage_part import CoveragePart
from charrette.ui.prepare.ground_rules_part import GroundRulesPart
from charrette.ui.prepare.groups_part import GroupsPart
from charrette.ui.prepare.look import LookPane
from charrette.ui.prepare.part import Part
from charrette.ui.prepare.parts_list import PartsList
from charrette.ui.prepare.people_part import PeoplePart
from charrette.ui.prepare.print_button import PrintButton
from charrette.ui.prepare.project_part import ProjectPart
from charrette.ui.prepare.prompts_part import PromptsPart
from charrette.ui.prepare.room_check_part import RoomCheckPart
from charrette.ui.prepare.sessions_part import SessionsPart
from charrette.ui.prepare.tables_part import TablesPart
from charrette.ui.prepare.themes_part import ThemesPart
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import panel

SIDE, MIDDLE_LEAST = 272, 420
PARTS: Sequence[type[Part]] = (
    *(ProjectPart, GroupsPart, PeoplePart, CheckInPart, TablesPart, CoveragePart),
    *(SessionsPart, AgendaPart, PromptsPart, GroundRulesPart, ThemesPart, RoomCheckPart),
)


class PreparePage(QWidget):
    """Nothing here is required to move on."""

    header_changed = Signal()
    go = Signal(str, object)
    title = "Prepare"

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.parts = [kind(desk, theme, later=True) for kind in PARTS]
        self.list = PartsList(theme, [part.title for part in self.parts])
        self._forms = QStackedWidget()
        self._areas: dict[Part, QScrollArea] = {}
        self.look = LookPane(theme)
        self._build()
        self._actions = self._make_actions()
        self.list.currentRowChanged.connect(self._on_part)
        for part in self.parts:
            part.looked.connect(self._on_looked)
            part.filled_changed.connect(self._show_filled)
        desk.opened.connect(self._show)
        desk.changed.connect(self._on_changed)
        theme.changed.connect(self._fit)
        self._show()
        self.list.setCurrentRow(0)

    def context(self) -> str:
        """Where it stands: the project's name and what is still to fill."""
        if self._desk.project_id is None:
            return ""
        open_ = sum(not part.filled(self._desk.snapshot).done for part in self.parts)
        left = "everything is filled in" if not open_ else f"{open_} of {len(self.parts)} parts to fill"
        return f"{self._desk.snapshot.project.name}, {left}"

    def header_widgets(self) -> list[QWidget]:
        """On to paper, and on to the room."""
        begin = button(self._theme, self.tr("Begin the session"), kind="primary", icon="run")
        begin.clicked.connect(lambda: self.go.emit("run", None))
        return [PrintButton(self._theme, self.go.emit, self).button, begin]

    def enter(self) -> None:
        """The list of parts takes the focus."""
        self._show()
        self.list.setFocus()

    def reveal(self, payload: object) -> None:
        """Shows a part by its title, for example ``People``."""
        for row, part in enumerate(self.parts):
            if part.title == payload:
                self.list.setCurrentRow(row)
                part.first_field().setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.list, self._forms]

    def actions(self) -> list[QAction]:
        """One command for each part."""
        return self._actions

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = panel("side")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, self._theme.px(16), 1, 0)
        side.addWidget(self.list)
        row.addWidget(self._side)
        for part in self.parts:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.setProperty("clear", "true")
            self._areas[part] = area
            self._forms.addWidget(area)
        row.addWidget(self._forms, 1)
        row.addWidget(self.look)

    def _make_actions(self) -> list[QAction]:
        made: list[QAction] = []
        for row, part in enumerate(self.parts):
            action = QAction(part.title, self)
            if row < 10:
                action.setShortcut(QKeySequence(f"Alt+{(row + 1) % 10}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(self._going(part.title))
            self.addAction(action)
            made.append(action)
        return made

    def _going(self, title: str):
        return lambda: self.reveal(title)

    def _show(self) -> None:
        if self._desk.project_id is None:
            return
        snapshot = self._desk.snapshot
        self._make(self._current)
        self._current.show_snapshot(snapshot)
        self._show_filled()
        if self._current.look:
            self.look.show_snapshot(snapshot)
            self._show_prompt("")

    @property
    def _current(self) -> Part:
        """The part that is seen; the others are brought up to date when they are."""
        return self.parts[max(self.list.currentRow(), 0)]

    def _make(self, part: Part) -> None:
        """A part gets its fields when it is seen first."""
        area = self._areas[part]
        if area.widget() is None:
            part.make()
            area.setWidget(part)

    def _show_filled(self) -> None:
        snapshot = self._desk.snapshot
        self.list.show_filled([part.filled(snapshot) for part in self.parts])

    def _on_changed(self) -> None:
        if self.isVisible():
            self._show()
            self.header_changed.emit()

    def _on_part(self, row: int) -> None:
        self._show()
        self._forms.setCurrentIndex(row)
        self.look.show_look(self.parts[row].look)
        self._fit()

    def _on_looked(self, prompt: str) -> None:
        self._show_prompt(prompt)

    def _show_prompt(self, prompt: str) -> None:
        session = self._desk.session if self._desk.project_id is not None else None
        if session is not None:
            self.look.prompt.show_prompt(session.title, prompt or session.prompt, session.minutes)

    def _fit(self) -> None:
        """Where the window is narrow the look goes; the parts stay."""
        theme = self._theme
        self._side.setFixedWidth(theme.half_px(SIDE))
        rest = self.width() - self._side.width() - theme.half_px(324)
        self.look.setVisible(bool(self._current.look) and rest >= theme.half_px(MIDDLE_LEAST))
