"""Shared papers: listed, added by dialog or by dropping files, looked at, opened, renamed, attached, removed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.services.papers import AddPaper, add_paper, edit_paper, laid_out, remove_paper
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.papers_preview import PaperPreview
from charrette.ui.plan.papers_rows import (
    THE_PROJECT,
    About,
    PaperRow,
    about_words,
    abouts,
    paper_rows,
    papers_table,
)
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.ask import pick
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.file_questions import file_to_open
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

NARROW, LOW, PREVIEW = 860, 440, 360
"""Effective: the width below which the preview stands under the list, the height below which there is no room for it
there, and its width beside the list."""


class PapersPane(QWidget):
    """``Insert`` adds, ``Enter`` opens, ``F2`` renames, ``Delete`` removes. With ``about`` only its papers."""

    def __init__(self, desk: Desk, theme: Theme, about: About | None = None) -> None:
        super().__init__()
        self._desk, self._theme, self._fixed = desk, theme, about
        self._snapshot: ProjectSnapshot | None = None
        self.about = about
        """What is shown: the papers about one thing, or all where it is None."""
        self.model = papers_table(self, writable=not desk.read_only)
        self.table = WrappedRows(theme, self.model, self.tr("Shared papers"), (0, 0, 170, 80, 110))
        self.preview, self.filter = PaperPreview(desk, theme), QComboBox()
        self.told = label("", "error", wraps=True)
        self.add_button = button(theme, self.tr("Add papers…"), kind="primary", icon="plus", key="Ins")
        self.open_button = button(theme, self.tr("Open"), key="Enter")
        self.attach_button = button(theme, self.tr("Attach to…"))
        self.remove_button = button(theme, self.tr("Remove"), key="Del")
        self.empty = EmptyState(
            theme,
            self.tr("No paper shared yet"),
            self.tr("Drop drawings, quotes or photos here, up to 25 MB each; the library keeps them."),
            [(self.tr("Add papers…"), self.add)],
        )
        self._either, self._row = QStackedWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    def show_snapshot(self, snapshot: "ProjectSnapshot") -> None:
        """The papers as they are now; the current one stays current."""
        if self._snapshot is not None and snapshot.project.id != self._snapshot.project.id:
            self.about = self._fixed
        self._snapshot = snapshot
        self._fill_filter(snapshot)
        rows = paper_rows(snapshot, self.about, today_of(self._desk))
        self.table.show_rows(rows)
        nothing = not rows and (self._fixed is not None or not snapshot.planned.papers)
        self._either.setCurrentWidget(self.empty if nothing else self._whole)
        self._on_current()

    def show_about(self, about: About | None) -> None:
        """Only the papers about one thing, or all."""
        self.about = about
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def enter(self) -> None:
        """The list takes the focus, or the way to a first paper."""
        (self.empty if self._either.currentWidget() is self.empty else self.table).setFocus()

    def stops(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.empty] if self._either.currentWidget() is self.empty else [self.filter, self.table]

    def add(self) -> None:
        """Asks for a file and shares it."""
        if not self._desk.read_only and (path := file_to_open(self, self.tr("Add a paper"), "")):
            self.add_files([path])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Shares files, each a step of its own, attached to what is shown."""
        if self._snapshot is None or self._desk.read_only:
            return
        self._tell("")
        about = self.about or THE_PROJECT
        for path in paths:
            command = AddPaper(
                self._snapshot.project.id,
                path,
                need_id=about.need_id,
                scope_id=about.scope_id,
                milestone_id=about.milestone_id,
            )
            self._desk.do(
                add_paper, command, lambda paper: self.table.select(paper.id), self._on_failed, owner=self
            )

    def open_paper(self) -> None:
        """Opens a copy with the system's program."""
        row, library = self.table.current(), self._desk.library
        if not isinstance(row, PaperRow):
            return
        self._tell("")

        def then(path: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._tell(self.tr("No program on this computer opens {name}.").format(name=path.name))

        self._desk.run(lambda: laid_out(library, row.paper), then, self._on_failed, owner=self)

    def attach(self) -> None:
        """Asks what the current paper is about."""
        row, snapshot = self.table.current(), self._snapshot
        if not isinstance(row, PaperRow) or snapshot is None or self._desk.read_only:
            return
        choices: list[tuple[str, object]] = [(words, about) for about, words in abouts(snapshot)]
        title = self.tr("Attach {title}").format(title=row.title)
        about = pick(self, self._theme, title, self.tr("What it is about"), choices)
        if isinstance(about, About) and about != About.of(row.paper):
            self._tell("")
            self._desk.do(edit_paper, about.put_on(row.paper), failed=self._on_failed, owner=self)

    def remove(self) -> None:
        """Takes the current paper out; undo brings it back."""
        if isinstance(row := self.table.current(), PaperRow) and not self._desk.read_only:
            self._desk.do(remove_paper, row.id, failed=self._on_failed, owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._desk.read_only and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.add_files(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / self._theme.scale
        way, narrow = QBoxLayout.Direction, width < NARROW
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._row.setStretch(1, 1 if narrow else 0)
        self.preview.setVisible(not narrow or self.height() / self._theme.scale >= LOW)
        self.preview.setMinimumWidth(0 if narrow else self._theme.half_px(PREVIEW))
        self.preview.setMaximumWidth(self.width() if narrow else self._theme.half_px(PREVIEW))
        self.table.fit([column for column, least in ((2, 980), (4, 840), (3, 460)) if width < least])

    def _build(self) -> None:
        px = self._theme.px
        top, foot, left = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        named = label(self.tr("Attached to"), "label")
        named.setBuddy(self.filter)
        self.filter.setAccessibleName(self.tr("Attached to"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.filter.setMinimumContentsLength(18)
        self._top = QWidget()
        self._top.setLayout(top)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(named)
        top.addWidget(self.filter)
        top.addStretch(1)
        self._top.setVisible(self._fixed is None)
        for made in (self.add_button, self.open_button, self.attach_button, self.remove_button):
            foot.addWidget(made)
        foot.addStretch(1)
        for row in (top, foot, left):
            row.setSpacing(px(8))
        left.addWidget(self._top)
        left.addWidget(self.table, 1)
        left.addWidget(self.told)
        left.addLayout(foot)
        self._whole = QWidget()
        self._whole.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(20))
        self._row.addLayout(left, 1)
        self._row.addWidget(self.preview)
        for each in (self._whole, self.empty):
            self._either.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self.table.when_empty = self.tr("No paper here.")
        self.told.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.table.opened.connect(self.open_paper)
        self.table.add_wanted.connect(self.add)
        self.table.remove_wanted.connect(self.remove)
        self.table.current_changed.connect(self._on_current)
        self.filter.activated.connect(calling(lambda: self.show_about(self.filter.currentData())))
        self.add_button.clicked.connect(calling(self.add))
        self.open_button.clicked.connect(calling(self.open_paper))
        self.attach_button.clicked.connect(calling(self.attach))
        self.remove_button.clicked.connect(calling(self.remove))

    def _fill_filter(self, snapshot: "ProjectSnapshot") -> None:
        """What papers are about, and what is asked for."""
        held = {About.of(each) for each in snapshot.planned.papers} | (
            {self.about} if self.about else set[About]()
        )
        known = [(about, words) for about, words in abouts(snapshot) if about in held]
        gone = held - {about for about, _ in known}
        with QSignalBlocker(self.filter):
            self.filter.clear()
            self.filter.addItem(self.tr("Everything"), None)
            for about, words in (*known, *((each, about_words(snapshot, each)) for each in gone)):
                self.filter.addItem(words, about)
            choose_value(self.filter, self.about)

    def _on_current(self) -> None:
        row = self.table.current()
        self.preview.show_paper(row.paper if isinstance(row, PaperRow) else None)
        writable = not self._desk.read_only
        self.add_button.setEnabled(writable)
        self.open_button.setEnabled(row is not None)
        for made in (self.attach_button, self.remove_button):
            made.setEnabled(writable and row is not None)

    def _on_edited(self, row: PaperRow, column: int, title: object) -> None:
        del column
        self._tell("")
        self._desk.do(edit_paper, replace(row.paper, title=str(title)), failed=self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._tell(str(error))

    def _tell(self, words: str) -> None:
        """What went wrong, under the list; where nothing is listed yet in the place of its words."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)
            if self._either.currentWidget() is self.empty:
                self.empty.show_words(self.tr("That could not be added"), words)
