"""Decisions and actions: what was decided, and who does what by when."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import log_words
from charrette.domain.surfaces import Surface, View

DECISIONS = ActivityKind(
    name="decisions",
    title="Decisions and actions",
    purpose="What was decided is written down while everybody sees it; each action has an owner and a date.",
    steps=(
        Step(
            "Write it down",
            "Read each line back as you write it; an action has one owner and a date.",
            Surface.LOG,
            View.LOG,
        ),
    ),
    result=log_words,
    minutes=15,
    least=5,
    rules_in_words=lambda _: "Each line is read back; an action has one owner and a date.",
)
