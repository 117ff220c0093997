"""Settings: how the app looks on this computer, and the paper it prints on. Every change acts at once."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.system.settings import Settings
from charrette.ui.theme import TEXT_SIZES, Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment


class SettingsDialog(QDialog):
    """Appearance, text size, paper, and the name that stands in the minutes."""

    def __init__(self, parent: QWidget | None, theme: Theme, settings: Settings) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self.setWindowTitle(self.tr("Settings"))
        column = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("Settings"), "title"))
        self.appearance = Segment(
            theme, [("system", "As the system"), ("light", "Light"), ("dark", "Dark")], name="Appearance"
        )
        self.appearance.choose(settings.appearance if settings.appearance in {"light", "dark"} else "system")
        self.appearance.chosen.connect(theme.set_appearance)
        self.text_size = Segment(theme, [(str(size), f"{size} %") for size in TEXT_SIZES], name="Text size")
        self.text_size.choose(str(min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size))))
        self.text_size.chosen.connect(self._on_text_size)
        self.paper = Segment(theme, [("letter", "Letter"), ("a4", "A4")], name="Paper")
        self.paper.choose(settings.paper if settings.paper == "a4" else "letter")
        self.paper.chosen.connect(self._on_paper)
        self.person = QLineEdit(settings.person)
        self.person.setPlaceholderText(self.tr("The name of this computer’s user"))
        self.person.editingFinished.connect(self._on_person)
        form = Form(theme)
        form.add(self.tr("Appearance"), self.appearance)
        form.add(self.tr("Text size"), self.text_size, self.tr("Ctrl+= and Ctrl+- change it anywhere."))
        form.add(self.tr("Paper"), self.paper, self.tr("What new documents are printed on."))
        form.add(
            self.tr("Your name in the minutes"),
            self.person,
            self.tr("For a library that departments share; from the next start on."),
        )
        column.addWidget(form)
        row = QHBoxLayout()
        row.addStretch(1)
        done = button(theme, self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        row.addWidget(done)
        column.addLayout(row)
        self.appearance.setFocus()

    def _on_text_size(self, size: str) -> None:
        self._theme.set_text_size(int(size))

    def _on_paper(self, paper: str) -> None:
        self._settings.paper = paper

    def _on_person(self) -> None:
        self._settings.person = self.person.text().strip()
