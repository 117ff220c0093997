"""Ground rules: agreed at the start, so that dominance can be answered with them later."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import entries_of
from charrette.domain.agenda import Block
from charrette.domain.log import EntryKind
from charrette.domain.methods.method import RuleField
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View
from charrette.domain.wording import counted

SUGGESTED = (
    "A student counts as much as the superintendent.",
    "Wait for three others, or three minutes, before you speak again.",
    "One conversation at a time.",
    "No phones, except to take part.",
    "Needs first: the budget is not the first topic.",
    "What is off the topic goes to the parking lot.",
)
"""Rules to start from; the room changes them."""

FIELDS = (
    RuleField("wait", "Others to wait for", "The 3 by 3 rule: three others, or three minutes.", 0, 9),
    RuleField("minutes", "Or so many minutes", "0: no such rule.", 0, 9),
)


def _words(rules: Mapping[str, int]) -> str:
    if not rules["wait"]:
        return "The room agrees its own rules."
    minutes = f", or {counted(rules['minutes'], 'minute')}," if rules["minutes"] else ""
    return f"The room agrees its own rules; who has spoken waits for {rules['wait']} others{minutes} first."


def _result(block: Block, snapshot: ProjectSnapshot) -> str:
    agreed = entries_of(block, snapshot, EntryKind.GROUND_RULE)
    return f"{counted(len(agreed), 'ground rule')} agreed." if agreed else "No ground rule agreed yet."


GROUND_RULES = ActivityKind(
    name="ground-rules",
    title="Ground rules",
    purpose="The room agrees how it talks; whoever runs it can point to that later.",
    steps=(
        Step(
            "Agree the rules",
            "Read the rules out, add what the room asks for, and ask for a yes to all of them.",
            Surface.RULES,
            View.RULES,
        ),
    ),
    result=_result,
    minutes=5,
    least=3,
    fields=FIELDS,
    defaults={"wait": 3, "minutes": 3},
    rules_in_words=_words,
)
