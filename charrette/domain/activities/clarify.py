"""Clarify: one card or need after the other; questions of understanding only."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import nothing
from charrette.domain.methods.method import RuleField
from charrette.domain.surfaces import Surface, View

CARDS, NEEDS = 0, 1
FIELDS = (
    RuleField(
        "of", "What is gone through", "", 0, 1, ((NEEDS, "the needs"), (CARDS, "cards in no need yet"))
    ),
)
DEFAULTS = {"of": NEEDS}


def _words(rules: Mapping[str, int]) -> str:
    thing = "need" if rules["of"] == NEEDS else "card"
    return (
        f"One {thing} after the other: what does it mean? No debate of its worth; the author need not answer."
    )


CLARIFY = ActivityKind(
    name="clarify",
    title="Clarify",
    purpose="Everybody understands every line before anybody votes; what is the same is merged.",
    steps=(
        Step(
            "One after the other",
            "Read it out, ask what it means, merge what is the same; nobody argues for or against.",
            Surface.CLARIFY,
            View.ITEM,
        ),
    ),
    result=nothing,
    minutes=20,
    least=10,
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=_words,
)
