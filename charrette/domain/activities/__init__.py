"""The registry of activities: each kind is one module of this folder and one line of ``kinds``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from charrette.domain.activities import kinds
from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.agenda import Block
from charrette.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

ACTIVITIES: dict[str, ActivityKind] = {
    kind.name: kind for kind in vars(kinds).values() if isinstance(kind, ActivityKind)
}
"""Every kind, in the order in which people choose them: opening, gathering, sorting, deciding, closing, resting."""


def activity_named(name: str) -> ActivityKind:
    """The kind of that name; a name that is not known here (a newer file) is a talk."""
    return ACTIVITIES.get(name, kinds.TALK)


def rules_of(block: Block) -> dict[str, int]:
    """A block's rules with the kind's defaults where it has none of its own."""
    return {**activity_named(block.kind).defaults, **block.rules}


def rules_words(block: Block) -> str:
    """A block's rules in words; empty where its kind has none."""
    return activity_named(block.kind).rules_in_words(rules_of(block))


def result_words(block: Block, snapshot: "ProjectSnapshot") -> str:
    """What came out of a block so far, in a sentence or two; its rules stand in ``rules_words``."""
    return activity_named(block.kind).result(block, snapshot)


def step_at(block: Block) -> int:
    """Which step of its kind a block is in, from 0."""
    last = len(activity_named(block.kind).steps) - 1
    return min(max(block.progress.get("step", 0), 0), last)


def step_of(block: Block) -> Step:
    """The step of its kind a block is in."""
    return activity_named(block.kind).steps[step_at(block)]


def check_rules(kind: ActivityKind, rules: Mapping[str, int]) -> None:
    """Raises ``InvalidInputError`` naming the rule that is not known or not between its limits."""
    fields = {each.name: each for each in kind.fields}
    for name, value in rules.items():
        if name not in fields:
            raise InvalidInputError(f"{kind.title} has no rule called “{name}”.", "Nothing was changed.")
        rule = fields[name]
        if not rule.least <= value <= rule.most:
            raise InvalidInputError(
                f"{rule.label}: {value} is not between {rule.least} and {rule.most}.", "Nothing was changed."
            )
        if rule.choices and value not in dict(rule.choices):
            raise InvalidInputError(f"{rule.label}: {value} is none of the choices.", "Nothing was changed.")


__all__ = [
    "ACTIVITIES",
    "ActivityKind",
    "Step",
    "activity_named",
    "check_rules",
    "result_words",
    "rules_of",
    "rules_words",
    "step_at",
    "step_of",
]
