"""Group marks: a shape, then a colour; one way to paint them in every window."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from charrette.domain.marks import MarkShape, mark_shape
from charrette.ui.theme import Theme


def mark_path(shape: MarkShape, rect: QRectF) -> QPainterPath:
    """The outline of a mark in a square of the painter's units."""
    path = QPainterPath()
    if shape.outline:
        points = [
            QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in shape.outline
        ]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
        path.closeSubpath()
    else:
        path.addEllipse(rect.center(), shape.radius * rect.width(), shape.radius * rect.height())
    return path


def paint_mark(painter: QPainter, rect: QRectF, mark: int, theme: Theme) -> None:
    """Paints the mark of a group into a square."""
    shape = mark_shape(mark)
    colour = theme.mark_colour(mark)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape.hollow:
        painter.setPen(QPen(colour, shape.stroke * rect.width()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawPath(mark_path(shape, rect))
    painter.restore()


def mark_pixmap(theme: Theme, mark: int, size: int) -> QPixmap:
    """The mark as a picture; ``size`` is scaled by the text size."""
    side = theme.px(size)
    ratio = QApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, side, side), mark, theme)
    painter.end()
    return picture


def mark_icon(theme: Theme, mark: int, size: int = 12) -> QIcon:
    """The mark as an icon, for combo boxes and menus."""
    picture = mark_pixmap(theme, mark, size)
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it on a selected row
    return icon
