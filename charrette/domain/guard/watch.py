"""The guard: all rules over one plan, live after each edit or afresh."""

from collections.abc import Sequence

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Finding, Findings
from charrette.domain.guard.rule import Rule
from charrette.domain.guard.rules import RULES
from charrette.domain.guard.settled import weighed
from charrette.domain.snapshot import ProjectSnapshot


class Guard:
    """Keeps what it knows between two checks of one project, so that an edit costs what it touches."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self._rules = {rule.number: rule for rule in rules}
        self._watches = [rule.watch() for rule in rules]

    def check(self, snapshot: ProjectSnapshot) -> Findings:
        """The findings of a snapshot read with its plan: the same as those of a new guard."""
        facts = PlanFacts(snapshot)
        found = [finding for watch in self._watches for finding in watch.look(facts)]
        return weighed(found, snapshot.planned.settlements, self._rules)


def guard(snapshot: ProjectSnapshot, rules: Sequence[Rule] = RULES) -> Findings:
    """The findings of a snapshot read with its plan (``queries.snapshot(id, planned=True)``), checked afresh."""
    return Guard(rules).check(snapshot)


def finding_now(snapshot: ProjectSnapshot, number: int, finding_id: str) -> Finding | None:
    """One finding as a snapshot has it, by its rule's number and its id; None: it is gone.

    Settlements are not looked at.
    """
    watches = (rule.watch() for rule in RULES if rule.number == number)
    found = (finding for watch in watches for finding in watch.look(PlanFacts(snapshot)))
    return next((finding for finding in found if finding.id == finding_id), None)
