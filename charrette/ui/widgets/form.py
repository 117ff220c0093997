"""A form: one column, labels above the fields, help below, errors beside what they are about."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label

WIDEST = 560


class Form(QWidget):
    """One column of fields, at most 560 wide."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._errors: dict[QWidget, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add(self, words: str, field: QWidget, help: str = "") -> None:  # noqa: A002
        """A field under its label, with a line of help."""
        if self._errors:
            self._column.addSpacing(self._theme.px(12))
        named = label(words, "label")
        named.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words)
        if help:
            field.setAccessibleDescription(help)
        self._column.addWidget(named)
        self._column.addWidget(field)
        if help:
            self._column.addWidget(label(help, "hint", wraps=True))
        error = label("", "error", wraps=True)
        error.hide()
        self._column.addWidget(error)
        self._errors[field] = error

    def add_widget(self, widget: QWidget) -> None:
        """Something that is no field: a sentence, a row of buttons."""
        self._column.addSpacing(self._theme.px(12))
        self._column.addWidget(widget)

    def show_error(self, field: QWidget, text: str) -> None:
        """Says under a field what is wrong with it; an empty text takes it away."""
        error = self._errors[field]
        error.setText(text)
        error.setVisible(bool(text))
        field.setProperty("wrong", "true" if text else "false")
        field.style().unpolish(field)
        field.style().polish(field)

    def clear_errors(self) -> None:
        """Takes every error away."""
        for field, error in self._errors.items():
            if error.text():
                self.show_error(field, "")

    def error_of(self, field: QWidget) -> str:
        """What is said to be wrong with a field."""
        return self._errors[field].text()

    def _on_theme_changed(self) -> None:
        self.setMaximumWidth(self._theme.half_px(WIDEST))
