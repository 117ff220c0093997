"""Which finding is shown beside a line, a scope item or a need: of those that wait, the gravest."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.guard.finding import Severity

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding


FEW = 6
"""A finding about more entries, such as an overdrawn source, is about the whole: no row stands out by it."""


def marks_of(findings: "Iterable[Finding]") -> "dict[UUID, Finding]":
    """The gravest finding of each line, scope item and need, of those that are about a few of them."""
    order = list(Severity)
    found: dict[UUID, Finding] = {}
    for finding in sorted(findings, key=lambda each: order.index(each.severity)):
        for subject in finding.subjects if len(finding.subjects) <= FEW else ():
            found.setdefault(subject, finding)
    return found
