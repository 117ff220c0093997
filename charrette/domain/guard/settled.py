"""Findings and what was decided on them: a settlement holds while the finding looks as it was seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from charrette.domain.guard.finding import Finding, Findings, Severity
from charrette.domain.guard.rule import Rule
from charrette.domain.plan.settlements import Settlement, Way

DONE_BY_REMOVAL = frozenset({Way.KEEP_ONE, Way.MERGE, Way.DROP})
"""Ways that take something away: a finding that is there nevertheless has come back."""
_PLACE = {Severity.BLOCKS: 0, Severity.WARNS: 1, Severity.REVIEW: 2}


def weighed(
    found: Iterable[Finding], settlements: Sequence[Settlement], rules: Mapping[int, Rule]
) -> Findings:
    """The findings sorted into open and settled ones."""
    by_finding = {settlement.finding: settlement for settlement in settlements}
    seen = [_with(finding, by_finding.get(finding.id)) for finding in found]
    present = {finding.id for finding in seen}
    done = [finding for finding in seen if _holds(finding)]
    gone = [_told(each, rules) for each in settlements if each.finding not in present]
    waiting = sorted((finding for finding in seen if not _holds(finding)), key=_place)
    settled = sorted((*done, *gone), key=_decided, reverse=True)
    freed = sum(each.settlement.freed for each in (*settled, *waiting) if _counts(each) and each.settlement)
    by_id = {finding.id: finding for finding in (*waiting, *settled)}
    return Findings(tuple(waiting), tuple(settled), freed, by_id)


def _with(finding: Finding, settlement: Settlement | None) -> Finding:
    """The finding with its settlement, and what that makes of it."""
    if settlement is None:
        return finding
    if settlement.way in DONE_BY_REMOVAL or settlement.seen != finding.seen:
        words = f"{finding.explanation} {_since(finding, settlement)}"
        return replace(finding, settlement=settlement, reopened=True, explanation=words)
    if settlement.way is not Way.SHARE:
        return replace(finding, settlement=settlement)
    words = f"{finding.explanation} Shared: {settlement.split}."
    if wants_confirmation(finding, settlement):
        words = f"{words} Is the split agreed?"
        return replace(finding, settlement=settlement, severity=Severity.REVIEW, explanation=words)
    return replace(finding, settlement=settlement, explanation=words)


def wants_confirmation(finding: Finding, settlement: Settlement) -> tuple[object, ...]:
    """The departments (ids) that have not agreed to a recorded split yet."""
    return tuple(each for each in finding.departments if each not in settlement.confirmed)


def _holds(finding: Finding) -> bool:
    settlement = finding.settlement
    if settlement is None or finding.reopened:
        return False
    return settlement.way is not Way.SHARE or not wants_confirmation(finding, settlement)


def _counts(finding: Finding) -> bool:
    """Whether the money its settlement freed is still free."""
    return finding.settlement is not None and not finding.reopened


def _since(finding: Finding, settlement: Settlement) -> str:
    """What changed since it was settled."""
    before, now = settlement.seen.splitlines(), finding.seen.splitlines()
    was = [line for line in before if line not in now]
    became = [line for line in now if line not in before]
    head = f"It was settled as “{settlement.way.value}”"
    if was and became:
        return f"{head}; since then {'; '.join(was)} became {'; '.join(became)}."
    changed = (*(f"{each} is gone" for each in was), *(f"{each} is new" for each in became))
    return f"{head}; since then {'; '.join(changed)}." if changed else f"{head}, and it is there again."


def _told(settlement: Settlement, rules: Mapping[int, Rule]) -> Finding:
    """A decision whose finding is no longer there, as it stands among the settled ones."""
    rule = rules.get(settlement.rule)
    severity = rule.severity if rule else Severity.REVIEW
    said = ". ".join(part for part in (settlement.split, settlement.reason) if part)
    return Finding(
        settlement.finding,
        settlement.rule,
        severity,
        settlement.title,
        said,
        settlement.items,
        amount=settlement.freed,
        seen=settlement.seen,
        settlement=settlement,
    )


def _decided(finding: Finding) -> tuple[str, str]:
    settlement = finding.settlement
    return (settlement.decided_at.isoformat() if settlement else "", finding.id)


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return (_PLACE[finding.severity], finding.rule, -finding.amount, finding.id)
