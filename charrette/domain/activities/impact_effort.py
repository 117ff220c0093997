"""Impact and effort: each need is placed on a map; quick wins stand out."""

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step, words_of

IMPACT_EFFORT = ActivityKind(
    name="impact-effort",
    title="Impact and effort",
    purpose="Which needs do much for little, and which are major projects.",
    steps=(
        vote_step("Effort first, then impact, each from 1 to 5; effort is nearly always thought too small."),
        reveal_step("Quick wins first; talk about what stands on a line."),
    ),
    result=vote_words,
    minutes=40,
    least=20,
    method="impact-effort",
    rules_in_words=words_of("impact-effort"),
)
