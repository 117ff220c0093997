"""Talk: somebody speaks, the room listens or talks; nothing is collected."""

from charrette.domain.activities.kind import ActivityKind, Step, Surface, View
from charrette.domain.activities.outcome import nothing

TALK = ActivityKind(
    name="talk",
    title="Talk",
    purpose="A welcome, the aims, a discussion: nothing is collected.",
    steps=(Step("Talk", "Say what this part is for and how long it takes.", Surface.TALK, View.PROMPT),),
    result=nothing,
    minutes=10,
    least=3,
)
