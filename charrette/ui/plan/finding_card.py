"""The finding that is open: what it says, and its choices as buttons that say what will happen."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from charrette.ui.plan.finding_words import SIGNS, spoken, subject_words
from charrette.ui.plan.wrapped_button import WrappedButton
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import IconLabel, label

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Choice, Finding


class FindingCard(QWidget):
    """Shows one finding. Hovering over a choice, or tabbing to it, previews what it leaves."""

    chosen = Signal(object)
    """The ``Choice`` a person took."""
    previewed = Signal(object)
    """The ``Choice`` that is pointed at; None when none is."""
    code_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ink = "stop"
        self._finding: Finding | None = None
        self._choices: dict[QObject, Choice] = {}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop of Tab, but one may begin at it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = IconLabel(theme, "stop", "stop", 16)
        self._title = label("", "base", wraps=True)
        self._words, self._said = label("", "small", wraps=True), label("", "hint", wraps=True)
        self._codes, self._acts = QHBoxLayout(), QVBoxLayout()
        self._build()

    @property
    def finding(self) -> "Finding | None":
        """The finding that is shown."""
        return self._finding

    @property
    def buttons(self) -> list[QPushButton]:
        """The choices, in their order."""
        return [each for each in self._choices if isinstance(each, QPushButton)]

    def show_finding(
        self, finding: "Finding", currency: str, decided: str, *, choices: bool, writable: bool
    ) -> None:
        """One finding, with its choices or without; ``decided`` says how it was settled, for one that was."""
        self._finding = finding
        icon, self._ink = SIGNS[finding.severity]
        self._icon.show_icon(icon, self._ink, 16)
        self._title.setText(finding.title)
        self._words.setText(finding.explanation)
        self._words.setVisible(bool(finding.explanation))
        self._said.setText("\n".join((*finding.evidence, decided)).strip())
        self._said.setVisible(bool(self._said.text()))
        self.setAccessibleName(spoken(finding, currency))
        self.setAccessibleDescription(finding.explanation)
        self.setToolTip(subject_words(finding, currency))
        self._show_codes(finding)
        self._show_choices(finding.choices if choices else (), writable=writable)
        self._order()
        self.updateGeometry()
        self.update()

    def height_at(self, width: int) -> int:
        """How high the whole card is at a width."""
        self._column.activate()
        return max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())

    def offer(self, words: str, icon: str = "") -> QPushButton:
        """One more button below the choices, such as to open a settled finding again."""
        made = button(self._theme, words, icon=icon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._acts.addWidget(made)
        made.ensurePolished()  # else its height is not known yet when the card's is asked for
        self._order()
        return made

    def _order(self) -> None:
        """Tab comes from the card to its codes and choices: what was made last would come last in the window."""
        boxes = (self._codes, self._acts)
        inside = [item.widget() for box in boxes for n in range(box.count()) if (item := box.itemAt(n))]
        for here, there in pairwise([self, *(each for each in inside if each is not None)]):
            QWidget.setTabOrder(here, there)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A choice under the pointer or with the keyboard is previewed."""
        if watched in self._choices:
            if event.type() in {QEvent.Type.Enter, QEvent.Type.FocusIn}:
                self.previewed.emit(self._choices[watched])
            elif event.type() in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
                self.previewed.emit(None)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.palette.surface)
        painter.setPen(QPen(self._theme.colour("accent" if self.hasFocus() else self._ink), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _build(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._codes.setSpacing(px(4))
        self._acts.setSpacing(px(6))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._words)
        column.addLayout(self._codes)
        column.addWidget(self._said)
        column.addLayout(self._acts)
        column.addStretch(1)

    def _show_codes(self, finding: "Finding") -> None:
        """The codes are ways to what they name."""
        _clear(self._codes)
        for code in finding.items[:4]:
            made = button(self._theme, code, kind="link", tip=self.tr("Show {code}").format(code=code))
            made.clicked.connect(calling(lambda code=code: self.code_asked.emit(code)))
            self._codes.addWidget(made)
            made.show()  # now, so that Tab from the card comes to it
        self._codes.addStretch(1)

    def _show_choices(self, choices: "Sequence[Choice]", *, writable: bool) -> None:
        _clear(self._acts)
        self._choices.clear()
        for choice in choices:
            made = WrappedButton(self._theme, choice.words)
            made.setEnabled(writable)
            made.clicked.connect(calling(lambda choice=choice: self.chosen.emit(choice)))
            made.installEventFilter(self)
            self._choices[made] = choice
            self._acts.addWidget(made)
            made.show()  # now, so that it can take the keyboard


def _clear(box: QHBoxLayout | QVBoxLayout) -> None:
    """Takes every widget out of a row or column."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
