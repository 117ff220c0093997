"""What the room sees now, and its pages to turn, beside the tabs."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import icon_button
from charrette.ui.widgets.labels import label


class StageStrip(QWidget):
    """Shown while the presenter window is open."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.words = label("", "small")
        self.previous = icon_button(
            theme, "page-left", self.tr("Previous page for the room"), key="Ctrl+PgUp"
        )
        self.next = icon_button(theme, "page-right", self.tr("Next page for the room"), key="Ctrl+PgDown")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for part in (self.words, self.previous, self.next):
            row.addWidget(part)
        self.previous.clicked.connect(stage.previous_page)
        self.next.clicked.connect(stage.next_page)
        stage.changed.connect(self.show_stage)
        self.show_stage()

    def show_stage(self) -> None:
        """Says what is on screen."""
        stage = self._stage
        pages = stage.page_words() if stage.presenting else ""
        self.words.setText(", ".join(part for part in (stage.on_screen_words(), pages.lower()) if part))
        self.words.setVisible(stage.presenting)
        self.previous.setVisible(bool(pages))
        self.next.setVisible(bool(pages))
