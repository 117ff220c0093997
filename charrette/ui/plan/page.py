"""Plan: tabs of the plan in the middle, what the guard found at the right, milestones at the foot, sign-offs above."""

from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.plan.checking import NOTHING, Checker
from charrette.ui.plan.days import today_of
from charrette.ui.plan.findings_pane import FindingsPane
from charrette.ui.plan.frame import PlanFrame
from charrette.ui.plan.sign_header import SignHeader
from charrette.ui.plan.strip import MilestoneStrip
from charrette.ui.plan.tab_row import TabRow
from charrette.ui.plan.tabs import (
    PARTS,
    TABS,
    Part,
    PlanTab,
    letters_of,
    make_part,
    parts_for,
    parts_of,
    shown_tabs,
)
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding, Findings
    from charrette.domain.snapshot import ProjectSnapshot
    from charrette.store.changes import Changes

LEAST_WIDTH, LEAST_HEIGHT = 480, 320
_NOT_HERE = {"participant", "session", "charrette", "block", "session_clock", "photo", "photo_card"}
"""Tables whose changes alone leave the plan as it is."""


@runtime_checkable
class Previewing(Protocol):
    """A part that can show what a finding is about, while it is pointed at."""

    def preview(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        """Marks what a finding is about (ids), and what would go; both empty: nothing is pointed at."""
        ...


@runtime_checkable
class Counting(Protocol):
    """A part whose tab says a number, such as how many are unanswered."""

    def tab_words(self, words: str) -> str:
        """The tab's words with the number."""
        ...


class PlanPage(QWidget):
    """One part at a time, made when it is first gone to. ``Alt`` and a digit goes to a tab, ``F8`` to a finding."""

    header_changed = Signal()
    go = Signal(str, object)

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._made: dict[str, PlanTab] = {}
        self._brought: dict[str, tuple[ProjectSnapshot, Findings]] = {}
        self._part: Part = PARTS[0]
        self._last: dict[str, Part] = {}
        self._findings: Findings = NOTHING
        self._checked: ProjectSnapshot | None = None
        self._stale = True
        self.checker = Checker(desk)
        self.tabs = TabRow(theme, shown_tabs())
        self.findings, self.strip = FindingsPane(desk, theme), MilestoneStrip(theme)
        self.signs = SignHeader(desk, theme)
        self.frame = PlanFrame(theme, self.tabs, self.findings, self.strip, self)
        self._make_actions()
        self._connect()

    @property
    def title(self) -> str:
        """The title of the tab."""
        return next(tab.title for tab in TABS if tab.name == self._part.tab)

    @property
    def part(self) -> PlanTab:
        """The part that is shown, made when it is asked for the first time."""
        return self._make(self._part)

    def context(self) -> str:
        """The school, how many needs, and where the ranks come from."""
        if self._desk.project_id is None:
            return ""
        snapshot = self._desk.snapshot
        needs = counted(len(snapshot.open_needs), "need")
        named = snapshot.named_round
        title = named.title if named and named.revealed_at else ""
        ranks = self.tr("ranks from {title}").format(title=title) if title else self.tr("no ranks yet")
        return f"{snapshot.project.name}: {needs}, {ranks}"

    def header_widgets(self) -> list[QWidget]:
        """What each department signed, and the button to sign."""
        return [self.signs]

    def enter(self) -> None:
        """Brings the page up to date; the part takes the focus."""
        if self._stale:
            self._refresh()
        self.show_part(self._part)
        self.part.enter()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        inside = [] if self.frame.findings_alone else self.part.panes()
        stops = [self.tabs.stop, *self.frame.segments(), *inside, self.findings, self.strip]
        return [stop for stop in stops if stop.isVisible()]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the page and of every part."""
        return [*self._acts, *(action for part in PARTS for action in self._make(part).actions())]

    def reveal(self, payload: UUID | str | None) -> None:
        """Shows a need (its id), a part (its name), or whatever has a code."""
        if isinstance(payload, UUID):
            need = self._desk.snapshot.need_by_id.get(payload)
            payload = need.code if need else None
        part = next((each for each in PARTS if each.name == payload), None)
        if part is not None:
            self.show_part(part)
            self.part.enter()
        elif payload:
            self.show_code(payload)

    def show_part(self, part: Part) -> None:
        """Goes to a part of a tab."""
        self._part = self._last[part.tab] = part
        self.tabs.choose(part.tab)
        made = self._make(part)
        self._bring(part)
        self.frame.show_part(part, made, parts_of(part.tab))
        self.tabs.show_tools(part.name, made.header_widgets())
        self.header_changed.emit()

    def show_code(self, code: str) -> None:
        """Shows what has a code, here where it is, else in the part that has it."""
        here = [self._part] if letters_of(code) in self._part.letters else []
        for part in (*here, *parts_for(code)):
            self._bring(part)
            if self._make(part).reveal(code):
                self.show_part(part)
                self.part.enter()
                return
        self._desk.said.emit(self.tr("{code} is no longer there.").format(code=code), False)

    def open_next(self, step: int = 1) -> None:
        """The next finding, and its row."""
        if self.findings.open_next(step) is None:
            self._desk.said.emit(self.findings.nothing.text(), False)

    def _make(self, part: Part) -> PlanTab:
        if part.name not in self._made:
            made = self._made[part.name] = make_part(part, self._desk, self._theme)
            made.go.connect(self.go)
            made.code_asked.connect(self.show_code)
        return self._made[part.name]

    def _bring(self, part: Part) -> None:
        """A part is shown what is new since it was last looked at."""
        if self._desk.project_id is None:
            return
        now, made = (self._desk.planned, self._findings), self._make(part)
        before = self._brought.get(part.name)
        if before is None or before[0] is not now[0] or before[1] is not now[1]:
            self._brought[part.name] = now
            made.show(*now)
            self._count(part)

    def _count(self, part: Part) -> None:
        made, words = self._make(part), next(tab.words for tab in TABS if tab.name == part.tab)
        if isinstance(made, Counting):
            self.tabs.name_tab(part.tab, made.tab_words(words))

    def _refresh(self) -> None:
        """The plan as it is now: checked first where that is quick, so that all is drawn once."""
        self._stale = False
        self.checker.check(self._desk.planned)
        if self._checked is not self._desk.planned and not self.checker.soon:
            self._show_now(checked=False)

    def _on_found(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:
        if self._desk.project_id is None or snapshot.project.id != self._desk.project_id:
            return
        self._checked, self._findings = snapshot, findings
        self._show_now(checked=True)

    def _show_now(self, *, checked: bool) -> None:
        snapshot = self._desk.planned
        for part in PARTS:  # what counts for its tab, and what is shown
            if part is self._part or part is PARTS[0]:
                self._bring(part)
        self.findings.show_findings(snapshot, self._findings, checked=checked)
        self.frame.show_count(len(self._findings.open))
        concerned = frozenset(each for finding in self._findings.open for each in finding.subjects)
        self.strip.show_plan(snapshot, today_of(self._desk), concerned)
        self.signs.show_plan(snapshot, self._findings)
        self.header_changed.emit()

    def _on_tab(self, name: str) -> None:
        if parts := parts_of(name):
            self.show_part(self._last.get(name, parts[0]))

    def _go_to(self, name: str) -> None:
        """A tab by its key: what stands in it takes the focus."""
        self._on_tab(name)
        self.part.enter()

    def _on_segment(self, name: str) -> None:
        self.show_part(next(part for part in PARTS if part.name == name))

    def _on_finding(self, finding: "Finding") -> None:
        """The row of a finding: where the part that is shown has it, else in the part that has."""
        if self.frame.findings_alone:
            return
        here = [self._part] if isinstance(self.part, Previewing) else []
        for code in finding.items:
            for part in (*(each for each in here if letters_of(code) in each.letters), *parts_for(code)):
                self._bring(part)
                if self._make(part).reveal(code):
                    self.show_part(part)
                    return

    def _on_previewed(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        if isinstance(self.part, Previewing):
            self.part.preview(subjects, dropped)

    def _on_changed(self, changes: "Changes") -> None:
        if changes.touched.keys() - _NOT_HERE:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _on_opened(self) -> None:
        self._stale, self._findings, self._checked = True, NOTHING, None
        self._brought.clear()
        self.checker.start_afresh()
        if self._desk.project_id is not None and self.isVisible():
            self._refresh()

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for words, key, act in (
            (self.tr("Next finding"), "F8", self.open_next),
            (self.tr("Finding before"), "Shift+F8", lambda: self.open_next(-1)),
            (self.tr("Show the findings"), "Ctrl+F8", self.frame.toggle_findings),
            (self.tr("Sign off…"), "", self.signs.sign),
            *(
                (tab.words, f"Alt+{place}", partial(self._go_to, tab.name))
                for place, tab in enumerate(shown_tabs(), start=1)
            ),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(calling(act))
            self.addAction(action)
            self._acts.append(action)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.frame.part_chosen.connect(self._on_segment)
        self.findings.previewed.connect(self._on_previewed)
        self.findings.opened.connect(self._on_finding)
        self.findings.code_asked.connect(self.show_code)
        self.strip.code_asked.connect(self.show_code)
        self.strip.listed.connect(calling(lambda: self._on_tab("milestones")))
        self.signs.go.connect(self.go)
        self.signs.finding_asked.connect(self.findings.open_finding)
        self.checker.found.connect(self._on_found)
        self._desk.changed.connect(self._on_changed)
        self._desk.opened.connect(self._on_opened)

    def minimumSizeHint(self) -> QSize:
        """Parts, findings and milestones give way: the page can be as narrow as the narrowest window."""
        return QSize(LEAST_WIDTH, LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit(self.width() / self._theme.scale, self.height() / self._theme.scale)
        self.signs.fit(self.width() / self._theme.scale)
