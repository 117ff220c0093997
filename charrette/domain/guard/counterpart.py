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
from charrette.domain.wording import listed

EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """What is installed somewhere, by one scope item or several of the same work, and what of its needs is nowhere."""

    items: tuple[ScopeFacts, ...]
    missing: tuple[str, ...]


def subjects(facts: PlanFacts) -> Iterator[Installation]:
    """Every system that is installed in a space and needs something beside it."""
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    installed: dict[tuple[str, str], list[ScopeFacts]] = defaultdict(list)
    for item in facts.scope.values():
        space, system, action = item.work
        place = EVERYWHERE if space in WHOLE else space
        for what in OWN.get(Action(action), ()):
            own[EVERYWHERE if what in ANYWHERE else place, system].add(what)
        given[place].update(given_by(system, action))
        if action == Action.INSTALL and needed_by(system):
            installed[space, system].append(item)
    for (space, system), items in installed.items():
        there = own[space, system] | own[EVERYWHERE, system] | given[space] | given[EVERYWHERE]
        yield Installation(tuple(items), _missing(needed_by(system), there))


def _missing(needs: tuple[str, ...], there: set[str]) -> tuple[str, ...]:
    missing = tuple(each for each in needs if each not in there)
    return tuple(each for each in missing if each != "power") if "rough-in" in missing else missing


def check(installation: Installation) -> tuple[Finding, ...]:
    """A gap for each thing that is missing."""
    item, codes = installation.items[0], tuple(each.code for each in installation.items)
    return tuple(
        Finding(
            f"4:{item.code}:{what}",
            4,
            Severity.WARNS,
            f"{item.words}: no {what}",
            f"{listed(codes)}: {item.system} in {item.space} needs {what}, and no scope item gives it there.",
            codes,
            tuple(each.id for each in installation.items),
            choices=(Choice(Way.ACCEPT, f"No {what} is needed, with a reason", asks="reason"),),
            seen=f"{item.system} in {item.space} without {what}",
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
