"""The guard: all rules over one plan, live after each edit or afresh."""

from collections.abc import Sequence

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Findings
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
