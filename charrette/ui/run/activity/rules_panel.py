"""Ground rules: suggested ones to take with one key, what the room adds, what is agreed."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from charrette.domain.activities.ground_rules import SUGGESTED
from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind
from charrette.services.log import AddEntry, add_entry
from charrette.ui.run.activity.log_lines import LogLines
from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label


class RulesPanel(Panel):
    """Each suggestion is a button that goes once it is agreed."""

    def build(self) -> None:
        theme = self.theme
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Ground rule"))
        self.text.setPlaceholderText(self.tr("A rule the room asks for, in its own words"))
        self.text.returnPressed.connect(self._on_typed)
        self.add = button(theme, self.tr("Agree it"), kind="primary", key=self.tr("Enter"))
        self.add.clicked.connect(self._on_typed)
        self.row(self.text, self.add, stretch=False).setStretch(0, 1)
        self.said = label("", "hint", wraps=True)
        self.column.addWidget(self.said)
        self.heading = label(self.tr("Suggested"), "label")
        self.column.addWidget(self.heading)
        self.suggested = {rule: button(theme, rule, kind="quiet", icon="plus") for rule in SUGGESTED}
        for rule, key in self.suggested.items():
            key.clicked.connect(partial(self.agree, rule))
            self.row(key)
        self.lines = LogLines(self.desk, theme, frozenset({EntryKind.GROUND_RULE}), self.tr("Ground rules"))
        self.lines.setMinimumHeight(theme.px(110))
        self.column.addWidget(self.lines, 1)

    def refresh(self) -> None:
        agreed = {each.text for each in self.desk.snapshot.entries if each.kind is EntryKind.GROUND_RULE}
        for rule, key in self.suggested.items():
            key.setVisible(rule not in agreed)
            key.setEnabled(not self.desk.read_only)
        self.heading.setVisible(any(rule not in agreed for rule in self.suggested))
        self.lines.refresh()
        self.lines.setVisible(bool(agreed))

    def concerns(self, tables: frozenset[str]) -> bool:
        return bool(tables & {"log_entry", "block"})

    def take_focus(self) -> None:
        first = next((key for key in self.suggested.values() if not key.isHidden()), self.text)
        first.setFocus()

    def agree(self, rule: str) -> None:
        """The room agreed a rule."""
        command = AddEntry(
            self.desk.snapshot.project.id,
            EntryKind.GROUND_RULE,
            rule,
            session_id=self.block.session_id if self.block else None,
            block_id=self.block.id if self.block else None,
        )
        self._say("", "hint")
        self.desk.do(add_entry, command, lambda _: self._go_on(), self._on_refused, owner=self, quiet=True)

    def _go_on(self) -> None:
        if not self.text.hasFocus():
            self.take_focus()

    def _on_typed(self) -> None:
        words = self.text.text()
        self.text.clear()
        self.agree(words)

    def _on_refused(self, error: CharretteError) -> None:
        self._say(str(error), "error")

    def _say(self, words: str, role: str) -> None:
        give_role(self.said, role)
        self.said.setText(words)
        self.said.setVisible(bool(words))
