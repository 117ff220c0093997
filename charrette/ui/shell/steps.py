"""The steps of the way through, and the other pages; each is imported when it is first gone to."""

from importlib import import_module
from typing import NamedTuple, Protocol, cast, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme


class Step(NamedTuple):
    """A page of the window: its name, the word people read, and where it is found."""

    name: str
    words: str
    module: str
    kind: str


STEPS = (
    Step("prepare", "Prepare", "charrette.ui.prepare.page", "PreparePage"),
    Step("run", "Run", "charrette.ui.run.page", "RunPage"),
    Step("prioritise", "Prioritise", "charrette.ui.prioritise.page", "PrioritisePage"),
    Step("plan", "Plan", "charrette.ui.plan.page", "PlanPage"),
    Step("publish", "Publish", "charrette.ui.publish.page", "PublishPage"),
)
MINUTES = Step("minutes", "Minutes", "charrette.ui.minutes.page", "MinutesPage")
STEP_BY_NAME = {step.name: step for step in (*STEPS, MINUTES)}


class Page(Protocol):
    """What the window needs of a page; every step is one."""

    title: str

    def context(self) -> str:
        """One line beside the title."""
        ...

    def header_widgets(self) -> list[QWidget]:
        """What stands at the right of the header, the primary act last; made once."""
        ...

    def enter(self) -> None:
        """The page is shown: the first thing takes the focus."""
        ...

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        ...

    def actions(self) -> list[QAction]:
        """The commands of the page, with names and keys."""
        ...


@runtime_checkable
class Revealing(Protocol):
    """A page that can show one thing it is sent, such as a need."""

    def reveal(self, payload: UUID | str | None) -> None:
        """Shows what another page pointed at."""
        ...


def make_page(step: Step, desk: Desk, theme: Theme, stage: Stage, parent: QObject) -> QWidget:
    """Imports and makes the page of a step."""
    kind = getattr(import_module(step.module), step.kind)
    return cast(QWidget, kind(desk, theme, stage, parent))
