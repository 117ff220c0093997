"""The right side: for whom a document is made, on what paper, where it goes, and what became of the last export."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.editions import Edition
from charrette.domain.wording import counted
from charrette.services.documents import DOCUMENTS
from charrette.ui.publish.choice import FORMAT_WORDS, Choice
from charrette.ui.publish.pages import Pages
from charrette.ui.publish.sheet_options import SheetOptionsForm
from charrette.ui.publish.summary import Summary
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

_EDITION_WORDS = {
    Edition.PUBLIC: "No names, no aliases, small groups joined, redacted words hidden.",
    Edition.FULL: "Everything, word for word. Marked “restricted” on every page and in the file name.",
}
_SCRIPT_WORDS = {
    ("agenda", Edition.PUBLIC): "Times, titles and outcomes. No notes, no prompts, nobody named.",
    ("agenda", Edition.FULL): "Your script: notes, prompts, people and materials. Marked “restricted”.",
    ("kit", Edition.PUBLIC): "Cards, grids, ballots and count sheets. Nobody is named on them.",
    ("kit", Edition.FULL): "Sign-in sheets and name tents too: they hold aliases. Marked “restricted”.",
}


class Options(QScrollArea):
    """Says what a person chose; the page decides what comes of it."""

    edition_chosen = Signal(str)
    paper_chosen = Signal(str)
    format_chosen = Signal(str)
    sheets_chosen = Signal(object)
    """``SheetOptions`` for what is printed for the room."""
    folder_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Options"))
        self._column = QVBoxLayout()
        self.title, self.purpose = label("", "lead", wraps=True), label("", "small", wraps=True)
        self.edition = Segment(theme, [("public", "Public"), ("full", "Full")], name="Edition")
        self.edition_words = label("", "hint", wraps=True)
        self.paper = Segment(theme, [("letter", "Letter"), ("a4", "A4")], name="Paper")
        written = {each for document in DOCUMENTS for each in document.formats}
        formats = [(each, words) for each, words in FORMAT_WORDS.items() if each in written]
        self.format = Segment(theme, formats, name="Format")
        self.sheets = SheetOptionsForm(theme)
        self.folder, self.choose = label("", "small", wraps=True), button(theme, "Change folder…")
        self.checked, self.summary = label("", "small", wraps=True), Summary(theme)
        self._build()
        self.edition.chosen.connect(self.edition_chosen)
        self.paper.chosen.connect(self.paper_chosen)
        self.format.chosen.connect(self.format_chosen)
        self.sheets.chosen.connect(self.sheets_chosen)
        self.choose.clicked.connect(self.folder_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)

    def show_choice(self, choice: Choice) -> None:
        """The choice as it is now."""
        document = choice.document
        self.title.setText(document.title)
        self.purpose.setText(f"{document.purpose}. For {_lower(document.audience)}.")
        self._show_edition(choice)
        self.sheets.show_choice(choice)
        self.paper.choose(choice.paper.value)
        for widget in self._of_paper:
            widget.setVisible(choice.paged)
        several = len(document.formats) > 1
        for widget in self._of_format:
            widget.setVisible(several)
        if several:
            self.format.offer(document.formats)
            self.format.choose(choice.format)

    def _show_edition(self, choice: Choice) -> None:
        """Both editions to choose from, or why there is one only."""
        document = choice.document
        self.edition.setVisible(len(document.editions) > 1)
        self.edition.choose(choice.made_in.value)
        only = document.restricted or "Nobody is named on it: public edition."
        words = _EDITION_WORDS[choice.made_in] if len(document.editions) > 1 else only
        self.edition_words.setText(_SCRIPT_WORDS.get((document.name, choice.made_in), words))
        give_role(self.edition_words, "warn" if choice.made_in is Edition.FULL else "hint")

    def show_folder(self, folder: Path) -> None:
        """Where exports go; the home folder is shortened."""
        self.folder.setText(_short(folder))
        self.folder.setToolTip(str(folder))

    def show_check(self, pages: Pages | None) -> None:
        """What was looked at while drawing."""
        if pages is None:
            self.checked.setText("")
        elif pages.missing:
            give_role(self.checked, "warn")
            named = " ".join(pages.missing[:12])
            self.checked.setText(f"{counted(len(pages.missing), 'character')} no font can draw: {named}")
        else:
            give_role(self.checked, "ok")
            self.checked.setText(f"{counted(pages.count, 'page')}; every character can be drawn.")

    def show_progress(self, words: str, done: int, of: int) -> None:
        """An export is running."""
        self._progress.show()
        self.bar.setMaximum(max(of, 1))
        self.bar.setValue(done)
        self.progress_words.setText(f"Exporting {words}…")

    def end_progress(self) -> None:
        """No export runs any more."""
        self._progress.hide()

    def _build(self) -> None:
        px = self._theme.px
        inside = QWidget()
        inside.setProperty("clear", "true")
        inside.setLayout(self._column)
        self._column.setContentsMargins(px(20), px(20), px(20), px(20))
        self._column.setSpacing(px(6))
        self._column.addWidget(self.title)
        self._column.addWidget(self.purpose)
        self._section("Edition", self.edition, self.edition_words)
        self._of_format = self._section("Format", self.format)
        self._of_paper = self._section("Paper", self.paper)
        self._column.addWidget(self.sheets)
        self._section("Folder", self.folder, self.choose)
        self._column.addSpacing(px(12))
        self._column.addWidget(self.checked)
        self._build_progress()
        self._column.addSpacing(px(8))
        self._column.addWidget(self.summary)
        self._column.addStretch(1)
        self.setWidget(inside)

    def _section(self, words: str, *widgets: QWidget) -> tuple[QWidget, ...]:
        head: QLabel = label(words, "label")
        head.setContentsMargins(0, self._theme.px(12), 0, 0)
        head.setBuddy(widgets[0])
        for widget in (head, *widgets):
            self._column.addWidget(widget)
        return head, *widgets

    def _build_progress(self) -> None:
        self._progress = QWidget()
        column = QVBoxLayout(self._progress)
        column.setContentsMargins(0, self._theme.px(8), 0, 0)
        column.setSpacing(self._theme.px(6))
        self.progress_words, self.bar = label("", "small", wraps=True), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.cancel = button(self._theme, self.tr("Cancel"))
        for widget in (self.progress_words, self.bar, self.cancel):
            column.addWidget(widget)
        self._progress.hide()
        self._column.addWidget(self._progress)


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
