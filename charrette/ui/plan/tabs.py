"""The tabs of Plan and what stands in them: a table, so that another part is one line of it."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from charrette.ui.desk import Desk
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


class PlanTab(Protocol):
    """What the Plan page needs of a part. Every part is a ``QWidget`` made as ``Part(desk, theme)``.

    A part is made when it is first gone to. It never reads the plan by itself: ``show`` brings it.
    """

    go: Any
    """``Signal(str, object)``: to another step, with what shall be shown there."""
    code_asked: Any
    """``Signal(str)``: show what has this code, wherever it stands (S-014, B-022, N-003, M-001 ...)."""

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:
        """The snapshot with its plan, and the findings, as they are now; what was chosen stays chosen."""
        ...

    def enter(self) -> None:
        """The part is gone to: its first thing takes the focus."""
        ...

    def panes(self) -> list[QWidget]:
        """The stops of F6 inside the part."""
        ...

    def actions(self) -> list[QAction]:
        """The commands of the part, with names and keys."""
        ...

    def reveal(self, code: str) -> bool:
        """Shows what has a code; False where it is not here."""
        ...

    def header_widgets(self) -> list[QWidget]:
        """What stands at the right of the tabs while the part is shown, the primary act last; made once."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a tab. Parts of the same tab stand behind a segment, in the order of the table.

    ``letters`` are the letters of the codes to be found here. Without ``findings`` the part has the whole width: the
    findings do not stand beside it.
    """

    name: str
    tab: str
    words: str
    module: str
    kind: str
    letters: tuple[str, ...] = ()
    findings: bool = True


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its word in the bar, and the title of the page while it is shown. Without a part it is not shown."""

    name: str
    words: str
    title: str


TABS = (
    Tab("dispositions", "Dispositions", "What becomes of each need"),
    Tab("scope", "Scope", "Scope of both departments"),
    Tab("budget", "Budget", "Cross-department budget"),
    Tab("responsibility", "Responsibility", "Who answers for what"),
    Tab("milestones", "Milestones", "Milestones"),
    Tab("coordination", "Coordination", "Questions, meetings and reviews"),
    Tab("more", "More", "What if, papers, lessons"),
)

PARTS: tuple[Part, ...] = (
    Part("answers", "dispositions", "Answers", "charrette.ui.plan.dispositions_tab", "DispositionsTab", ("N", "C")),
    Part(
        "needs", "dispositions", "Departments and costs", "charrette.ui.plan.needs_tab", "NeedsTab", findings=False
    ),
    Part("log", "dispositions", "Decisions and actions", "charrette.ui.plan.log_tab", "LogTab", ("D", "A", "P")),
    Part("scope", "scope", "Scope", "charrette.ui.plan.scope_tab", "ScopeTab", ("S",)),
    Part("budget", "budget", "Lines", "charrette.ui.plan.budget_tab", "BudgetTab", ("B", "S")),
    Part(
        "matrix", "responsibility", "Matrix", "charrette.ui.plan.matrix_tab", "MatrixTab", ("S",), findings=False,
    ),
    Part(
        "milestones", "milestones", "Table", "charrette.ui.plan.milestones_tab", "MilestonesTab", ("M",),
        findings=False,
    ),
    Part(
        "timeline", "milestones", "Timeline", "charrette.ui.plan.timeline_tab", "TimelineTab", ("M", "K"),
        findings=False,
    ),
    Part(
        "calendar", "milestones", "District’s calendar", "charrette.ui.plan.calendar_tab", "CalendarTab", ("K",),
        findings=False,
    ),
    Part(
        "questions", "coordination", "Questions", "charrette.ui.plan.questions_tab", "QuestionsTab", ("Q",),
        findings=False,
    ),
    Part(
        "meetings", "coordination", "Meetings", "charrette.ui.plan.meetings_tab", "MeetingsTab", ("CM",),
        findings=False,
    ),
    Part("reviews", "coordination", "Reviews", "charrette.ui.plan.reviews_tab", "ReviewsTab", (), findings=False),
    Part("whatif", "more", "What if", "charrette.ui.plan.whatif_tab", "WhatIfTab", findings=False),
    Part("scenarios", "more", "Scenarios", "charrette.ui.plan.whatif_scenarios", "ScenariosTab", findings=False),
    Part(
        "papers", "more", "Papers", "charrette.ui.plan.papers_tab", "PapersTab",
        ("papers N", "papers S", "papers M", "papers K"), findings=False,
    ),
    Part("lessons", "more", "Lessons", "charrette.ui.plan.lessons_tab", "LessonsTab", ("L",), findings=False),
)  # fmt: skip
"""Every part; where a letter is found in several, the first part that has the code shows it."""


def parts_of(tab: str) -> tuple[Part, ...]:
    """The parts of a tab, in their order."""
    return tuple(part for part in PARTS if part.tab == tab)


def shown_tabs() -> tuple[Tab, ...]:
    """The tabs that have a part."""
    return tuple(tab for tab in TABS if parts_of(tab.name))


def letters_of(code: str) -> str:
    """The letters of a code: those of "S-014" are "S"."""
    return code.partition("-")[0]


def parts_for(code: str) -> tuple[Part, ...]:
    """Where a code such as "S-014" may be found, the likeliest part first."""
    letters = letters_of(code)
    return tuple(part for part in PARTS if letters in part.letters)


def make_part(part: Part, desk: Desk, theme: Theme) -> PlanTab:
    """Imports and makes a part."""
    kind = getattr(import_module(part.module), part.kind)
    return cast(PlanTab, kind(desk, theme))
