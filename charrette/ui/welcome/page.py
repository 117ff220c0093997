"""The welcome screen: recent projects, the sample, a new project, a needs file; and the way through."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.cards import Card
from charrette.domain.errors import CharretteError
from charrette.domain.needs import Need
from charrette.domain.project import Project
from charrette.domain.wording import counted
from charrette.store.queries import Queries
from charrette.system.resources import resource
from charrette.ui.desk import Desk
from charrette.ui.shell.header import ElidedLabel
from charrette.ui.theme import Theme
from charrette.ui.welcome.row import WelcomeRow
from charrette.ui.welcome.way import Way
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import IconLabel, label, panel

MOST_RECENT = 4


@dataclass(frozen=True, slots=True)
class Recent:
    """A project of the library with what it holds."""

    project: Project
    cards: int
    needs: int

    @property
    def sentence(self) -> str:
        """Where it is and what is in it."""
        parts = [self.project.district, counted(self.cards, "card"), counted(self.needs, "need")]
        return " · ".join(part for part in parts if part)


def recent_projects(queries: Queries, order: list[str]) -> list[Recent]:
    """The projects of the library, those worked on last first."""
    projects = list(queries.projects())
    place = {each: at for at, each in enumerate(order)}
    projects.sort(key=lambda project: place.get(str(project.id), len(place)))
    return [
        Recent(project, queries.count(Card, project.id), queries.count(Need, project.id))
        for project in projects
    ]


class WelcomePage(QWidget):
    """The ways in, for as long as no project is on the desk."""

    rehearse_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, window: Any) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window
        theme.complete()
        self.rows: list[WelcomeRow] = []
        self._refused: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)
        self._foot = panel("foot")
        outer.addWidget(self._foot)
        self._fill_foot()
        shortcut = QShortcut(QKeySequence("R"), self, self.rehearse_wanted.emit)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.changed.connect(self.enter)

    def enter(self) -> None:
        """Shows what the library holds now; the first row takes the focus."""
        self._show_text_size()
        if self._desk.project_id is not None:
            return
        with self._desk.library.reading() as queries:
            recent = recent_projects(queries, self._desk.settings.recent_projects)
        self._build(recent)
        if self.rows:
            self.rows[0].setFocus()

    def show_refused(self, error: CharretteError, path: Path) -> None:
        """A file that could not be opened: above the rows, in plain words, with a way to see it."""
        self._clear_refused()
        box = panel("refused")
        row = QHBoxLayout(box)
        row.setSpacing(self._theme.px(10))
        row.addWidget(IconLabel(self._theme, "stop", "stop", 18), 0, Qt.AlignmentFlag.AlignTop)
        self.refused = label(
            " ".join(part for part in (error.what, error.kept, error.way_on) if part), wraps=True
        )
        row.addWidget(self.refused, 1)
        show = button(self._theme, self.tr("Show the file"), kind="link")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        self._column.insertWidget(self._rows_at, box)
        self._refused = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move between the rows, Enter takes one."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        here = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if step and here is not None:
            self.rows[(here + step) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here is not None:
            self.rows[here].click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self, recent: list[Recent]) -> None:
        theme = self._theme
        self._refused = None
        body = QWidget()
        across = QHBoxLayout(body)
        edge = min(theme.px(24), 32)
        across.setContentsMargins(edge, edge, edge, edge)
        across.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(12))
        self._column.addStretch(1)
        self._add_promise()
        self._rows_at = self._column.count()
        self._add_rows(recent)
        self._column.addStretch(1)
        across.addLayout(self._column)
        self._gap = QWidget()
        self._gap.setFixedWidth(theme.px(76))
        across.addWidget(self._gap)
        self._way = Way(theme)
        across.addWidget(self._way, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        self._scroll.setWidget(body)
        body.setProperty("clear", "true")
        self._fit()

    def _add_promise(self) -> None:
        theme = self._theme
        brand = QHBoxLayout()
        brand.setSpacing(theme.px(12))
        mark = QLabel()
        mark.setPixmap(QIcon(str(resource("icons/charrette.svg"))).pixmap(theme.px(44), theme.px(44)))
        brand.addWidget(mark)
        brand.addWidget(label("Charrette", "title"))
        brand.addStretch(1)
        self._column.addLayout(brand)
        self._column.addSpacing(theme.px(6))
        self._column.addWidget(
            label(self.tr("Every voice kept.\nOne list everyone can trust."), "display", wraps=True)
        )
        self._promise = label(
            self.tr(
                "Run the workshop, agree what matters most, and leave with a brief "
                "that architects and departments can build from."
            ),
            "promise",
            wraps=True,
        )
        self._column.addWidget(self._promise)
        self._column.addSpacing(theme.px(12))

    def _add_rows(self, recent: list[Recent]) -> None:
        theme, window = self._theme, self._window
        self.rows = []
        for each in recent[:MOST_RECENT]:
            row = WelcomeRow(theme, "document", each.project.name, each.sentence, low=True)
            row.clicked.connect(lambda _=False, id_=each.project.id: self._open(id_))
            self._add_row(row)
        if len(recent) > MOST_RECENT:
            more = button(theme, self.tr("All {} projects…").format(len(recent)), kind="link")
            more.clicked.connect(window.files.choose_project)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if recent:
            self._column.addSpacing(theme.px(4))
        low = bool(recent)
        files = window.files
        ways = (
            ("sample", "Rehearse with a sample", _SAMPLE, "R", self.rehearse_wanted.emit),
            ("prepare", "New project", _QUESTIONS, "Ctrl N", files.new_project),
            ("folder", "Open needs file", _FILE, "Ctrl O", files.choose_file),
        )
        for place, (icon, title, sentence, key, act) in enumerate(ways):
            row = WelcomeRow(theme, icon, title, sentence, key=key, primary=not recent and not place, low=low)
            row.clicked.connect(calling(act))
            self._add_row(row)

    def _add_row(self, row: WelcomeRow) -> None:
        self._column.addWidget(row)
        self.rows.append(row)

    def _open(self, project_id: UUID) -> None:
        self._desk.open_project(project_id)

    def _fill_foot(self) -> None:
        theme = self._theme
        row = QHBoxLayout(self._foot)
        edge = min(theme.px(24), 32)
        row.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel(theme, "lock", "ink2", 16))
        stays = ElidedLabel("small")
        stays.show_text(self.tr("Everything stays on this computer. No account, no internet needed."))
        row.addWidget(stays, 1)
        self._text_size = button(theme, "", kind="quiet", tip=self.tr("Ctrl+= and Ctrl+- change it"))
        self._text_size.clicked.connect(self._window.files.show_settings)
        row.addWidget(self._text_size)
        shortcuts = button(theme, self.tr("Shortcuts"), kind="quiet", key="Shift ?")
        shortcuts.clicked.connect(self._window.show_help)
        row.addWidget(shortcuts)

    def _show_text_size(self) -> None:
        self._text_size.setText(self.tr("Text size: {} %").format(round(self._theme.scale * 100)))

    def _clear_refused(self) -> None:
        if self._refused is not None:
            self._refused.deleteLater()
            self._refused = None

    def _fit(self) -> None:
        """Without room the right column goes first."""
        if hasattr(self, "_way"):
            scale = self._theme.scale
            room = self.width() / scale >= 1120 and self.height() / scale >= 640
            self._way.setVisible(room)
            self._gap.setVisible(room)
            width = min(self._theme.px(520), self.width() - 2 * min(self._theme.px(24), 32) - 16)
            for row in self.rows:
                row.setFixedWidth(width)
            self._promise.setFixedWidth(width)


_SAMPLE = "A whole charrette to try everything with; nothing of yours is touched"
_QUESTIONS = "A few questions, then the room can begin"
_FILE = "CSV, Excel or JSON from another school or tool"
