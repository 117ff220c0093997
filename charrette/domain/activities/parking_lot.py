"""Parking lot: what was put aside gets an owner and a date."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import parked_words
from charrette.domain.surfaces import Surface, View

PARKING_LOT = ActivityKind(
    name="parking-lot",
    title="Parking lot",
    purpose="Nothing that was put aside is forgotten: each item gets an owner and a date.",
    steps=(
        Step(
            "Who takes it, by when",
            "Ask of each item: who takes it, by when? What nobody takes is dropped, with a word why.",
            Surface.PARKING,
            View.LOG,
        ),
    ),
    result=parked_words,
    minutes=10,
    least=5,
    rules_in_words=lambda _: "Each item has an owner and a date, or is dropped with a reason.",
)
