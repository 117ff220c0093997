"""In the header: what each department signed, what voided it, and the button that signs or names what stops it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from charrette.domain.plan.signing import SignOffState, SignState, sign_off_states
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.plan.checking import NOTHING
from charrette.ui.plan.days import moment_words, today_of
from charrette.ui.plan.finding_words import OVERLAP, kind_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import KeyButton, button, calling

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding, Findings
    from charrette.domain.snapshot import ProjectSnapshot

SHORT, TINY = 1180, 900
"""Effective widths of the page below which a state is a word or two, and below which all are in one menu."""
SHARE = 0.78
"""The most that the sign-offs take of the page's width."""
LEVELS = ((False, False), (True, False), (True, True))
"""Whether a state is a word or two, and whether all are in one menu: the longest words first."""


class SignHeader(QWidget):
    """One button for each department: it signs, or goes to the minutes of what voided its sign-off."""

    go = Signal(str, object)
    finding_asked = Signal(object)
    """The first ``Finding`` that stops the sign-off."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.states: tuple[SignOffState, ...] = ()
        self._findings: Findings = NOTHING
        self.of_department: list[QPushButton] = []
        self.sign_button = KeyButton(theme, self.tr("Sign off"), icon="lock")
        self.sign_button.setAutoDefault(False)
        self.sign_button.clicked.connect(calling(self.sign))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self.menu_button, self._menu = button(theme, self.tr("Sign-offs")), QMenu(self)
        self.menu_button.hide()
        self.menu_button.setMenu(self._menu)
        self._row.addWidget(self.menu_button)
        self._row.addWidget(self.sign_button)

    def show_plan(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:
        """The sign-offs as they are now, and what stands in their way."""
        states = sign_off_states(snapshot)
        self._findings = findings
        if states != self.states or len(self.of_department) != len(states):
            self.states = states
            self._choose_words()
        self._show_button()

    def sign(self) -> None:
        """Asks who signs and how; goes to the first finding that blocks where there is one."""
        blocking = self._findings.blocking
        if blocking:
            self.finding_asked.emit(blocking[0])
        elif self.states and not self._desk.read_only:
            from charrette.ui.plan.sign_dialog import ask_to_sign

            ask_to_sign(self._desk, self._theme, self.states, self)

    def fit(self, width: float) -> None:
        """Shorter words in a narrow window, or where many departments sign."""
        if width != self._width:
            self._width = width
            self._choose_words()

    _short = _tiny = False
    _width = float(SHORT)

    def _choose_words(self) -> None:
        """The longest words that leave room for the title."""
        least = 0 if self._width >= SHORT else 1 if self._width >= TINY else 2
        room = self._width * SHARE * self._theme.scale
        for self._short, self._tiny in LEVELS[least:]:
            self._show_states()
            self._show_button()
            shown = [*self.of_department, self.sign_button]
            if sum(each.sizeHint().width() + self._row.spacing() for each in shown) <= room:
                break

    def _show_states(self) -> None:
        for made in self.of_department:
            self._row.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.of_department = [self._button(state) for state in self.states]
        self._menu.clear()
        for place, made in enumerate(self.of_department):
            self._row.insertWidget(place, made)
            made.setVisible(not self._tiny)
            self._menu.addAction(made.accessibleName()).triggered.connect(made.click)
        signed = sum(state.state is SignState.SIGNED for state in self.states)
        words = self.tr("{n} of {all} signed").format(n=signed, all=len(self.states))
        self.menu_button.setText(words)
        self.menu_button.setVisible(self._tiny and bool(self.states))

    def _button(self, state: SignOffState) -> QPushButton:
        voided, signed = state.state is SignState.VOIDED, state.state is SignState.SIGNED
        icon = "undo" if voided else "tick" if signed else ""
        made = button(self._theme, self._words(state), kind="voided" if voided else "", icon=icon)
        if voided:
            edits = "\n".join(f"{edit.code} {edit.words}" for edit in state.edits[:12])
            made.setToolTip(f"{state.words}.\n{edits}")
            made.setAccessibleDescription(self.tr("Shows the edit in the minutes"))
            made.clicked.connect(
                calling(lambda: self.go.emit("minutes", state.edits[0].code if state.edits else None))
            )
        else:
            made.setToolTip(state.words)
            made.clicked.connect(calling(self.sign))
        made.setAccessibleName(state.words)
        return made

    def _words(self, state: SignOffState) -> str:
        """``"Facilities signed Mar 12, voided by an edit to B-022"``."""
        if state.sign_off is None:
            return f"{state.department}: {state.state.value}"
        day = moment_words(state.sign_off.signed_at, today_of(self._desk))
        if state.state is SignState.SIGNED:
            return self.tr("{name} signed {day}").format(name=state.department, day=day)
        if self._short:
            return self.tr("{name}: voided").format(name=state.department)
        edited = state.words.partition("voided by an edit to ")[2]
        words = self.tr("{name} signed {day}, voided by an edit to {codes}")
        return words.format(name=state.department, day=day, codes=edited)

    def _show_button(self) -> None:
        blocking = self._findings.blocking
        everybody = bool(self.states) and all(each.state is SignState.SIGNED for each in self.states)
        if blocking:
            words = self.tr("Settle {n}" if self._short else "Sign off: settle {n}").format(
                n=_blocking_words(blocking)
            )
        elif not self.states:
            words = self.tr("Sign off: no scope and no budget yet")
        else:
            words = self.tr("Signed off by all") if everybody else self.tr("Sign off")
        ready = not blocking and bool(self.states) and not everybody
        self.sign_button.setProperty("kind", "primary" if ready else "")
        self.sign_button.style().unpolish(self.sign_button)
        self.sign_button.style().polish(self.sign_button)
        self.sign_button.setText(words)
        self.sign_button.show_icon("tick" if everybody or ready else "lock")
        self.sign_button.setEnabled(bool(blocking) or (ready and not self._desk.read_only))
        self.sign_button.setToolTip(self.tr("Goes to the first of them") if blocking else "")


def _blocking_words(blocking: "tuple[Finding, ...]") -> str:
    """``"2 overlaps"``, or ``"3 findings"`` where some are of another kind."""
    if all(finding.rule == OVERLAP for finding in blocking):
        return kind_words(blocking)
    return counted(len(blocking), "finding")
