"""Saves the picture of a result: as an SVG or a PNG, each with the sentence that says the same inside."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from charrette.domain.errors import ExportError, InvalidInputError
from charrette.ui.models.chart import ResultChart
from charrette.ui.prioritise.charts_paint import ChartPainter
from charrette.ui.theme import Theme

SHARP = 1.5
"""Pixels a unit in a PNG of usual height."""
_TALLEST = 16_000
"""Pixels that viewers still open."""


def picture_bytes(theme: Theme, chart: ResultChart, kind: str) -> bytes:
    """The file of the picture; ``kind`` is svg or png. Raises ``InvalidInputError`` for any other."""
    painted = ChartPainter(theme, chart)
    if kind == "svg":
        return _svg(painted, chart)
    if kind == "png":
        return _png(painted, chart)
    raise InvalidInputError(f"A picture is saved as SVG or PNG, not as “{kind}”.")


def save_picture(theme: Theme, chart: ResultChart, path: Path) -> None:
    """Writes the picture whole or not at all. Raises ``ExportError`` where the file cannot be written."""
    content = picture_bytes(theme, chart, path.suffix.lower().removeprefix("."))
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ExportError(f"{path.name} could not be written: {error.strerror}.") from error


def _svg(painted: ChartPainter, chart: ResultChart) -> bytes:
    size = painted.size()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(96)
    made.setSize(size.toSize())
    made.setViewBox(QRectF(0, 0, size.width(), size.height()))
    made.setTitle(chart.title)
    made.setDescription(chart.alt)
    painter = QPainter(made)
    painted.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _png(painted: ChartPainter, chart: ResultChart) -> bytes:
    size = painted.size()
    sharp = min(SHARP, _TALLEST / size.height())
    image = QImage(
        QSize(round(size.width() * sharp), round(size.height() * sharp)), QImage.Format.Format_RGB32
    )
    image.setText("Title", chart.title)
    image.setText("Description", chart.alt)
    painter = QPainter(image)
    painter.scale(sharp, sharp)
    painted.paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())
