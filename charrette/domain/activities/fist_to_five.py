"""Fist to five: how far each person goes with a proposal, all hands at once."""

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step, words_of

FIST_TO_FIVE = ActivityKind(
    name="fist-to-five",
    title="Fist to five",
    purpose="Whether the room goes along, and who still has a worry to hear.",
    steps=(
        vote_step("Read the proposal out; on three, everybody shows a hand at the same time."),
        reveal_step("Hear everybody who showed 0 to 2, change the proposal, and ask once more."),
    ),
    result=vote_words,
    minutes=10,
    least=5,
    method="fist",
    rules_in_words=words_of("fist"),
    on_proposals=True,
)
