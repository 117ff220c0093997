"""How findings are named and marked: octagon for what blocks, broken line for a gap, eye for what a person decides."""

from typing import TYPE_CHECKING

from charrette.domain.guard.finding import Severity
from charrette.domain.money import money_words
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from charrette.domain.guard.finding import Finding

SIGNS = {
    Severity.BLOCKS: ("stop", "stop"),
    Severity.WARNS: ("gap", "warn"),
    Severity.REVIEW: ("eye", "accent"),
}
"""Icon and colour of a severity."""
TONES = {Severity.BLOCKS: "stop", Severity.WARNS: "warn", Severity.REVIEW: "accent"}
"""The tone of a chip with a severity."""


OVERLAP = 2
"""The rule of work that is paid twice."""


def kind_words(findings: "Sequence[Finding]") -> str:
    """Findings of one severity: ``"2 overlaps"``, ``"1 gap"``, ``"3 reviews"``; ``"4 block"`` where not all overlap."""
    number, severity = len(findings), findings[0].severity
    if severity is Severity.BLOCKS and any(finding.rule != OVERLAP for finding in findings):
        return "1 blocks" if number == 1 else f"{number:,} block"
    words = {Severity.BLOCKS: "overlap", Severity.WARNS: "gap", Severity.REVIEW: "review"}[severity]
    return counted(number, words)


def by_severity(findings: "Iterable[Finding]") -> "list[list[Finding]]":
    """The findings of each severity, the gravest first; without those there are none of."""
    found: dict[Severity, list[Finding]] = {severity: [] for severity in SIGNS}
    for finding in findings:
        found[finding.severity].append(finding)
    return [each for each in found.values() if each]


def subject_words(finding: "Finding", currency: str) -> str:
    """What a finding is about: ``"S-025, B-024 and B-044, $78,000"``."""
    named = listed(finding.items)
    return f"{named}, {money_words(finding.amount, currency)}" if finding.amount else named


def spoken(finding: "Finding", currency: str) -> str:
    """A finding as a sentence for people who hear the screen."""
    kind = {Severity.BLOCKS: "Blocks the sign-off", Severity.WARNS: "Gap", Severity.REVIEW: "To review"}
    again = " Open again: what it is about has changed." if finding.reopened else ""
    return f"{kind[finding.severity]}: {finding.title}. {subject_words(finding, currency)}.{again}"
