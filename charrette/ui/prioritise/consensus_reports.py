"""Minority reports: prepared from the numbers, written by the facilitator, kept beside the need."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from charrette.domain.minority_report import MinorityReport
from charrette.services.consensus import LONGEST, LONGEST_BY
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import TextQuestion
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label, panel


class ReportDialog(TextQuestion):
    """The text, prepared or as it was kept, and whose words they are. Ctrl+Enter keeps."""

    def __init__(
        self, parent: QWidget, theme: Theme, code: str, by: str, text: str, *, prepared: bool
    ) -> None:
        title = self.tr("Minority report on {code}").format(code=code)
        super().__init__(parent, theme, title, self.tr("Words"), self.tr("Keep the report"), many_lines=True)
        self.by = QLineEdit(by)
        self.by.setMaxLength(LONGEST_BY)
        self.by.setAccessibleName(self.tr("Whose words"))
        self.by.setPlaceholderText(self.tr("A group, never a name"))
        named = label(self.tr("Whose words"), "label")
        named.setBuddy(self.by)
        self.body.addWidget(named)
        self.body.addWidget(self.by)
        told = self.tr("At most {n} characters. It is printed beside the need, at any rank.").format(
            n=f"{LONGEST:,}"
        )
        if prepared:
            told = self.tr("Prepared from the numbers; put it into their words.") + f" {told}"
        self.body.addWidget(label(told, "hint", wraps=True))
        self.field.setAccessibleDescription(told)
        if isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(text)
        self.field.setFocus()
        self.take_size(560, 400)

    @property
    def whose(self) -> str:
        """Whose words they are."""
        return self.by.text().strip()


class ReportCard(QWidget):
    """One report with its words; to be edited and removed."""

    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, report: MinorityReport, *, writable: bool) -> None:
        super().__init__()
        box = panel("surface")
        inside = QVBoxLayout(box)
        inside.setSpacing(theme.px(4))
        inside.addWidget(label(report.by or self.tr("A minority"), "small"))
        words = label(report.text, "body", wraps=True)
        words.setAccessibleName(self.tr("Minority report: {text}").format(text=report.text))
        inside.addWidget(words)
        row = QHBoxLayout()
        row.addStretch(1)
        for name, signal in ((self.tr("Edit"), self.edit_asked), (self.tr("Remove"), self.remove_asked)):
            made = button(theme, name, kind="link")
            made.setAccessibleName(
                self.tr("{act} the report of {by}").format(act=name, by=report.by or "a minority")
            )
            made.setVisible(writable)
            made.clicked.connect(signal)
            row.addWidget(made)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
