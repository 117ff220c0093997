"""The app in the sitting of the two departments: the plan as the screens have it."""

from dataclasses import dataclass
from pathlib import Path

from charrette import app
from charrette.domain.guard.finding import Finding
from charrette.domain.needs import Need
from charrette.domain.plan.answered import answered
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.signing import SignState
from charrette.domain.plan.sources import FundingSource
from charrette.domain.plan.totals import amounts_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.plan.budget_tab import BudgetTab
from charrette.ui.plan.page import PlanPage
from charrette.ui.publish.page import PublishPage


@dataclass
class Sitting:
    """The app that runs, and where it exports to."""

    session: app.Session
    exports: Path

    @property
    def snapshot(self) -> ProjectSnapshot:
        """The project with its plan, as the screens have it."""
        return self.session.desk.planned

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.snapshot.planned

    @property
    def page(self) -> PlanPage:
        """The Plan page."""
        page = self.session.window.page("plan")
        assert isinstance(page, PlanPage)
        return page

    @property
    def open(self) -> dict[str, Finding]:
        """What the guard found and nobody settled, by its title."""
        return {finding.title: finding for finding in self.page._findings.open}

    @property
    def codes_at_hand(self) -> set[str]:
        """Codes of the budget's row that has the keyboard."""
        tab = self.page.part
        assert isinstance(tab, BudgetTab)
        row, _ = tab.frame.current()
        return {row.code, *row.codes} if row else set()

    @property
    def signed(self) -> dict[str, SignState]:
        """How far each department's sign-off is, as the header says it."""
        return {state.department: state.state for state in self.page.signs.states}

    @property
    def due(self) -> dict[str, str]:
        """When each milestone is due."""
        return {each.code: each.due for each in self.plan.milestones}

    @property
    def sources(self) -> dict[str, FundingSource]:
        """The district's funding sources by name."""
        return {each.name: each for each in self.plan.district.sources}

    def written(self, page: PublishPage, suffix: str) -> list[Path]:
        """What was exported in a format, once it is there."""
        return [] if page.exporter.running else list(self.exports.glob(f"*budget{suffix}"))

    def answer(self, need: Need) -> Disposition | None:
        """What became of a need."""
        found = next((line for line in answered(self.snapshot).lines if line.need == need), None)
        return found.answer.disposition if found and found.answer else None

    def amount(self, code: str) -> int:
        """What a line comes to."""
        line = next(each for each in self.plan.lines if each.code == code)
        return amounts_of(self.plan)[line.id].middle or 0
