"""The picture of a paper: an image, or the first page of a PDF, drawn behind the windows."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.papers import Paper
from charrette.services.papers import paper_content
from charrette.ui.desk import Desk
from charrette.ui.plan.papers_rows import size_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label

PAUSE, DRAWN = 150, 900
"""Milliseconds that a row is current before it is drawn; the width in pixels of what is drawn."""


class Picture(QWidget):
    """An image as large as it fits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None, name: str) -> None:
        """Another image, or none."""
        self.image = image
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint((self.width() - size.width()) // 2, 1), size)
        painter.fillRect(place, Qt.GlobalColor.white)  # as paper is, whatever the appearance
        painter.drawImage(place, self.image)
        painter.setPen(self._theme.palette.line)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))


class PaperPreview(QWidget):
    """Shows the paper that is current; what is drawn for another one is dropped."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._paper: Paper | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)
        self.title, self.told = label("", "base", wraps=True), label("", "small", wraps=True)
        self.picture = Picture(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.picture, 1)

    def show_paper(self, paper: Paper | None) -> None:
        """Another paper, or none."""
        same = paper is not None and self._paper is not None and paper.sha256 == self._paper.sha256
        self._paper = paper
        self.title.setText(paper.title if paper else "")
        if same:
            return
        self.picture.show_image(None, "")
        self.told.setText("" if paper is None else self.tr("Drawing the preview…"))
        if paper is None:
            self._pause.stop()
        else:
            self._pause.start()

    def _draw(self) -> None:
        paper = self._paper
        if paper is None:
            return
        library = self._desk.library

        def job() -> QImage | None:
            from charrette.exchange.paper_previews import preview_png

            drawn = preview_png(paper_content(library, paper), paper.media_type, DRAWN)
            return QImage.fromData(drawn) if drawn else None

        def then(image: QImage | None) -> None:
            self._show(paper, image)

        def failed(error: CharretteError) -> None:
            if self._paper is not None and self._paper.sha256 == paper.sha256:
                self.told.setText(" ".join(each for each in (error.what, error.way_on) if each))

        self._desk.run(job, then, failed, owner=self)

    def _show(self, paper: Paper, image: QImage | None) -> None:
        if self._paper is None or self._paper.sha256 != paper.sha256:
            return
        self.picture.show_image(image, self.tr("Preview of {title}").format(title=paper.title))
        pages = self.tr(", first page") if paper.media_type == "application/pdf" else ""
        kind = f"{paper.file_name}, {size_words(paper.size)}"
        nothing = self.tr("No preview of this kind of file; Open shows it with the system’s program.")
        self.told.setText(f"{kind}{pages}" if image else f"{kind}. {nothing}")
