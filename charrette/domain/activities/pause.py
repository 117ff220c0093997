"""A break."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import nothing
from charrette.domain.surfaces import Surface, View

BREAK = ActivityKind(
    name="break",
    title="Break",
    purpose="The room rests; the projector shows when it goes on.",
    steps=(Step("Break", "Say when the room meets again; the timer shows it.", Surface.TALK, View.AGENDA),),
    result=nothing,
    minutes=10,
    least=5,
)
