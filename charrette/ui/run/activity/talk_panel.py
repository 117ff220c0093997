"""Talk, break, meal: the prompt, what shall come out, what is needed; and what is shown while nothing runs."""

from PySide6.QtCore import Qt

from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.labels import label


class TalkPanel(Panel):
    """Reads like a page of the script: the facilitator talks, nothing is keyed."""

    def build(self) -> None:
        self.prompt = label("", "title", wraps=True)
        self.lines = [label("", "body", wraps=True) for _ in range(3)]
        self.column.addStretch(1)
        self.column.addWidget(self.prompt)
        for line in self.lines:
            self.column.addWidget(line)
        self.column.addStretch(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What is talked about"))

    def refresh(self) -> None:
        block = self.block
        if block is None:
            told = (self.tr("Start a block of the agenda, and its screen opens here."), "", "")
            self.prompt.setText(self.tr("No activity runs"))
        else:
            self.prompt.setText(block.prompt or block.title)
            told = (
                self.tr("Outcome: {words}").format(words=block.outcome) if block.outcome else "",
                self.tr("With {words}").format(words=block.owner) if block.owner else "",
                self.tr("Needed: {words}").format(words=block.materials) if block.materials else "",
            )
        for line, words in zip(self.lines, told, strict=True):
            line.setText(words)
            line.setVisible(bool(words))
