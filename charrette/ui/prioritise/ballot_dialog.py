"""One ballot on the screen: by a person at the laptop, or where a line of numbers would be slower."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.rounds import Round
from charrette.ui.prioritise.ballot_pads import pad_for
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import give_role, label


class BallotDialog(Question):
    """The group, then the pad; what breaks the rules is said as it is done."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        round_: Round,
        content: Mapping[UUID, int],
        number: int,
        groups: QComboBox,
    ) -> None:
        """``groups`` offers the groups; the dialog begins with the one that is chosen there."""
        super().__init__(parent, theme, f"Ballot {number}", "Keep this ballot")
        self._round, self._method = round_, method_named(round_.rules.method)
        self.group = QComboBox()
        self.group.setModel(groups.model())
        self.group.setCurrentIndex(groups.currentIndex())
        self.group.setAccessibleName(self.tr("Group of the ballot"))
        self.pad = pad_for(theme, round_, content, number)
        self.told = label("", "small", wraps=True)
        self._build()
        self.pad.changed.connect(self._on_changed)
        self.pad.done.connect(self._on_done)
        self.group.currentIndexChanged.connect(self._on_changed)
        self.take_size(780, 680)
        (self.group if self.group.currentData() is None else self.pad).setFocus()
        self._on_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps from anywhere."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep.click()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout()
        named = label(self.tr("Group"), "label")
        named.setBuddy(self.group)
        row.addWidget(named)
        row.addWidget(self.group)
        row.addStretch(1)
        row.addWidget(label(self.tr("Ctrl+Enter keeps"), "hint"))
        self.body.addLayout(row)
        self.body.addWidget(self.pad, 1)
        self.body.addWidget(self.told)

    def _on_changed(self) -> None:
        wrong = self._wrong()
        give_role(self.told, "error" if wrong else "small")
        self.told.setText(wrong or self._missing() or self.pad.words())
        self.keep.setEnabled(not wrong and not self._missing())

    def _on_done(self) -> None:
        """The last answer: Enter keeps now."""
        if self.keep.isEnabled():
            self.keep.setFocus()

    def _wrong(self) -> str:
        try:
            self._method.check_ballot(self.pad.content(), self._round.rules.options)
        except InvalidInputError as error:
            return error.what
        return ""

    def _missing(self) -> str:
        if not self.pad.content():
            return self.pad.words()
        return self.tr("Which group?") if self.group.currentData() is None else ""
