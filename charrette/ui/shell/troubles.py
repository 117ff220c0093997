"""When the fault is ours: a calm sentence, and a report the person can save."""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from charrette import __version__
from charrette.system.paths import documents_folder, log_folder
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.file_questions import file_to_save
from charrette.ui.widgets.labels import label

LOG_TAIL = 200


def report_of(error: BaseException) -> str:
    """What a person who mends Charrette needs to know. It may hold words that were typed just then."""
    told = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    parts = [
        f"Charrette {__version__}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        told,
        "Last lines of the log:",
        *_log_tail(),
    ]
    return "\n".join(parts) + "\n"


def _log_tail() -> list[str]:
    newest = sorted(log_folder().glob("*.log"), key=lambda path: path.stat().st_mtime)
    if not newest:
        return ["(no log)"]
    return newest[-1].read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL:]


class TroubleDialog(Question):
    """Something in Charrette went wrong: what was kept, and the report to save."""

    def __init__(self, parent: QWidget | None, theme: Theme, error: BaseException) -> None:
        super().__init__(parent, theme, "Something in Charrette went wrong", "Go on")
        self._error = error
        self.body.addWidget(
            label(
                self.tr(
                    "This is our fault, not yours. Every card, need and ballot that was kept is kept. "
                    "The last thing you did may not have happened: look, and do it again if it is missing."
                ),
                "body",
                wraps=True,
            )
        )
        self.saved = label("", "ok", wraps=True)
        self.saved.hide()
        self.body.addWidget(self.saved)
        save = button(theme, self.tr("Save report…"))
        save.clicked.connect(self._on_save)
        self.foot.insertWidget(0, save)
        self.cancel.hide()

    def save_report(self, path: Path) -> None:
        """Writes the report, or says why it could not be written."""
        try:
            path.write_text(report_of(self._error), encoding="utf-8")
        except OSError as error:
            self.saved.setText(self.tr("The report was not written: {}").format(error.strerror))
        else:
            self.saved.setText(self.tr("The report is in {}. Read it before you send it on.").format(path))
        self.saved.show()

    def _on_save(self) -> None:
        folder = documents_folder() if documents_folder().is_dir() else Path.home()
        path = file_to_save(
            self, self.tr("Save report"), folder / "charrette-report.txt", self.tr("Text (*.txt)")
        )
        if path is not None:
            self.save_report(path)
