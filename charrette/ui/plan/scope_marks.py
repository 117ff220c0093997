"""Which finding is shown beside a scope item: of those that wait, the gravest."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.guard.finding import Severity

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding


def marks_of(findings: "Iterable[Finding]") -> "dict[UUID, Finding]":
    """The gravest finding by what it is about."""
    order = list(Severity)
    found: dict[UUID, Finding] = {}
    for finding in sorted(findings, key=lambda each: order.index(each.severity)):
        for subject in finding.subjects:
            found.setdefault(subject, finding)
    return found
