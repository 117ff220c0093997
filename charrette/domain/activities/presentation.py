"""Presentation: results or drafts shown back to the room, for critique."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_words
from charrette.domain.surfaces import Surface, View

PRESENTATION = ActivityKind(
    name="presentation",
    title="Presentation",
    purpose="What was found is shown back to the room, and what the room answers is kept: a feedback loop.",
    steps=(
        Step(
            "Present",
            "Show it back in the room’s own words; questions come after.",
            Surface.TALK,
            View.PROMPT,
        ),
        Step(
            "Hear the answers",
            "Ask what is right, what is missing, what would change it. Each answer is a card.",
            Surface.CAPTURE,
            View.PROMPT,
        ),
    ),
    result=cards_words,
    minutes=20,
    least=10,
    prompt="What is right? What is missing? What would you change?",
)
