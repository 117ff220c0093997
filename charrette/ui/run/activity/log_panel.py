"""Decisions and actions: type, Enter, type; who and by when with Tab; below, what is logged."""

import re
from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit

from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind
from charrette.services.log import AddEntry, add_entry
from charrette.ui.run.activity.log_lines import LogLines
from charrette.ui.run.activity.log_waiting import WaitingField, milestone_with
from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

_LETTER = re.compile(r"\s*([da])\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_NARROW, _WAITING = 760, 200
"""The effective width below which the fields need two rows, and what the field of the milestone adds to it."""
_KINDS = {"d": EntryKind.DECISION, "a": EntryKind.ACTION}


class LogPanel(Panel):
    """``d:`` or ``a:`` before the words says which it is; so does the segment."""

    kinds = (EntryKind.DECISION, EntryKind.ACTION)

    def build(self) -> None:
        theme = self.theme
        self.kind = Segment(
            theme, [("decision", self.tr("Decision")), ("action", self.tr("Action"))], name=self.tr("Kind")
        )
        self.text, self.owner, self.due = QLineEdit(), QLineEdit(), QLineEdit()
        self._name(self.text, self.tr("What was agreed"), self.tr("What was agreed; a: makes it an action"))
        self._name(self.owner, self.tr("Who"), self.tr("Who"))
        self._name(self.due, self.tr("By when"), self.tr("By when, such as +7"))
        self.waits = WaitingField(self.desk)
        self.owner.setMaximumWidth(theme.half_px(170))
        self.due.setMaximumWidth(theme.half_px(190))
        self.add = button(theme, self.tr("Log it"), kind="primary", key=self.tr("Enter"))
        self.add.clicked.connect(self.on_add)
        self.kind.chosen.connect(calling(self.text.setFocus))
        self.text.textEdited.connect(self._on_typed)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        self.column.addLayout(self._grid)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        self.said = label("", "hint", wraps=True)
        self.column.addWidget(self.said)
        self.lines = LogLines(self.desk, theme, frozenset(self.kinds), self.tr("Decisions and actions"))
        self.lines.setMinimumHeight(theme.px(120))
        self.column.addWidget(self.lines, 1)

    def refresh(self) -> None:
        self.lines.refresh()
        self.waits.fill()
        self.waits.setVisible(self.waits.count() > 1)
        self._fit()
        self._say_usual()
        for each in (self.text, self.owner, self.due, self.waits, self.add):
            each.setEnabled(not self.desk.read_only)

    def concerns(self, tables: frozenset[str]) -> bool:
        return bool(tables & {"log_entry", "block", "milestone"})

    def take_focus(self) -> None:
        self.text.setFocus()

    def on_add(self) -> None:
        """Enter: keeps the line and frees the fields."""
        kind, words = self._read(self.text.text())
        before = (self.text.text(), self.owner.text(), self.due.text())
        command = AddEntry(
            self.desk.snapshot.project.id,
            kind,
            words,
            self.owner.text(),
            self.due.text(),
            self.block.session_id if self.block else None,
            self.block.id if self.block else None,
            milestone_id=milestone_with(self.desk, self.waits.code),
        )
        self.waits.choose("")
        for field in (self.text, self.owner, self.due):
            field.clear()
        self.text.setFocus()
        self.desk.do(add_entry, command, failed=self._giving_back(before), owner=self, quiet=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = _NARROW + (0 if self.waits.isHidden() else _WAITING)
        self._arrange(narrow=self.width() / self.theme.scale < least)

    def _arrange(self, *, narrow: bool) -> None:
        """One row of fields; two in a narrow window."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        rest = 1 if narrow else 0
        self._grid.addWidget(self.kind, 0, 0)
        self._grid.addWidget(self.text, 0, 1, 1, 4 if narrow else 1)
        for place, each in enumerate((self.owner, self.due, self.waits, self.add)):
            self._grid.addWidget(each, rest, (1 if narrow else 2) + place)
        self._grid.setColumnStretch(1, 1)

    def _giving_back(self, before: tuple[str, str, str]) -> Callable[[CharretteError], None]:
        """A refusal: the words come back, unless others are being typed already."""

        def back(error: CharretteError) -> None:
            if not self.text.text():
                for field, words in zip((self.text, self.owner, self.due), before, strict=True):
                    field.setText(words)
            give_role(self.said, "error")
            self.said.setText(str(error))

        return back

    def _read(self, typed: str) -> tuple[EntryKind, str]:
        match = _LETTER.fullmatch(typed)
        return (_KINDS[match[1].lower()], match[2]) if match else (EntryKind(self.kind.value), typed)

    def _on_typed(self, typed: str) -> None:
        match = _LETTER.fullmatch(typed)
        if match:
            self.kind.choose(_KINDS[match[1].lower()].value)
        self._say_usual()

    def _say_usual(self) -> None:
        give_role(self.said, "hint")
        self.said.setText(
            self.tr("d: or a: before the words says which it is; Tab goes on to who and by when.")
        )

    def _name(self, field: QLineEdit, name: str, hint: str) -> None:
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.returnPressed.connect(self.on_add)
