"""What a rule is: a value with a title, an explanation in words, and two pure functions."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.finding import Finding, Severity

Subject = TypeVar("Subject", bound=Hashable)


class Watch(Protocol):
    """A rule at work on one plan: it keeps what it learned between two looks."""

    def look(self, facts: PlanFacts) -> Iterable[Finding]:
        """The findings of the plan as it stands."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the registry: its number for ever, what it asks for in words, the most it does, and how it watches."""

    number: int
    title: str
    words: str
    severity: Severity
    watch: Callable[[], Watch]


class SubjectWatch(Generic[Subject]):
    """Checks each subject once: what was seen before is not looked at again.

    A subject is a frozen value that holds all that its check reads. So the findings are the same as those of a watch
    that starts afresh, whatever was edited in between.
    """

    def __init__(
        self,
        subjects: Callable[[PlanFacts], Iterable[Subject]],
        check: Callable[[Subject], tuple[Finding, ...]],
    ) -> None:
        self._subjects, self._check = subjects, check
        self._known: dict[Subject, tuple[Finding, ...]] = {}

    def look(self, facts: PlanFacts) -> Iterable[Finding]:
        """The findings of all subjects; those that are gone are forgotten."""
        known, check = self._known, self._check
        now = {
            subject: known[subject] if subject in known else check(subject)
            for subject in self._subjects(facts)
        }
        self._known = now
        return [finding for findings in now.values() for finding in findings]


def checking(
    subjects: Callable[[PlanFacts], Iterable[Subject]], check: Callable[[Subject], tuple[Finding, ...]]
) -> Callable[[], Watch]:
    """How a rule of two pure functions watches."""
    return lambda: SubjectWatch(subjects, check)
