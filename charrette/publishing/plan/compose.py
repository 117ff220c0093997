"""Which function composes which document of the plan."""

from collections.abc import Callable
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.plan.answers import compose_answers
from charrette.publishing.plan.budget import compose_budget
from charrette.publishing.plan.guard_log import compose_guard
from charrette.publishing.plan.matrix import compose_matrix
from charrette.publishing.plan.milestones import compose_milestones
from charrette.publishing.plan.weekly import compose_weekly
from charrette.publishing.report import Report

COMPOSERS: dict[str, Callable[[ProjectSnapshot, Edition, date, Paper], Report]] = {
    "budget": compose_budget,
    "matrix": compose_matrix,
    "milestones": compose_milestones,
    "guard": compose_guard,
    "answers": compose_answers,
    "weekly": compose_weekly,
}
"""By the name of the document; the minutes of a meeting, which is chosen, are in ``minutes``.

All take a project as the library holds it, read with its plan or without.
"""
