"""Gradients of agreement: eight levels from endorsement to veto; the level needed is agreed first."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step, Surface, View
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step
from charrette.domain.methods.method import RuleField

LEVELS = (
    (1, "whole-hearted endorsement"),
    (2, "agreement with a minor point"),
    (3, "support with reservations"),
    (4, "abstain"),
    (5, "more discussion needed"),
    (6, "don’t like it, but will support it"),
    (7, "serious disagreement"),
    (8, "veto"),
)
NEEDED = 3

FIELDS = (
    RuleField(
        "needed",
        "Level needed, from everybody",
        "Agreed before the vote; the higher the stakes, the stronger the support.",
        1,
        8,
        LEVELS,
    ),
)


def _words(rules: Mapping[str, int]) -> str:
    return f"Eight levels, shown together; needed from everybody: {rules['needed']}, {dict(LEVELS)[rules['needed']]}."


GRADIENTS = ActivityKind(
    name="gradients",
    title="Gradients of agreement",
    purpose="How strong the agreement is, and whether it is strong enough for this decision.",
    steps=(
        Step(
            "Agree the level needed",
            "The more depends on it, the longer it lasts and the harder it is, the stronger the support must be.",
            Surface.TALK,
            View.PROMPT,
        ),
        vote_step("Everybody marks a level in private; the marks are shown all at once.", 2),
        reveal_step("Hear those beyond the level needed first; change the proposal or decide.", share=3),
    ),
    result=vote_words,
    minutes=25,
    least=10,
    method="gradients",
    fields=FIELDS,
    defaults={"needed": NEEDED},
    rules_in_words=_words,
    on_proposals=True,
)
