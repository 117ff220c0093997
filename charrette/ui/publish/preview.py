"""The middle of the page: the document as it will be, page by page, or the rows of a file."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.publish.file_preview import FilePreview
from charrette.ui.publish.file_table import FileTable
from charrette.ui.publish.page_bar import PageBar
from charrette.ui.publish.page_view import PageView
from charrette.ui.publish.pages import Pages, page_images
from charrette.ui.publish.preview_maker import Preview
from charrette.ui.publish.thumbnails import WIDTH, Thumbnails
from charrette.ui.theme import Theme
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import panel

AT_ONCE = 4
"""Small pictures drawn in one go."""
LEAST_FOR_THUMBNAILS = 480


class PreviewPane(QWidget):
    """``PgUp`` and ``PgDn`` turn pages; ``Ctrl`` with ``+``, ``-``, ``0`` zooms while the pane has the keyboard."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._pages: Pages | None = None
        self._number = 0
        self.thumbnails, self.page, self.bar = Thumbnails(theme), PageView(theme), PageBar(theme)
        self.table = FileTable(theme)
        self.waiting = EmptyState(theme, self.tr("Drawing the pages…"))
        self._build()
        self.thumbnails.chosen.connect(self.show_page)
        self.page.wanted.connect(self._draw_page)
        self.bar.turned.connect(self.turn)
        self.bar.zoomed.connect(self.zoom)
        self.setFocusProxy(self.page)

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown; None while there are none."""
        return self._pages

    @property
    def number(self) -> int:
        """The page that is shown, counted from 0."""
        return self._number

    def clear(self) -> None:
        """Nothing is drawn yet."""
        self.show_blocked(self.tr("Drawing the pages…"), "")

    def show_blocked(self, title: str, why: str) -> None:
        """No page can be drawn, and why."""
        self._pages = None
        self.show_state("")
        self.waiting.show_words(title, why)
        self._either.setCurrentWidget(self.waiting)

    def show_preview(self, preview: Preview) -> None:
        """A new preview; the page that was looked at stays when it is still there."""
        self.show_state("")
        if isinstance(preview.content, FilePreview):
            self._pages = None
            self.table.show_file(preview.content)
            self._either.setCurrentWidget(self.table)
            return
        self._pages = preview.content
        self.thumbnails.pages.show(self._pages.count)
        self._either.setCurrentWidget(self._sheets)
        self._fit_thumbnails()
        self.show_page(min(self._number, self._pages.count - 1))
        self._draw_thumbnails(self._pages, 0)

    def show_state(self, words: str) -> None:
        """``updating…`` while the old pages are shown."""
        self.bar.state.setText(words)

    def show_page(self, number: int) -> None:
        """Shows a page, counted from 0."""
        if self._pages is None:
            return
        self._number = number
        self.thumbnails.show_page(number)
        self.bar.show_place(number, self._pages.count, self.page.zoom_words)
        self.page.show_size(self._pages.sizes[number])

    def turn(self, steps: int) -> None:
        """The next or the previous page."""
        if self._pages is not None:
            self.show_page(min(max(self._number + steps, 0), self._pages.count - 1))
            self.page.verticalScrollBar().setValue(0)

    def zoom(self, steps: int) -> None:
        """Larger, smaller, or fitting (0)."""
        self.page.zoom(steps)
        self.bar.fit.setText(self.page.zoom_words)

    def event(self, event: QEvent) -> bool:
        """The zoom keys belong to the page while it has the keyboard; elsewhere they change the text size."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _zoom(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps, turn = (
            _zoom(event),
            {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0),
        )
        if steps is not None:
            self.zoom(steps)
        elif turn:
            self.turn(turn)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_thumbnails()

    def _build(self) -> None:
        self._sheets, self._either = panel("sunken"), QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self._sheets)
        column.setContentsMargins(self._theme.px(12), 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.bar)
        for widget in (self.waiting, self._sheets, self.table):
            self._either.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._either)

    def _fit_thumbnails(self) -> None:
        many = self._pages is not None and self._pages.count > 1
        self.thumbnails.setVisible(many and self.width() >= LEAST_FOR_THUMBNAILS * self._theme.scale)

    def _draw_page(self, width: int) -> None:
        pages, number = self._pages, self._number
        if pages is None:
            return

        def show(images: Sequence[QImage]) -> None:
            if pages is self._pages and number == self._number:
                words = self.tr("Page {number} of {count}").format(number=number + 1, count=pages.count)
                self.page.show_image(images[0], words)

        self._desk.run(lambda: page_images(pages, [number], width), show, owner=self)

    def _draw_thumbnails(self, pages: Pages, first: int) -> None:
        numbers = range(first, min(first + AT_ONCE, pages.count))
        width = round(self._theme.px(WIDTH) * self.devicePixelRatioF())

        def show(images: Sequence[QImage]) -> None:
            if pages is not self._pages:
                return
            for number, image in zip(numbers, images, strict=True):
                self.thumbnails.pages.show_image(number, image)
            if numbers.stop < pages.count:
                self._draw_thumbnails(pages, numbers.stop)

        self._desk.run(lambda: page_images(pages, numbers, width), show, owner=self)


def _zoom(event: QKeyEvent) -> int | None:
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    keys = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
    return keys.get(Qt.Key(event.key()))
