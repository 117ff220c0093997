"""The Plan page with a small plan of two departments, for the tests of its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from charrette.domain.money import CostRange
from charrette.domain.needs import Need
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.scope import Action, Duty, DutyKind, Responsibility, ScopeItem
from charrette.domain.plan.sources import FundingSource
from charrette.services.answers import GiveAnswer, give_answer
from charrette.services.budget import AddLines, LineDraft, add_lines
from charrette.services.needs import MakeNeed, make_need
from charrette.services.scope import AddScope, ScopeDraft, add_scope
from charrette.services.sources import add_source
from charrette.ui.desk import Desk
from charrette.ui.plan import checking
from charrette.ui.plan.page import PlanPage
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme


def duties(department: UUID) -> tuple[Duty, ...]:
    """One department answers for it and does it."""
    return (Duty(DutyKind.ACCOUNTABLE, department), Duty(DutyKind.RESPONSIBLE, department))


@dataclass(frozen=True)
class SmallPlan:
    """What is planned: cabling is budgeted twice, cooling has no money, moving serves no scope."""

    needs: tuple[Need, ...]
    scope: dict[str, ScopeItem]
    lines: dict[str, BudgetLine]
    bond: FundingSource
    erate: FundingSource


def line_drafts(
    facilities: UUID, technology: UUID, cabling: ScopeItem, bond: FundingSource, erate: FundingSource
) -> dict[str, LineDraft]:
    """The lines by what they are."""
    return {
        "cabling": LineDraft("Cabling", LineClass.HARD, facilities, amount=CostRange(likely=212_000_00),
                             scope_ids=(cabling.id,), allocations={bond.id: 212_000_00}),
        "data": LineDraft("Data", LineClass.TECHNOLOGY, technology, amount=CostRange(likely=198_000_00),
                          scope_ids=(cabling.id,), allocations={erate.id: 198_000_00}),
        "moving": LineDraft("Moving days", LineClass.SOFT, facilities, amount=CostRange(likely=12_000_00),
                            allocations={bond.id: 12_000_00}),
        "escalation": LineDraft("Escalation", LineClass.ESCALATION, facilities, rate=Decimal("4.5"),
                                rate_on=(LineClass.HARD,), rate_source="state index", rate_date="2027-03-01"),
    }  # fmt: skip


@pytest.fixture(autouse=True)
def checked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small plan is checked with each change, also where the computer is so busy that the page would not wait."""
    monkeypatch.setattr(checking, "QUICK", 60.0)


@pytest.fixture
def plan(desk: Desk) -> SmallPlan:
    """A plan on the desk's project."""
    library, project = desk.library, desk.snapshot.project.id
    facilities, technology = (each.id for each in desk.snapshot.departments[:2])
    cards = desk.snapshot.cards
    needs = (
        library.do(make_need, MakeNeed(project, (cards[2].id,), "Quiet corners", "Quiet corners")),
        library.do(make_need, MakeNeed(project, (cards[4].id,), "Cooled closets", "Cooled closets")),
    )
    library.do(give_answer, GiveAnswer(project, Disposition.ADOPTED, (needs[0].id,)))
    ids = library.ids
    bond = library.do(add_source, FundingSource(ids.new(), "Bond B", amount=900_000_00))
    erate = library.do(add_source, FundingSource(ids.new(), "E-Rate", amount=400_000_00))

    items = library.do(
        add_scope,
        AddScope(
            project,
            (
                ScopeDraft("Classrooms", "Data cabling", Action.INSTALL, "Data cabling", Responsibility.OFCI,
                           duties(technology), (needs[0].id,)),
                ScopeDraft("Network closets (IDF)", "Equipment room power and cooling", Action.INSTALL, "Cooling",
                           Responsibility.CFCI, duties(facilities), (needs[1].id,)),
            ),
        ),
    )  # fmt: skip
    drafts = line_drafts(facilities, technology, items[0], bond, erate)
    lines = library.do(add_lines, AddLines(project, tuple(drafts.values())))
    desk.open_project(project)
    return SmallPlan(
        needs,
        {"cabling": items[0], "cooling": items[1]},
        dict(zip(drafts, lines, strict=True)),
        bond,
        erate,
    )


@pytest.fixture
def open_page(desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot) -> Callable[[], PlanPage]:
    """Makes the page, shows it at the size of a laptop and waits for the first check."""

    def make() -> PlanPage:
        page = PlanPage(desk, theme, stage)
        qtbot.addWidget(page)
        for widget in page.header_widgets():
            qtbot.addWidget(widget)
            widget.show()
        page.resize(1352, 844)
        page.show()
        with qtbot.waitSignal(page.checker.found):
            page.enter()
        return page

    return make


@pytest.fixture
def page(plan: SmallPlan, open_page: Callable[[], PlanPage]) -> PlanPage:
    """The page with the small plan."""
    assert plan.needs
    return open_page()
