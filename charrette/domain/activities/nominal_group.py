"""Nominal group: silent writing, round robin, clarifying, a secret choice with points, and a second vote on splits."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_words, rounds_of, vote_words
from charrette.domain.activities.round_robin import DEFAULTS as TURN_DEFAULTS
from charrette.domain.activities.round_robin import FIELDS as TURN_FIELDS
from charrette.domain.activities.round_robin import turn_words
from charrette.domain.activities.voting import reveal_step, vote_step
from charrette.domain.agenda import Block
from charrette.domain.methods.method import RuleField
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View

FIELDS = (
    RuleField(
        "choose", "Needs each person chooses", "Five to nine; the first choice gets so many points.", 0, 9
    ),
    *TURN_FIELDS,
)
DEFAULTS = {"choose": 5, **TURN_DEFAULTS, "by": 2}


def _words(rules: Mapping[str, int]) -> str:
    choose = rules["choose"]
    points = f"chooses {choose}: {choose} points for the first, 1 for the last" if choose else "chooses a few"
    return f"{turn_words(rules)} Then each {points}, in secret; where many are at both ends, the room votes again."


def _result(block: Block, snapshot: ProjectSnapshot) -> str:
    voted = f" {vote_words(block, snapshot)}" if rounds_of(block, snapshot) else ""
    return f"{cards_words(block, snapshot)}{voted}"


NOMINAL_GROUP = ActivityKind(
    name="nominal-group",
    title="Nominal group",
    purpose="Five to nine people write, hear, understand and rank ideas without anybody taking over.",
    steps=(
        Step(
            "Write in silence",
            "Everybody writes alone, whole thoughts in a few words.",
            Surface.CAPTURE,
            View.PROMPT,
            2,
        ),
        Step(
            "Around the table",
            "One idea in a turn, written word for word; no debate, and anybody may pass.",
            Surface.TURNS,
            View.TURN,
            4,
        ),
        Step(
            "Clarify",
            "Read each out, ask what it means, merge what is the same.",
            Surface.CLARIFY,
            View.ITEM,
            4,
        ),
        vote_step("Everybody chooses in secret and puts the choice in order, the most important first.", 2),
        reveal_step("Look at points and at how many chose it; talk about what divides the room."),
        Step(
            "Vote again on splits",
            "Where many put it first and many last, hear both sides, then vote once more.",
            Surface.VOTE,
            View.VOTING,
            2,
        ),
    ),
    result=_result,
    minutes=90,
    least=60,
    prompt="What must our new school do for you, on an ordinary Tuesday?",
    method="ngt",
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=_words,
)
