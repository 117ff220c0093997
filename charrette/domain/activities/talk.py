"""Talk: somebody speaks, the room listens or talks; nothing is collected."""

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import nothing
from charrette.domain.surfaces import Surface, View

TALK = ActivityKind(
    name="talk",
    title="Talk",
    purpose="A welcome, the aims, a discussion: nothing is collected.",
    steps=(Step("Talk", "Say what this part is for and how long it takes.", Surface.TALK, View.PROMPT),),
    result=nothing,
    minutes=10,
    least=3,
)
