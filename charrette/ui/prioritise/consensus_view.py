"""The tab Consensus: what the room agrees on, where groups differ, and priorities decided with the numbers beside."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.minority_report import MinorityReport
from charrette.domain.needs import Need, Priority
from charrette.domain.rounds import Round, RoundState
from charrette.domain.wording import counted
from charrette.services.consensus import KeepMinorityReport, keep_minority_report, remove_minority_report
from charrette.services.needs import SetPriority, set_priority
from charrette.ui.desk import Desk
from charrette.ui.models.consensus import ConsensusView, Part, consensus_view, decides, of_part
from charrette.ui.prioritise.consensus_reason import ReasonStrip
from charrette.ui.prioritise.consensus_reports import ReportDialog
from charrette.ui.prioritise.consensus_side import ConsensusSide
from charrette.ui.prioritise.consensus_table import ConsensusList
from charrette.ui.prioritise.result_view import Cover
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import give_role, label, panel
from charrette.ui.widgets.segment import Segment

_NOTHING = {
    Part.ALL: "",
    Part.AGREES: "No need is supported by every group that may be shown.",
    Part.DIFFERS: "No need divides the room, has uneven support or is critical to one group.",
    Part.DEPARTS: "No decision departs from the vote.",
    Part.OPEN: "Every need has a priority.",
}


class ConsensusTab(QWidget):
    """Numbers and decisions are on screen only after the reveal."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._round: Round | None = None
        self._view: ConsensusView | None = None
        self._asked = 0
        self._decided: tuple[UUID, Priority] | None = None
        """What was just decided: where that departs from the vote, the reason is asked for once it is counted."""
        self._detail_alone = False
        writable = not desk.read_only
        self.cover, self.list = Cover(theme), ConsensusList(theme)
        self.side, self.reason = (
            ConsensusSide(theme, writable=writable),
            ReasonStrip(theme, writable=writable),
        )
        self.part = Segment(theme, _parts(self), name=self.tr("What is shown"))
        self.told, self.musts = label("", "small", wraps=True), label("", "hint", wraps=True)
        self.nothing = label("", "hint", wraps=True)
        self._build()
        self._connect()

    @property
    def revealed(self) -> bool:
        """Whether the room has seen the result."""
        round_ = self._round
        return round_ is not None and round_.state is RoundState.CLOSED and round_.revealed_at is not None

    @property
    def view(self) -> ConsensusView | None:
        """The counted round, once it was counted."""
        return self._view

    def show_round(self, round_: Round | None) -> None:
        """Counts a revealed round on a reader lane; before that, says when there is something to see."""
        if round_ is None or self._round is None or round_.id != self._round.id:
            self._view, self._decided = None, None
        self._round = round_
        self._asked += 1
        self._settle()
        if round_ is not None and self.revealed:
            snapshot = self._desk.snapshot
            then = partial(self._on_counted, self._asked)
            self._desk.run(lambda: consensus_view(snapshot, round_), then, owner=self)

    def focus_first(self) -> None:
        """The list where there is one."""
        (self.list if self.revealed else self).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.part, self.list, self.reason.field, self.side] if self.revealed else [self]

    def give_priority(self, priority: Priority | None) -> None:
        """Decides the selected needs; a single one that departs from the vote asks for its reason."""
        chosen = tuple(each.line.need.id for each in self.list.chosen() if decides(each))
        if chosen and self.revealed and not self._desk.read_only:
            self._decided = (chosen[0], priority) if len(chosen) == 1 and priority is not None else None
            self._desk.do(set_priority, SetPriority(chosen, priority), owner=self)

    def write_report(self, report: MinorityReport | None = None) -> None:
        """Asks for the words of a minority on the current need, prepared from the numbers, or those of a report."""
        line, round_, view = self.list.current, self._round, self._view
        if line is None or round_ is None or view is None or self._desk.read_only:
            return
        if line.line.need.id not in self._desk.snapshot.need_by_id:
            return  # a proposal is no need
        by, text = (report.by, report.text) if report else view.prepared(line.line.need.id)
        prepared = report is None and bool(text)
        dialog = ReportDialog(self, self._theme, line.line.need.code, by, text, prepared=prepared)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep(line.line.need, dialog.text(), dialog.whose, report)
        dialog.deleteLater()
        self.list.setFocus()

    def _keep(self, need: Need, text: str, by: str, report: MinorityReport | None) -> None:
        assert self._round is not None
        if report is not None and (report.text, report.by) == (text, by):
            return
        command = KeepMinorityReport(
            need.project_id, self._round.id, need.id, text, by, report.id if report else None
        )
        self._desk.do(keep_minority_report, command, owner=self)

    def _remove(self, report: MinorityReport) -> None:
        self._desk.do(remove_minority_report, report.id, owner=self)
        self.list.setFocus()

    def _build(self) -> None:
        px = self._theme.px
        self._main = QWidget()
        column = QVBoxLayout(self._main)
        inset = min(px(20), 32)
        column.setContentsMargins(inset, px(12), inset, px(8))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self.part)
        top.addStretch(1)
        column.addLayout(top)
        for part in (self.told, self.nothing, self.list, self.reason, self.musts):
            column.addWidget(part, 1 if part is self.list else 0)
        self._beside = panel("detail")
        inner = QVBoxLayout(self._beside)
        inner.setContentsMargins(1, 0, 0, 0)
        inner.addWidget(self.side)
        self._shown = QWidget()
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main, 1)
        row.addWidget(self._beside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cover)
        self._stack.addWidget(self._shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.part.chosen.connect(self._arrange)
        self.list.current_changed.connect(self._on_current)
        self.list.priority_chosen.connect(self.give_priority)
        self.list.reason_asked.connect(self.reason.focus_field)
        self.list.report_asked.connect(self.write_report)
        self.list.detail_asked.connect(self._on_detail_asked)
        self.reason.kept.connect(self._on_reason)
        self.reason.left.connect(self.list.setFocus)
        self.side.write_asked.connect(self.write_report)
        self.side.edit_asked.connect(self.write_report)
        self.side.remove_asked.connect(self._remove)
        self.side.back_asked.connect(self.back_to_list)
        self._theme.changed.connect(self._lay_out)

    def back_to_list(self) -> None:
        """From the detail, which stands alone in a narrow window, to the list."""
        self._detail_alone = False
        self._lay_out()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._detail_alone:
            self.back_to_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _on_counted(self, asked: int, view: ConsensusView) -> None:
        if asked != self._asked:
            return
        first, self._view = self._view is None, view
        self._settle()
        self._arrange()
        if first and self.hasFocus():
            self.list.setFocus()
        self._ask_reason()

    def _ask_reason(self) -> None:
        """The keyboard goes to the reason of the need that was just decided, where it lacks one.

        A count of what stood before the decision may still come in: it answers nothing.
        """
        if self._decided is None or self._view is None:
            return
        decided, line = self._view.of(self._decided[0]), self.list.current
        if decided is not None and decided.line.need.priority is not self._decided[1]:
            return
        self._decided = None
        if decided is None or line is None or line.line.need.id != decided.line.need.id:
            return
        if self.list.hasFocus() and line.departure is not None and not line.departure.reason:
            self.reason.focus_field()

    def _arrange(self) -> None:
        if self._view is None:
            return
        part = Part(self.part.value)
        lines = of_part(self._view, part)
        self.list.show_lines(lines)
        self.nothing.setText("" if lines else self.tr(_NOTHING[part]))
        self.nothing.setVisible(not lines and bool(self.nothing.text()))
        self.told.setText(summary(self._view))
        share = self._view.round.musts
        self.musts.setText(
            f"Too much is a Must: over 60 %. {share.sentence}" if share.warns else share.sentence
        )
        give_role(self.musts, "warn" if share.warns else "hint")

    def _on_current(self) -> None:
        line = self.list.current
        self.side.show_line(line, self._view)
        self.reason.show_departure(line.departure if line else None)

    def _on_reason(self, reason: str) -> None:
        line = self.list.current
        if line is not None and line.departure is not None and reason != line.departure.reason:
            need = line.line.need
            self._desk.do(set_priority, SetPriority((need.id,), need.priority, reason), owner=self)

    def _on_detail_asked(self) -> None:
        self._detail_alone = True
        self._lay_out()
        self.side.setFocus()

    def _settle(self) -> None:
        """The numbers, or why there are none yet."""
        may = self._view is not None and self.revealed
        if not may:
            title = self.tr("Counting") if self.revealed else self.tr("Consensus comes after the reveal")
            told = self.tr(
                "What the room agrees on and where groups differ is shown once the room has seen the result."
            )
            void = self._round is not None and self._round.state is RoundState.VOID
            self.cover.show_words(title, self.tr("A void round decides nothing.") if void else told)
        self._stack.setCurrentWidget(self._shown if may else self.cover)
        self._lay_out()

    def _lay_out(self) -> None:
        """Detail beside the list, or in its place where the window is narrow."""
        room = self.width() / self._theme.scale
        narrow = room < 900
        self.side.back_shown = narrow
        if narrow:
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(16777215)
        else:
            self._beside.setFixedWidth(self._theme.half_px(348 if room >= 1270 else 300))
        self._beside.setVisible(not narrow or self._detail_alone)
        self._main.setVisible(not narrow or not self._detail_alone)


def _parts(tab: QWidget) -> list[tuple[str, str]]:
    return [
        (Part.ALL, tab.tr("All")),
        (Part.AGREES, tab.tr("The room agrees")),
        (Part.DIFFERS, tab.tr("Groups differ")),
        (Part.DEPARTS, tab.tr("Departs")),
        (Part.OPEN, tab.tr("Not decided")),
    ]


def summary(view: ConsensusView) -> str:
    """How many needs the room agrees on, where it differs, what departs and what is not decided; then the whole."""
    unsaid = sum(each.departure is not None and not each.departure.reason for each in view.lines)
    departs = counted(view.count(Part.DEPARTS), "decision departs", "decisions depart")
    parts = [
        f"The room agrees on {counted(view.count(Part.AGREES), 'need')}",
        f"groups differ on {view.count(Part.DIFFERS)}",
        f"{departs} from the vote" + (f", {unsaid} without a reason" if unsaid else ""),
        f"{view.count(Part.OPEN)} not decided",
    ]
    return f"{'; '.join(parts)}. {view.overall.words}"
