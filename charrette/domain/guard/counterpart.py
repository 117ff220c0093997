"""Rule 4: what is installed has its rough-in, its power, its data and its maintenance somewhere in the plan."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from charrette.domain.guard.counterparts import ANYWHERE, OWN, WHOLE, given_by, needed_by
from charrette.domain.guard.facts import PlanFacts, ScopeFacts
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.plan.scope import Action
from charrette.domain.plan.settlements import Way

EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """A scope item that installs something, and what it needs that is nowhere in the plan."""

    item: ScopeFacts
    missing: tuple[str, ...]


def subjects(facts: PlanFacts) -> Iterator[Installation]:
    """Every scope item that installs a system which needs something beside it."""
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    for item in facts.scope.values():
        space, system, action = item.work
        place = EVERYWHERE if space in WHOLE else space
        for what in OWN.get(Action(action), ()):
            own[EVERYWHERE if what in ANYWHERE else place, system].add(what)
        given[place].update(given_by(system, action))
    for item in facts.scope.values():
        space, system, action = item.work
        needs = needed_by(system) if action == Action.INSTALL else ()
        if needs:
            there = own[space, system] | own[EVERYWHERE, system] | given[space] | given[EVERYWHERE]
            yield Installation(item, tuple(each for each in needs if each not in there))


def check(installation: Installation) -> tuple[Finding, ...]:
    """A gap for each thing that is missing."""
    item = installation.item
    return tuple(
        Finding(
            f"4:{item.code}:{what}",
            4,
            Severity.WARNS,
            f"{item.words}: no {what}",
            f"{item.code} installs {item.system} in {item.space}, which needs {what}; no scope item gives it there.",
            (item.code,),
            (item.id,),
            choices=(Choice(Way.ACCEPT, f"No {what} is needed, with a reason", asks="reason"),),
            seen=f"{item.code} {item.system} in {item.space} without {what}",
        )
        for what in installation.missing
    )


RULE = Rule(
    4,
    "What is installed has what it needs",
    "Where a system is installed, its rough-in, power, data and maintenance are in the plan too, as far as it needs "
    "them: wireless needs cabling, displays need backing and power. What is nowhere in the plan is a gap.",
    Severity.WARNS,
    checking(subjects, check),
)
