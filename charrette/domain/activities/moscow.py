"""MoSCoW: Must, Should, Could, or Won't this time."""

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step, words_of

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
    rules_in_words=words_of("moscow"),
)
