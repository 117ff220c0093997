"""``charrette guard``."""

import argparse
from typing import TYPE_CHECKING, Any

from charrette.cli.projects import library_to_read, snapshot_named
from charrette.cli.run import print_json
from charrette.domain.guard import Finding, Findings, guard
from charrette.domain.money import money_words, to_decimal
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from charrette.domain.plan.settlements import Settlement
    from charrette.domain.snapshot import ProjectSnapshot

BLOCKED = 3
"""The exit status when a finding blocks the sign-off."""


def check_plan(chosen: argparse.Namespace) -> int:
    """Prints the findings of a project's plan, those that wait before those decided."""
    library = library_to_read(chosen)
    try:
        snapshot = snapshot_named(library, chosen.project, planned=True)
    finally:
        library.close()
    findings = guard(snapshot)
    if chosen.json:
        currency = snapshot.project.currency
        print_json([_told(finding, currency) for finding in (*findings.open, *findings.settled)])
    else:
        _print(snapshot, findings)
    return BLOCKED if findings.blocking else 0


def _told(finding: Finding, currency: str) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "items": list(finding.items),
        "title": finding.title,
        "explanation": finding.explanation,
        "decision": _decision(finding, finding.settlement, currency) if finding.settlement else None,
    }


def _decision(finding: Finding, settlement: "Settlement", currency: str) -> dict[str, Any]:
    """What was decided, money in major units; ``holds`` is false where the finding is open again."""
    return {
        "way": settlement.way.value,
        "reason": settlement.reason,
        "split": settlement.split,
        "freed": str(to_decimal(settlement.freed, currency)),
        "by": settlement.decided_by,
        "at": settlement.decided_at.isoformat(),
        "holds": not finding.reopened,
    }


def _print(snapshot: "ProjectSnapshot", findings: Findings) -> None:
    for finding in findings.open:
        print(f"{finding.severity.value:6}  {finding.id}  {finding.title}")
        print(f"        {finding.explanation}")
    counts = [counted(number, str(severity), str(severity)) for severity, number in findings.counts().items()]
    freed = money_words(findings.freed, snapshot.project.currency)
    print(f"{listed(counts)}; {len(findings.settled)} decided; {freed} freed.")
