"""The pages of the preview in small, at its left."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
WIDTH, HEAD, FOOT = 68, 8, 24


class PagesList(QAbstractListModel):
    """One row a page; its picture comes when it is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._images: dict[int, QImage] = {}

    def show(self, count: int) -> None:
        """That many pages; pictures of pages that are still there stay until new ones come."""
        if count == self._count:
            return
        self.beginResetModel()
        self._count = count
        self._images = {number: image for number, image in self._images.items() if number < count}
        self.endResetModel()

    def show_image(self, number: int, image: QImage) -> None:
        """The picture of a page, counted from 0."""
        if number < self._count:
            self._images[number] = image
            self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(index.row() + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Page {index.row() + 1} of {self._count}"
            case Qt.ItemDataRole.UserRole:
                return self._images.get(index.row())
            case _:
                return None


class Thumbnails(QListView):
    """Choosing one shows its page."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.pages = theme, PagesList(self)
        self.setModel(self.pages)
        self.setItemDelegate(_ThumbnailDelegate(theme))
        self.setAccessibleName(self.tr("Pages"))
        self.setProperty("bare", "true")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_page(self, number: int) -> None:
        """Makes a page the current one."""
        index = self.pages.index(number)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH) + 36)
        self.scheduleDelayedItemsLayout()


class _ThumbnailDelegate(QStyledItemDelegate):
    """The picture with a border, accented where it is the current page, and its number below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._theme.px
        return QSize(px(WIDTH), round(px(WIDTH) * _shape(index)) + px(HEAD + FOOT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, colours = self._theme.px, self._theme.palette
        rect = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        current = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        page = QRect(0, 0, px(WIDTH), round(px(WIDTH) * _shape(index)))
        page.moveCenter(rect.center())
        page.moveTop(rect.top() + px(HEAD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(page, Qt.GlobalColor.white)
        image = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(image, QImage):
            painter.drawImage(page, image)
        painter.setPen(QPen(colours.accent if current else colours.control, 2 if current else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)
        painter.setFont(self._theme.font("micro", 600 if current else 500, tabular=True))
        painter.setPen(colours.accent if current else colours.ink2)
        number = QRect(rect.left(), page.bottom() + 2, rect.width(), px(FOOT) - 4)
        painter.drawText(
            number, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, str(index.data())
        )
        painter.restore()


def _shape(index: Index) -> float:
    """Height by width of a page."""
    image = index.data(Qt.ItemDataRole.UserRole)
    return image.height() / image.width() if isinstance(image, QImage) and image.width() else 1.294
