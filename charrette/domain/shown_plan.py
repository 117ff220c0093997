"""The plan as the readers of an edition may see it: findings and sign-offs are judged by the whole plan, then told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from charrette.domain.editions import Edition
from charrette.domain.guard import RULES, Finding, Findings, guard
from charrette.domain.log import LogEntry
from charrette.domain.plan.late import day_in_zone
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.schedule import Waiting, waiting
from charrette.domain.plan.settlements import Settlement
from charrette.domain.plan.signing import SignOffState, sign_off_states
from charrette.domain.plan.weekly import Weekly, weekly
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot

_RULE_TITLES = {rule.number: rule.title for rule in RULES}


@dataclass(frozen=True)
class ShownPlan:
    """One project for one edition. ``whole`` is the project as the library holds it, ``today`` such as "2027-03-14".

    What is judged by words that the public does not read (is a decision still good, was a sign-off voided) is judged by
    the whole plan; it is told in the words of the plan that the public reads.
    """

    whole: ProjectSnapshot
    edition: Edition
    today: str

    @classmethod
    def of(cls, snapshot: ProjectSnapshot, edition: Edition, today: str) -> "ShownPlan":
        """A project read with its plan; one that was read without has nothing planned."""
        return cls(snapshot if snapshot.plan is not None else replace(snapshot, plan=Plan()), edition, today)

    @property
    def public(self) -> bool:
        """Whether everybody may read it."""
        return self.edition is Edition.PUBLIC

    @cached_property
    def snapshot(self) -> ProjectSnapshot:
        """The project as these readers may see it. What the public reads of the log names departments only."""
        shown = snapshot_for(self.whole, self.edition)
        if not self.public:
            return shown
        offices = {each.name.casefold() for each in shown.departments}
        return replace(shown, entries=tuple(_ownerless(each, offices) for each in shown.entries))

    @property
    def plan(self) -> Plan:
        """The plan as these readers may see it."""
        return self.snapshot.planned

    @property
    def currency(self) -> str:
        """The project's currency."""
        return self.whole.project.currency

    @cached_property
    def findings(self) -> Findings:
        """The guard's findings, open and settled. The public reads them in the words of its own plan."""
        found = guard(self.whole)
        if not self.public:
            return found
        unsigned = replace(self.plan, sign_offs=())  # what was signed holds the words of then
        told = guard(replace(self.snapshot, plan=unsigned))
        words = {each.id: each for each in (*told.settled, *told.open)}
        settlements = {each.id: each for each in self.plan.settlements}

        def shown(finding: Finding) -> Finding:
            own, settled = words.get(finding.id), finding.settlement
            settlement = settlements.get(settled.id) if settled else None
            title = own.title if own else settlement.title if settlement else _RULE_TITLES[finding.rule]
            return replace(
                finding,
                title=title,
                explanation=own.explanation if own else "",
                sides=own.sides if own else (),
                evidence=own.evidence if own else (),
                choices=(),
                seen="",
                settlement=settlement,
            )

        open_, settled = (tuple(map(shown, each)) for each in (found.open, found.settled))
        return replace(found, open=open_, settled=settled, by_id={})

    @cached_property
    def signed(self) -> tuple[SignOffState, ...]:
        """Each signing department with its last sign-off; the public reads neither who signed nor what it was then."""
        states = sign_off_states(self.whole)
        if not self.public:
            return states
        return tuple(
            replace(
                state,
                sign_off=replace(state.sign_off, signer="", seen={}) if state.sign_off else None,
                edits=tuple(replace(edit, words="") for edit in state.edits),
            )
            for state in states
        )

    @cached_property
    def weekly(self) -> Weekly:
        """The page of the week that ends today."""
        return weekly(self.snapshot, self.today, self.findings)

    @cached_property
    def waits(self) -> tuple[Waiting, ...]:
        """What waits for what, the next due first."""
        concerned = {subject for finding in self.findings.open for subject in finding.subjects}
        return waiting(self.snapshot, self.today, concerned)

    def late(self, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
        """Those whose day has passed and that are not reached."""
        return tuple(each for each in milestones if each.late(self.today))

    def decided_on(self, settlement: Settlement) -> str:
        """The day a finding was settled, such as "2027-03-14"."""
        return day_in_zone(settlement.decided_at, self.whole.project.zone)


def _ownerless(entry: LogEntry, offices: set[str]) -> LogEntry:
    """An entry of the log without its owner, unless that is a department."""
    return entry if entry.owner.casefold() in offices else replace(entry, owner="")
