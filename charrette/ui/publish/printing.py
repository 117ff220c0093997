"""Printing: the same pages as the preview, drawn for paper."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from charrette.ui.publish.pages import Pages

DOTS_PER_INCH = 300


def printer_for(pages: Pages, title: str) -> QPrinter:
    """A printer set to the paper of the document."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    width, height = pages.sizes[0]
    printer.setPageSize(QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point))
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    printer.setFullPage(True)
    printer.setFromTo(1, pages.count)
    return printer


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages a person chose in the dialog, counted from 0; all where nothing was chosen."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return range(printer.fromPage() - 1, min(printer.toPage() or count, count))
    return range(count)


def print_width(pages: Pages, number: int = 0) -> int:
    """How many dots wide a page (counted from 0) is drawn."""
    return round(pages.sizes[number][0] / 72 * DOTS_PER_INCH)


class PrintJob:
    """Puts pages onto paper one after another, as they are drawn."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()
        self._first = True

    def begin(self) -> bool:
        """Whether the printer takes the job."""
        return self._painter.begin(self._printer)

    def add(self, image: QImage) -> None:
        """One more page, as large as the paper; a page that lies on its side is turned."""
        if not self._first:
            self._printer.newPage()
        self._first = False
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        if (image.width() > image.height()) != (paper.width() > paper.height()):
            image = image.transformed(QTransform().rotate(90))
        scale = min(paper.width() / image.width(), paper.height() / image.height())
        size = QSizeF(image.width() * scale, image.height() * scale)
        self._painter.drawImage(QRectF(paper.topLeft(), size), image)

    def end(self) -> None:
        """Hands the job to the printer."""
        self._painter.end()
