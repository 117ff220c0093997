"""Publish: documents and needs files, seen as they will be, then exported or printed."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from charrette.domain.editions import Edition
from charrette.domain.errors import CharretteError
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.options import SheetOptions
from charrette.services.documents import DOCUMENTS, holds_something
from charrette.services.export_states import Exports, last_exports
from charrette.system.paths import documents_folder
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.publish.agreement import Agreement
from charrette.ui.publish.choice import Choice, asked_for, everything
from charrette.ui.publish.document_lines import document_lines
from charrette.ui.publish.exporter import Exporter, Outcome
from charrette.ui.publish.header import PublishHeader, page_actions
from charrette.ui.publish.layout import PublishLayout
from charrette.ui.publish.pages import Pages
from charrette.ui.publish.possible import blocked_names, numbered_pages, why_not
from charrette.ui.publish.preview_maker import Preview, PreviewMaker
from charrette.ui.publish.print_act import PrintAct
from charrette.ui.theme import Theme
from charrette.ui.widgets.file_questions import folder_to_use

if TYPE_CHECKING:
    from charrette.store.changes import Changes


class PublishPage(QWidget):
    """Choose a document at the left, look at it in the middle, say for whom and where at the right."""

    header_changed = Signal()
    go = Signal(str, object)

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.title = self.tr("Publish")
        self.choice = Choice(paper=_paper(desk.settings.paper))
        self._exports: Exports = {}
        self._counts: dict[str, int] = {}
        self._agreement = Agreement(desk, theme, self)
        self._stale = True
        self.parts = PublishLayout(desk, theme, self)
        self.preview, self.options = self.parts.preview, self.parts.options
        self.documents = self.parts.documents
        self.maker, self.exporter = PreviewMaker(desk, self), Exporter(desk, self)
        self.printing = PrintAct(desk, self)
        self.header = PublishHeader(theme, self)
        self.print_button, self.all_button, self.export_button = self.header.buttons
        self._make_actions()
        self._connect()
        self._show_choice()

    def context(self) -> str:
        """The project, and that the preview follows."""
        if self._desk.project_id is None:
            return ""
        return self.tr("{name}; the preview follows every change").format(
            name=self._desk.snapshot.project.name
        )

    def header_widgets(self) -> list[QWidget]:
        """Print, export all, and the one primary act."""
        return list(self.header.buttons)

    def enter(self) -> None:
        """Draws what is not up to date; the list of documents takes the focus."""
        self._show_documents()
        self.parts.focus_first()
        if self._stale:
            self._stale = False
            self._draw()
            self._read_states()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return self.parts.panes()

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the page."""
        return list(self._acts)

    def reveal(self, payload: object) -> None:
        """Shows the document of this name, as another page asks for it; "meeting CM-2" is that meeting's minutes."""
        if (found := asked_for(self.choice, str(payload))) is not None:
            self._choose(found)

    def choose(self, name: str) -> None:
        """Shows another document."""
        if name != self.choice.name:
            self._choose(self.choice.of(name))

    def choose_edition(self, value: str) -> None:
        """Public, or full after having asked once."""
        edition = Edition(value)
        if not self._agreement.given(edition):
            self.options.show_choice(self.choice)
            return
        self._choose(replace(self.choice, edition=edition))

    def choose_format(self, value: str) -> None:
        """One of the formats of a needs file."""
        self._choose(replace(self.choice, format=value))

    def choose_sheets(self, options: SheetOptions) -> None:
        """How many, how large, for which session or round, in which languages."""
        self._choose(replace(self.choice, options=options))

    def choose_paper(self, value: str) -> None:
        """Letter or A4; remembered on this computer."""
        self._desk.settings.paper = value
        self._choose(replace(self.choice, paper=_paper(value)))

    def choose_folder(self, folder: Path) -> None:
        """Where exports go; remembered on this computer."""
        self._desk.settings.export_folder = str(folder)
        self.options.show_folder(self.folder)

    @property
    def folder(self) -> Path:
        """Where exports go: the folder chosen last, else the documents of this user."""
        kept = self._desk.settings.export_folder
        return Path(kept) if kept else documents_folder()

    def export(self) -> None:
        """Writes the chosen document; one that names people asks once."""
        if self._agreement.given(self.choice.made_in):
            self._export((self.choice,))

    def export_all(self) -> None:
        """Writes every report in every format, in the chosen edition."""
        self._export(everything(self.choice, self._desk.planned))

    def print(self) -> None:
        """Asks for a printer, then prints the pages of the preview; their numbers are given out first."""
        if self.preview.pages is not None and self._agreement.given(self.choice.made_in):
            anew = numbered_pages(self._desk, self.choice)
            self.printing.ask(self.preview.pages, self.choice.document.title, anew)

    def _make_actions(self) -> None:
        entries = (
            (self.tr("Export this document"), "Ctrl+E", self.export),
            (self.tr("Export all reports"), "Ctrl+Shift+E", self.export_all),
            (self.tr("Print…"), "Ctrl+P", self.print),
            (self.tr("Next page of the preview"), "PgDown", lambda: self.preview.turn(1)),
            (self.tr("Previous page of the preview"), "PgUp", lambda: self.preview.turn(-1)),
            (self.tr("Change the export folder…"), "", self._on_folder_wanted),
        )
        self._acts = page_actions(self, entries)

    def _connect(self) -> None:
        acts = (self.print, self.export_all, self.export)
        for made, act in zip(self.header.buttons, acts, strict=True):
            made.clicked.connect(act)
        self.documents.chosen.connect(self.choose)
        self.parts.chosen.connect(self.choose)
        options = self.options
        options.edition_chosen.connect(self.choose_edition)
        options.paper_chosen.connect(self.choose_paper)
        options.format_chosen.connect(self.choose_format)
        options.sheets_chosen.connect(self.choose_sheets)
        options.folder_wanted.connect(self._on_folder_wanted)
        options.cancel_wanted.connect(self.exporter.cancel)
        self.exporter.advanced.connect(options.show_progress)
        self.exporter.finished.connect(self._on_exported)
        self.maker.started.connect(lambda: self.preview.show_state(self.tr("updating…")))
        self.maker.made.connect(self._on_preview)
        self.maker.failed.connect(self._on_preview_failed)
        self._desk.changed.connect(self._on_changed)
        self._desk.opened.connect(self._on_opened)

    def _choose(self, choice: Choice) -> None:
        other = choice.name != self.choice.name or choice.paged != self.choice.paged
        self.choice = choice
        if other:
            self.preview.clear()
        self._show_choice()
        self._draw()

    def _draw(self, soon: bool = False) -> None:
        """Draws the choice, or says why it cannot be made now."""
        words = why_not(self._desk.planned, self.choice)
        if words:
            self.maker.give_up()
            self.preview.show_blocked(self.tr("Not yet"), words)
            self.options.show_check(None)
        elif soon:
            self.maker.soon(self.choice)
        else:
            self.maker.now(self.choice)
        self._enable()

    def _show_choice(self) -> None:
        if self._desk.project_id is not None:
            self.options.sheets.show_project(self._desk.planned)
        self.options.show_choice(self.choice)
        self.options.show_folder(self.folder)
        self.header.show_choice(self.choice)
        self._show_documents()
        self._enable()

    def _show_documents(self) -> None:
        snapshot = self._desk.planned if self._desk.project_id is not None else None
        blocked = blocked_names(snapshot, self.choice) if snapshot else ()
        empty = {each.name for each in DOCUMENTS if not holds_something(each, snapshot)}
        lines = document_lines(self.choice, self._exports, self._counts, blocked, empty)
        self.parts.show_documents(lines, self.choice.name)

    def _enable(self) -> None:
        possible = self._desk.project_id is None or not why_not(self._desk.planned, self.choice)
        printable = self.choice.paged and self.preview.pages is not None
        self.header.enable(printable=printable, possible=possible, running=self.exporter.running)

    def _export(self, choices: tuple[Choice, ...]) -> None:
        self.options.summary.hide()
        self.exporter.export(choices, self.folder)
        self._enable()

    def _on_exported(self, outcome: Outcome) -> None:
        self.options.end_progress()
        self.options.summary.show_outcome(outcome)
        self.parts.show_outcome()
        self._enable()
        self._read_states()

    def _on_folder_wanted(self) -> None:
        chosen = folder_to_use(self, self.tr("Export to"), self.folder)
        if chosen is not None:
            self.choose_folder(chosen)

    def _on_preview(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        pages = preview.content if isinstance(preview.content, Pages) else None
        if pages is not None:
            self._counts[preview.choice.name] = pages.count
        self.options.show_check(pages)
        self._show_choice()

    def _on_preview_failed(self, error: CharretteError) -> None:
        self.preview.show_state(self.tr("could not be drawn"))
        self._desk.failed.emit(error)

    def _on_changed(self, changes: "Changes") -> None:
        if self.isVisible():
            self._draw(soon=True)
            self._read_states()
        else:
            self._stale = True
        if changes.ids("project"):
            self.header_changed.emit()

    def _on_opened(self) -> None:
        self.maker.give_up()
        self._stale, self._counts, self._exports = True, {}, {}
        self.choice = replace(self.choice, edition=Edition.PUBLIC)
        self.preview.clear()
        self.options.summary.hide()
        if self._desk.project_id is not None:
            self._show_choice()
            if self.isVisible():
                self.enter()

    def _read_states(self) -> None:
        project_id = self._desk.project_id
        if project_id is not None:
            self._desk.ask(
                lambda queries: last_exports(queries.minutes(project_id)), self._on_states, owner=self
            )

    def _on_states(self, exports: Exports) -> None:
        self._exports = exports
        self._show_documents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.parts.fit(self.width() / self._theme.scale)


def _paper(value: str) -> Paper:
    """The paper of the settings; Letter when they hold anything else."""
    return Paper(value) if value in {each.value for each in Paper} else Paper.LETTER
