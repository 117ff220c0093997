"""MoSCoW: Must, Should, Could, or Won't this time."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step


def _words(rules: Mapping[str, int]) -> str:
    del rules
    return (
        "Must: without it the school is not legal, not safe or makes no sense; a workaround makes it Should or "
        "Could. A Must needs 60 % of the room and no group against."
    )


MOSCOW = ActivityKind(
    name="moscow",
    title="MoSCoW",
    purpose="What the school cannot open without, and what can wait.",
    steps=(
        vote_step("Ask of each: what happens if it is not met? Must, Should, Could, or Won’t this time."),
        reveal_step("Start with what is contested; Musts over 60 % of the money put the project at risk."),
    ),
    result=vote_words,
    minutes=40,
    least=20,
    method="moscow",
    rules_in_words=_words,
)
