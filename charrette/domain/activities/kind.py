"""What a kind of activity is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from charrette.domain.methods.method import RuleField
from charrette.domain.surfaces import Surface, View

if TYPE_CHECKING:
    from charrette.domain.agenda import Block
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an activity: what the facilitator says and does, and what the room sees meanwhile.

    ``share`` is its part of the block's minutes (the shares of all steps are in proportion to one another).
    """

    title: str
    guidance: str
    surface: Surface
    view: View
    share: int = 1


ResultWords = Callable[["Block", "ProjectSnapshot"], str]


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """A kind of activity: a value, so that adding one is one module and one line in the registry.

    ``fields`` with ``defaults`` are its rules form; the rules freeze when a block starts. ``method`` names the voting
    method of its VOTE steps. ``result`` says in a sentence or two what came out, never a number that is not revealed
    yet. ``on_proposals``: its round is about proposals in words rather than about the list of needs.
    """

    name: str
    title: str
    purpose: str
    steps: tuple[Step, ...]
    result: ResultWords
    minutes: int = 15
    least: int = 5
    prompt: str = ""
    method: str = ""
    fields: tuple[RuleField, ...] = ()
    defaults: Mapping[str, int] = field(default_factory=dict[str, int])
    rules_in_words: Callable[[Mapping[str, int]], str] = lambda _: ""
    on_proposals: bool = False

    @property
    def surfaces(self) -> frozenset[Surface]:
        """What the facilitator works on in any of its steps."""
        return frozenset(step.surface for step in self.steps)
