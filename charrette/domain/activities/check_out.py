"""Check-out: a last word from everybody, and what happens next."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_words
from charrette.domain.surfaces import Surface, View

CHECK_OUT = ActivityKind(
    name="check-out",
    title="Check-out",
    purpose="Everybody leaves with a last word said and knows what happens next.",
    steps=(
        Step(
            "A last word",
            "One word or one sentence from everybody; nothing is answered.",
            Surface.CAPTURE,
            View.PROMPT,
            2,
        ),
        Step(
            "What happens next",
            "Say who writes it up, when everybody hears what was decided, and thank the room.",
            Surface.TALK,
            View.THANKS,
        ),
    ),
    result=cards_words,
    minutes=10,
    least=5,
    prompt="What do you take home? What is still missing?",
)
