"""A need with everything about it: its fields, the words of people behind it, and what became of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from charrette.domain.errors import CharretteError
from charrette.domain.needs import Need, NeedStatus
from charrette.services.needs import edit_need
from charrette.ui.desk import Desk
from charrette.ui.needs.need_acts import NeedActs
from charrette.ui.needs.need_form import NeedForm
from charrette.ui.needs.source_cards import SourceCards
from charrette.ui.plan.papers_dialog import PapersButton
from charrette.ui.plan.papers_rows import About
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.store.changes import Changes

_SHOWN = {"need", "source", "card", "theme", "department"}
"""Tables whose rows are shown here."""


class NeedEditor(QDialog):
    """No Save button: what was left is kept. ``Esc`` closes."""

    card_asked = Signal(object)
    """Show this card (id) on the board."""

    def __init__(self, desk: Desk, theme: Theme, need_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme, self.need_id = desk, theme, need_id
        self._writing = 0
        self._warned = False
        self.setWindowTitle(self.need.code)
        self.form = NeedForm(theme)
        self.form.setEnabled(not desk.read_only)
        self.form.edited.connect(self._on_edited)
        self.acts = NeedActs(desk, theme, self)
        self.sources = SourceCards(desk, theme, need_id)
        self.sources.card_asked.connect(self._on_card_asked)
        self.code, self.state = label("", "title"), label("", "small", wraps=True)
        self._build()
        self.resize(theme.half_px(920), theme.half_px(700))
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self.close)
        self.refresh()
        self.form.short_name.setFocus()
        self.form.short_name.selectAll()

    @property
    def need(self) -> Need:
        """The need as the desk has it now."""
        return self._desk.snapshot.need_by_id[self.need_id]

    def refresh(self) -> None:
        """Shows the need as it is now; closes when it was taken back."""
        if self.need_id not in self._desk.snapshot.need_by_id:
            self.close()
            return
        need = self.need
        self.code.setText(need.code)
        words = (self._state_words(need), self._history_words())
        self.state.setText("  ".join(each for each in words if each))
        self.state.setVisible(bool(self.state.text()))
        self.form.show_need(self._desk.snapshot, need)
        self.sources.refresh()
        standing = need.status is NeedStatus.OPEN
        for made in (self.merge_button, self.park_button, self.decline_button):
            made.setVisible(standing)
        self.open_button.setVisible(not standing)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def done(self, result: int) -> None:
        if self._may_close():
            super().done(result)

    def _may_close(self) -> bool:
        """The field that holds the keyboard is left, and so kept. What is refused is shown once before it is lost."""
        self.setFocus()
        refused, self._warned = self.form.refused() and not self._warned, True
        return not refused

    def _history_words(self) -> str:
        """What the need was in the project it came from."""
        told = (each.histories.get(self.need_id, "") for each in self._desk.planned.planned.origins)
        history = " ".join(each for each in told if each)
        return self.tr("Before: {history}").format(history=history) if history else ""

    def _state_words(self, need: Need) -> str:
        if need.status is NeedStatus.MERGED and need.merged_into is not None:
            into = self._desk.snapshot.need_by_id[need.merged_into]
            return self.tr("Merged into {code} {name}").format(code=into.code, name=into.short_name)
        if need.status is NeedStatus.OPEN:
            return ""
        return (
            f"{need.status.value.capitalize()}: {need.reason}"
            if need.reason
            else need.status.value.capitalize()
        )

    def _build(self) -> None:
        theme = self._theme
        inset = min(theme.px(20), 32)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("clear", "true")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, theme.px(16), 0)
        fields.addWidget(self.form)
        fields.addStretch(1)
        left.setWidget(inside)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.code)
        head.addWidget(self.state, 1)
        panes = QHBoxLayout()
        panes.setSpacing(inset)
        panes.addWidget(left, 3)
        panes.addWidget(self.sources, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addLayout(panes, 1)
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(self._theme.px(8))
        self.merge_button = button(self._theme, self.tr("Merge…"), icon="merge")
        self.merge_button.clicked.connect(lambda: self.acts.merge([self.need_id]))
        self.park_button = button(self._theme, self.tr("Park…"), icon="parking")
        self.park_button.clicked.connect(lambda: self.acts.park([self.need_id]))
        self.decline_button = button(self._theme, self.tr("Decline…"), icon="decline")
        self.decline_button.clicked.connect(lambda: self.acts.decline([self.need_id]))
        self.open_button = button(self._theme, self.tr("Open again"), icon="reset")
        self.open_button.clicked.connect(lambda: self.acts.reopen([self.need_id]))
        for made in (self.merge_button, self.park_button, self.decline_button, self.open_button):
            made.setEnabled(not self._desk.read_only)
            foot.addWidget(made)
        self.papers = PapersButton(self._desk, self._theme, About(need_id=self.need_id))
        foot.addWidget(self.papers)
        foot.addStretch(1)
        foot.addWidget(label(self.tr("Every edit is kept when you leave its field."), "hint"))
        close = button(self._theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.close)
        foot.addWidget(close)
        return foot

    def _on_edited(self, need: Need, field: QWidget) -> None:
        self._writing += 1

        desk = self._desk

        def kept(_: Need) -> None:
            if isValid(self):
                self._writing -= 1

        def failed(error: CharretteError) -> None:
            if not isValid(self):
                desk.failed.emit(error)
                return
            self._writing -= 1
            self.form.base_on(self.need)
            self.form.show_failure(field, error)

        desk.do(edit_need, need, kept, failed, owner=desk, quiet=True)

    def _on_changed(self, changes: "Changes") -> None:
        if self._writing <= 1 and changes.touched.keys() & _SHOWN:
            self.refresh()

    def _on_card_asked(self, card_id: UUID) -> None:
        self.close()
        self.card_asked.emit(card_id)
