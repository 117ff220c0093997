"""Gradients of agreement: eight levels from endorsement to veto; the level needed is agreed first."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step, words_of
from charrette.domain.methods import method_named
from charrette.domain.surfaces import Surface, View

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
    fields=method_named("gradients").fields,
    defaults=method_named("gradients").defaults(0),
    rules_in_words=words_of("gradients"),
    on_proposals=True,
)
