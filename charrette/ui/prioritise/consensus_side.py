"""Beside the list: one need with its agreement in numbers, its groups, and its minority reports."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charrette.domain.flags import FlagKind
from charrette.domain.merging import votes_words
from charrette.ui.models.consensus import ConsensusLine, ConsensusView
from charrette.ui.prioritise.consensus_reports import ReportCard
from charrette.ui.prioritise.flag_box import FlagBox
from charrette.ui.prioritise.group_bars import GroupBars, by_group_words
from charrette.ui.prioritise.side_pane import SidePane
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label


class ConsensusSide(SidePane):
    """Made anew for each need."""

    write_asked = Signal()
    edit_asked = Signal(object)
    """The ``MinorityReport`` to edit."""
    remove_asked = Signal(object)

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__(theme, self.tr("Agreement on the need"))
        self._writable = writable
        self._shown: tuple[ConsensusLine, ConsensusView] | None = None

    def show_line(self, line: ConsensusLine | None, view: ConsensusView | None) -> None:
        """Another need, or the same brought up to date."""
        self._shown = (line, view) if line is not None and view is not None else None
        self.rebuild()

    def parts(self) -> list[QWidget]:
        """The need, its numbers, its groups, its reports."""
        return self._parts(*self._shown) if self._shown is not None else []

    def _parts(self, line: ConsensusLine, view: ConsensusView) -> list[QWidget]:
        shown = line.line
        parts: list[QWidget] = [
            self.head(f"{shown.need.code}  {shown.theme}"),
            label(shown.name, "lead", wraps=True),
        ]
        if shown.note:
            parts.append(label(f"{shown.note[:1].upper()}{shown.note[1:]}.", "hint", wraps=True))
        for flag in shown.flags:
            critical = flag.kind is FlagKind.CRITICAL
            icon, tone = ("critical", "accent") if critical else ("fork", "warn")
            parts.append(FlagBox(self._theme, flag.sentence, icon=icon, tone=tone))
        parts.append(label(numbers_words(line, view), "small", wraps=True))
        parts += self._groups(line, view)
        return [*parts, *self._reports(line)]

    def _groups(self, line: ConsensusLine, view: ConsensusView) -> list[QWidget]:
        by_group = view.round.view
        notes = [label(by_group.note, "hint", wraps=True)] if by_group.note else []
        if by_group.hidden:
            return [label(by_group.hidden, "hint", wraps=True), *notes]
        title = label(by_group_words(view.round), "label")
        return [title, GroupBars(self._theme, view.round, line.line), *notes]

    def _reports(self, line: ConsensusLine) -> list[QWidget]:
        parts: list[QWidget] = [label(self.tr("Minority reports"), "label")]
        for report in line.reports:
            card = ReportCard(self._theme, report, writable=self._writable)
            card.edit_asked.connect(lambda each=report: self.edit_asked.emit(each))
            card.remove_asked.connect(lambda each=report: self.remove_asked.emit(each))
            parts.append(card)
        if not line.reports:
            none = self.tr("None. Who stands alone may say why; it is printed beside the need.")
            parts.append(label(none, "hint", wraps=True))
        write = button(self._theme, self.tr("Write a minority report…"), key="M")
        write.setEnabled(self._writable)
        write.clicked.connect(self.write_asked)
        return [*parts, write]


def numbers_words(line: ConsensusLine, view: ConsensusView) -> str:
    """Votes and place, then what of agreement can be said in numbers."""
    shown, found = line.line, line.agreement
    if shown.standing is None:
        return ""
    sentences = [f"{votes_words(view.round.result, shown.standing)}."]
    if line.balanced:
        sentences.append(f"Rank {shown.rank_label}; {line.balanced}.")
    if line.derived:
        sentences.append(f"Derived result, with the needs merged since: {line.derived}.")
    if found is not None and found.consensus_a is not None and found.polarisation is not None:
        polar = float(found.polarisation)
        sentences.append(
            f"Agreement A {float(found.consensus_a):.2f} (1: all alike), polarisation {polar:.2f}."
        )
    if found is not None and found.gap is not None:
        who = f", {found.widest[0]} most, {found.widest[1]} least" if found.widest else ""
        sentences.append(f"Group gap {line.gap}{who}.")
    return " ".join(sentences)
