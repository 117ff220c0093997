"""The no-overlap procedure: rules that find what is paid or done twice, and what falls between the departments."""

from charrette.domain.guard.finding import Choice, Finding, Findings, Severity
from charrette.domain.guard.rule import Rule
from charrette.domain.guard.rules import RULES
from charrette.domain.guard.watch import Guard, guard

__all__ = ["RULES", "Choice", "Finding", "Findings", "Guard", "Rule", "Severity", "guard"]
