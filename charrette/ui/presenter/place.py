"""Where the room is: the block and step that run, and what the audience sees there by itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.agenda import Block, BlockState
from charrette.domain.project import Session
from charrette.domain.running import set_after, set_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View

if TYPE_CHECKING:
    from charrette.domain.activities import ActivityKind, Step

_ASKING = {Surface.CAPTURE, Surface.TURNS, Surface.GRID, Surface.ROTATION}


@dataclass(frozen=True, slots=True)
class Place:
    """A session with the block that runs, those beside it, and the step of its activity; nothing where none runs."""

    session: Session | None = None
    block: Block | None = None
    together: tuple[Block, ...] = ()
    index: int = 0

    @property
    def kind(self) -> "ActivityKind | None":
        """The kind of activity that runs. Its registry, with every way to vote, is no matter of the app's start."""
        if self.block is None:
            return None
        from charrette.domain.activities import activity_named

        return activity_named(self.block.kind)

    @property
    def steps(self) -> "tuple[Step, ...]":
        """The steps of the activity that runs."""
        return self.kind.steps if self.kind else ()

    @property
    def step(self) -> "Step | None":
        """The step that runs."""
        return self.steps[self.index] if self.block else None

    @property
    def key(self) -> tuple[UUID | None, int, UUID | None]:
        """What changes when the room moves on."""
        return (self.block.id if self.block else None, self.index, self.session.id if self.session else None)

    @property
    def title(self) -> str:
        """What runs, for the audience: the block, and its step where there are several."""
        if self.block is None or self.step is None:
            return self.session.title if self.session else ""
        if len(self.steps) == 1 or self.step.title == self.block.title:
            return self.block.title if self.prompt != self.block.title else self.step.title
        return f"{self.block.title}: {self.step.title}"

    @property
    def asks(self) -> bool:
        """Whether the room says or writes something now: then the session's question stands where there is no own."""
        return self.step is None or self.step.surface in _ASKING

    @property
    def prompt(self) -> str:
        """What the room is asked: the block's prompt, its activity's, or the session's; else what it is about."""
        own = (self.block.prompt or self.kind.prompt) if self.block and self.kind else ""
        if own or self.asks or self.block is None:
            return own or (self.session.prompt if self.session else "")
        return self.block.title

    @property
    def own_view(self) -> View | None:
        """What the audience sees of itself; None where the agenda says nothing."""
        return self.step.view if self.step else None


def place_of(snapshot: ProjectSnapshot, session: Session | None) -> Place:
    """Where the room is in a session."""
    clock = snapshot.clock(session.id) if session else None
    block = snapshot.block_by_id.get(clock.block_id) if clock and clock.block_id else None
    if session is None or block is None or block.state is not BlockState.RUNNING:
        return Place(session)
    from charrette.domain.activities import step_at

    return Place(session, block, set_of(snapshot.agenda(session.id), block.id), step_at(block))


def next_place(snapshot: ProjectSnapshot, place: Place) -> Place | None:
    """Where the room goes next: the next step, else the next block; None at the end."""
    if place.session is None:
        return None
    if place.block is not None and place.index + 1 < len(place.steps):
        return Place(place.session, place.block, place.together, place.index + 1)
    coming = set_after(snapshot.agenda(place.session.id), place.block.id if place.block else None)
    return Place(place.session, coming[0], coming, 0) if coming else None


def waiting_view(snapshot: ProjectSnapshot, session: Session | None) -> View:
    """What the audience sees while no block runs: the thanks after the end, the agenda where there is one."""
    if session is None or not snapshot.agenda(session.id):
        return View.PROMPT
    if session.closed_at is not None:
        return View.THANKS
    return View.AGENDA
