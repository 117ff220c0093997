"""The act of printing: asks for a printer, then draws page after page in the background and hands them over."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from charrette.domain.errors import ExportError
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.publish.pages import Pages, page_images
from charrette.ui.publish.printing import PrintJob, chosen_pages, print_width, printer_for


class PrintAct(QObject):
    """One print at a time."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self.running = False

    def ask(self, pages: Pages, title: str, anew: Callable[[], Pages] | None = None) -> None:
        """Shows the system's print dialog, then prints; ``anew`` draws the pages again, with numbers given out."""
        printer = printer_for(pages, title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, pages.count)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed and anew:
            self._desk.run(anew, lambda fresh: self.print(fresh, printer), owner=self)
        elif agreed:
            self.print(pages, printer)

    def print(self, pages: Pages, printer: QPrinter) -> None:
        """Prints the chosen pages on a printer (or into the file it writes to)."""
        job = PrintJob(printer)
        if self.running or not job.begin():
            self._desk.failed.emit(
                ExportError(
                    "The printer does not take the document.", "Nothing was printed.", "Choose another."
                )
            )
            return
        self.running = True
        self._next(pages, job, list(chosen_pages(printer, pages.count)), 0)

    def _next(self, pages: Pages, job: PrintJob, numbers: list[int], place: int) -> None:
        if place == len(numbers):
            job.end()
            self.running = False
            self._desk.said.emit(f"Sent {counted(len(numbers), 'page')} to the printer.", False)
            return

        def add(images: list[QImage]) -> None:
            job.add(images[0])
            self._next(pages, job, numbers, place + 1)

        width = print_width(pages, numbers[place])
        self._desk.run(lambda: page_images(pages, [numbers[place]], width), add, owner=self)
