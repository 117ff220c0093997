"""A meal: usually protected, because the kitchen and the buses do not wait."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import nothing
from charrette.domain.surfaces import Surface, View

MEAL = ActivityKind(
    name="meal",
    title="Meal",
    purpose="Lunch or supper; protect it where a kitchen or a bus keeps the time.",
    steps=(Step("Meal", "Say when the room meets again; the timer shows it.", Surface.TALK, View.AGENDA),),
    result=nothing,
    minutes=40,
    least=25,
)
