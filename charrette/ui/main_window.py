"""The facilitator's window: the way through on the left, one page at a time, and what was just done below."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage, key_words
from charrette.ui.shell.header import Header
from charrette.ui.shell.notices import Banner, NoticeLine
from charrette.ui.shell.panes import cycle
from charrette.ui.shell.rail import Rail
from charrette.ui.shell.steps import MINUTES, STEP_BY_NAME, STEPS, Revealing, make_page
from charrette.ui.theme import Theme

NARROW = 1120
FRAME = 40
"""What a system's title bar may take of the screen's height."""
READ_ONLY = (
    "This library is open read-only. You can look and export; nothing can be added or changed. "
    "To work in it, close the other window or open a copy."
)

PROJECTOR_LOST = (
    "The projector has gone. Everything is kept, and the timer runs on. Plug it in again, then press F5."
)


class MainWindow(QMainWindow):
    """Shell, navigation and menus. Pages are made when they are first gone to."""

    rehearse_wanted = Signal()
    """Open the sample project in a library of its own."""
    library_wanted = Signal(str)
    """Open another library: a file's path or an address."""

    def __init__(self, desk: Desk, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self.desk, self.theme, self.stage = desk, theme, stage
        self.pages: dict[str, Any] = {}
        self.current = ""
        self._project_id: UUID | None = None
        self._without_projector = self._alt_alone = False
        self._build()
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._show_words)
        desk.said.connect(self.notice.say)
        desk.failed.connect(self.notice.fail)
        desk.broke.connect(self._on_broke)
        stage.projector_lost.connect(self._on_projector_lost)
        stage.changed.connect(self._on_stage_changed)
        theme.changed.connect(self._fit)
        desk.first_picture.watch(self)
        desk.first_picture.then(self._complete)
        self._restore_geometry()
        self._on_opened()

    def show_page(self, name: str, payload: UUID | str | None = None) -> None:
        """Goes to a step (or the minutes); ``payload`` is what the page shall show there."""
        if self.desk.project_id is None:
            return
        if self.current:
            self.desk.first_picture.tell()
        page = self.page(name)
        self.current = name
        self._stack.setCurrentWidget(page)
        self.header.show_page(name, page.title, page.context())
        self.rail.show_step(name)
        self._show_words()
        self._whole.setCurrentWidget(self._workspace)
        page.enter()
        if payload is not None and isinstance(page, Revealing):
            page.reveal(payload)

    def page(self, name: str) -> Any:
        """The page of a step, made when it is asked for the first time."""
        if name not in self.pages:
            page: Any = make_page(STEP_BY_NAME[name], self.desk, self.theme, self.stage, self._stack)
            self.pages[name] = page
            self._stack.addWidget(page)
            self.desk.first_picture.then(lambda: self.header.add_page(name, page.header_widgets()))
            page.header_changed.connect(self._show_words)
            if hasattr(page, "go"):
                page.go.connect(self.show_page)
            _lock_foot(page, locked=self.desk.read_only)
        return self.pages[name]

    def open_file(self, path: Path) -> None:
        """A needs file or a library, as its kind asks for."""
        self.desk.first_picture.tell()
        self.files.open_file(path)

    def refuse(self, error: CharretteError, path: Path) -> None:
        """A file that could not be taken: above the ways in, or in the notice line."""
        if self.current:
            self.notice.fail(error)
        else:
            self._welcome.show_refused(error, path)

    def show_bar(self, bar: QWidget) -> None:
        """A bar of its own under the header, for as long as the window is there."""
        self._column.insertWidget(self._column.indexOf(self._stack), bar)

    @property
    def effective_width(self) -> float:
        """The window's width in units of the text size."""
        return self.width() / self.theme.scale

    def _build(self) -> None:
        self.setMinimumSize(640, 480)
        self._whole = QStackedWidget()
        self.setCentralWidget(self._whole)
        self._workspace = QWidget(self._whole)
        row = QHBoxLayout(self._workspace)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(self.theme)
        self.rail.step_chosen.connect(self.show_page)
        self.rail.help_wanted.connect(self.show_help)
        row.addWidget(self.rail)
        column = self._column = QVBoxLayout()
        column.setSpacing(0)
        self.header, self.banner = Header(self.theme), Banner(self.theme)
        self._stack = QStackedWidget()
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self._whole.addWidget(self._workspace)
        self.notice = NoticeLine(self.theme)
        self.notice.setParent(self._whole)
        self.notice.height_changed.connect(self._place_notice)
        self.notice.undo_wanted.connect(self.desk.undo)
        self._welcome: Any = None

    def _complete(self) -> None:
        """What the first picture of the app can do without: menus and their keys."""
        from charrette.ui.shell.files import Files
        from charrette.ui.shell.late_notice import LateNotice
        from charrette.ui.shell.menus import Menus
        from charrette.ui.shell.window_commands import made_commands

        LateNotice(self.desk, self.notice, self.show_page, self)
        self.files, self._menus = Files(self), Menus(self)
        self.rail.menu_button.clicked.connect(lambda: self._menus.pop_up(self.rail.menu_button))
        self.commands = made_commands(self, self._actions_of)
        self.commands.enable(project=self.desk.project_id is not None, read_only=self.desk.read_only)

    def _actions_of(self, step: str) -> Sequence[QAction]:
        return self.page(step).actions() if self.desk.project_id is not None else ()

    def all_actions(self) -> list[tuple[str, Sequence[QAction]]]:
        """Every command by where it is; makes every page."""
        steps = [(step.words, self._actions_of(step.name)) for step in (*STEPS, MINUTES)]
        return [*self.commands.groups, *steps]

    def show_help(self) -> None:
        """The searchable list of shortcuts and commands."""
        from charrette.ui.shell.shortcuts import ShortcutList, entries

        dialog = ShortcutList(self, self.theme, [*entries(self.all_actions()), *key_words()])
        dialog.search.setFocus()
        dialog.exec()
        dialog.deleteLater()

    def cycle_panes(self, step: int) -> None:
        """The next stop: rail, then the panes of the page, then what its header offers."""
        if self.current in self.pages:
            cycle([*self.pages[self.current].panes(), self.header], step, self.rail.focus_step)

    def escape(self) -> None:
        """Closes the notice, or brings the focus back to the page."""
        if self.notice.isVisible():
            self.notice.close_notice()
        elif self.current in self.pages:
            self.pages[self.current].enter()

    def event(self, event: QEvent) -> bool:
        """Every key passes here before it becomes a shortcut: Alt+8 is no Alt."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt alone shows and hides the menu bar where the system has none of its own."""
        if event.key() != Qt.Key.Key_Alt or self.menuBar().isNativeMenuBar():
            super().keyReleaseEvent(event)
        elif self._alt_alone and not self.desk.first_picture.awaited:
            self._menus.toggle_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers the window and waits until everything asked for is on disk."""
        self.desk.settings.window = bytes(self.saveGeometry().toBase64().data()).decode()
        self.stage.close()
        self.desk.first_picture.tell()
        self.desk.open_library()  # a window closed at once must not wait for what waits for it
        self.desk.lanes.write(lambda: None).result()
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        kept = self.desk.settings.window
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            room = self.screen().availableSize() - QSize(0, FRAME)
            self.resize(QSize(1440, 900).boundedTo(room))

    def _on_opened(self) -> None:
        project = self.desk.project_id is not None
        if not self.desk.first_picture.awaited:
            self.commands.enable(project=project, read_only=self.desk.read_only)
        self._show_read_only()
        same, self._project_id = self._project_id == self.desk.project_id, self.desk.project_id
        if not project:
            self._show_welcome()
        elif not (same and self.current):  # with another session the keyboard stays where it is
            self.show_page(self.current or "run")

    def _show_welcome(self) -> None:
        from charrette.ui.welcome.page import WelcomePage

        if self._welcome is None:
            self._welcome = WelcomePage(self.desk, self.theme, self)
            self._welcome.rehearse_wanted.connect(self.rehearse_wanted)
            self._whole.addWidget(self._welcome)
        self.current = ""
        self._whole.setCurrentWidget(self._welcome)
        self.setWindowTitle("Charrette")
        self._welcome.enter()
        self._place_notice()

    def _on_projector_lost(self) -> None:
        self._without_projector = True
        self.banner.show_banner(self.tr(PROJECTOR_LOST), self.tr("Present in a window"), self.stage.present)

    def _on_stage_changed(self) -> None:
        """The room sees something again: what was said of the projector is over."""
        if self._without_projector and self.stage.presenting:
            self._without_projector = False
            self._show_read_only()

    def _show_read_only(self) -> None:
        if self.desk.read_only:
            self.banner.show_banner(self.tr(READ_ONLY))
        else:
            self.banner.clear()

    def _show_words(self, _: object = None) -> None:
        if self.current in self.pages and self.desk.project_id is not None:
            page = self.pages[self.current]
            self.header.show_words(page.title, page.context())
            step = STEP_BY_NAME[self.current].words
            self.setWindowTitle(f"{self.desk.snapshot.project.name} – {step} – Charrette")
            self._place_notice()

    def _on_broke(self, error: BaseException) -> None:
        from charrette.ui.shell.troubles import TroubleDialog

        dialog = TroubleDialog(self, self.theme, error)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _fit(self) -> None:
        self.rail.show_narrow(self.effective_width < NARROW)
        self._place_notice()

    def _place_notice(self) -> None:
        foot = getattr(self.pages.get(self.current), "foot", None)
        self.notice.place(self._whole, foot, self.rail.width() if self.current else 0)


def _lock_foot(page: QWidget, *, locked: bool) -> None:
    """Capture is off, in words, while the library cannot be written."""
    foot = getattr(page, "foot", None)
    if locked and isinstance(foot, QWidget):
        foot.setEnabled(False)
        foot.setToolTip(page.tr("The library is open read-only."))
